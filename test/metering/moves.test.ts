/**
 * Tenants that are moved to another AWS account while they are used: each hour is billed once, on the account that table D1-3
 * names, however AWS tells of it.
 */
import '../directory/quiet.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { HOUR_MS, isoOf, MINUTE_MS, startOfHour } from '#domain/time.ts';
import { PRODUCT, SOURCE, TARGET, TENANT } from '../reassignment/moving.ts';
import { type Whole, type WholeOptions, whole } from './whole.ts';

let open: Whole | undefined;
afterEach(async () => {
  console.info(expect.getState().currentTestName, open?.tally());
  await open?.close();
});

const STEP = 5 * MINUTE_MS;

/** A tenant that the source has paid for since some hours, used every five minutes from the start of an hour on. */
const used = async ({ copies = 1, ...options }: WholeOptions & { copies?: number } = {}) => {
  const seller = await whole(options);
  open = seller;
  const { world, core } = seller;
  core.act('faults', { delivery: { copies, shuffleMs: copies === 1 ? 0 : MINUTE_MS } });
  const source = await world.subscribe(SOURCE);
  await world.land(source.licenseArn, TENANT);
  await seller.untilNextHour();
  const began = startOfHour(seller.now());
  let events = 0;
  /** Goes on to so many minutes after the beginning, with an event each five minutes. */
  const until = async (minutes: number, step = STEP): Promise<void> => {
    for (const end = began + minutes * MINUTE_MS; seller.now() < end; ) {
      const record = { tenantId: TENANT, quantity: 1, id: `e-${(events += 1)}` };
      const sent = Array.from({ length: copies }, () => ({ ...record, time: isoOf(seller.now()) }));
      await seller.report(sent);
      await seller.wait(Math.min(step - (seller.now() % step), end - seller.now()));
    }
  };
  const joined = async () => {
    await world.begin();
    await world.approve();
    const target = core.act('subscribe', { accountId: TARGET, productCode: PRODUCT });
    await seller.wait(4 * MINUTE_MS);
    await world.land(target.licenseArn);
    return target;
  };
  return {
    ...{ seller, world, core, source, until, joined },
    cancel: ({ agreementId }: { agreementId: string }) => void core.act('cancel', { agreementId }),
    /** By hours from the beginning: the account that is billed, once for each line of its bill. */
    payers: () =>
      Object.fromEntries(
        [...Map.groupBy(seller.lines(), ({ hour }) => (hour - began) / HOUR_MS)]
          .sort(([left], [right]) => left - right)
          .map(([hour, lines]) => [hour, lines.map(({ accountId }) => accountId).join(' and ')]),
      ),
    waived: async () =>
      (await seller.ledger(TENANT)).flatMap(({ hour, verdict, used: quantity }) =>
        verdict.name === 'WAIVED' ? [{ hour: (hour - began) / HOUR_MS, quantity }] : [],
      ),
  };
};

/** Hours from one to the one before another, on an account. */
const hours = (from: number, to: number, account: string): Record<number, string> =>
  Object.fromEntries(Array.from({ length: to - from }, (_, index) => [from + index, account]));

const none = { lost: 0, twice: 0 };

test('S1-01 with metered hours: the source is billed up to the cut-over, the target from it on', async () => {
  const { seller, world, until, joined, cancel, source, payers } = await used();
  await until(130);
  await joined();
  await until(140);
  await world.link();
  await until(260);
  cancel(source);
  await until(480);
  await seller.wait(75 * MINUTE_MS, STEP);
  expect(world.of().state.name).toBe('COMPLETED');
  expect(payers()).toEqual({ ...hours(0, 3, SOURCE), ...hours(3, 8, TARGET) });
  expect(seller.tally()).toEqual({ accepted: 96, billed: 96, ...none });
  expect(seller.cases()).toEqual([]);
});

test('S1-02 with metered hours: canceled first, the hours of grace are nobody’s', async () => {
  const { seller, world, until, cancel, source, payers, waived } = await used();
  await until(60);
  await world.begin();
  await world.approve();
  await until(75);
  cancel(source);
  await until(250);
  const target = seller.core.act('subscribe', { accountId: TARGET, productCode: PRODUCT });
  await until(255);
  await world.land(target.licenseArn);
  await until(420);
  await seller.wait(75 * MINUTE_MS, STEP);
  expect(world.of().state.name).toBe('COMPLETED');
  expect(payers()).toEqual({ ...hours(0, 2, SOURCE), ...hours(5, 7, TARGET) });
  expect((await waived()).map(({ hour }) => hour)).toEqual([2, 3, 4]);
  const graced = (await waived()).reduce((sum, { quantity }) => sum + quantity, 0);
  const { accepted, billed, twice, lost } = seller.tally();
  expect([billed + graced, lost - graced, twice]).toEqual([accepted, 0, 0]);
  expect(billed).toBeGreaterThan(40);
});

test('S1-05 with metered hours: both subscribed for two days, and each hour is on one bill', async () => {
  const { seller, world, until, joined, payers } = await used();
  await until(10);
  await joined();
  await until(20);
  await world.link();
  await until(49 * 60, 30 * MINUTE_MS);
  await seller.wait(75 * MINUTE_MS, STEP);
  expect(payers()).toEqual({ 0: SOURCE, ...hours(1, 49, TARGET) });
  const { accepted, ...rest } = seller.tally();
  expect(rest).toEqual({ billed: accepted, ...none });
  expect(accepted).toBeGreaterThan(96);
});

describe('S1-06 with metered hours: every notification and every record comes several times', () => {
  test.each([1, 2, 3, 4, 5])('%i times', async (copies) => {
    const { seller, world, until, joined, cancel, source, payers } = await used({ copies });
    await until(70);
    await joined();
    await until(80);
    await world.link();
    await until(140);
    cancel(source);
    await until(240);
    await seller.wait(75 * MINUTE_MS, STEP);
    expect(world.of().state.name).toBe('COMPLETED');
    expect(payers()).toEqual({ ...hours(0, 2, SOURCE), ...hours(2, 4, TARGET) });
    expect(seller.tally()).toEqual({ accepted: 48, billed: 48, ...none });
  });
});

test('S1-15 with metered hours: the target fails, and the source goes on paying', async () => {
  const { seller, world, until, core, payers } = await used();
  await until(60);
  await world.begin();
  await world.approve();
  const refused = core.act('subscribe', { accountId: TARGET, productCode: PRODUCT, payment: 'fails' });
  await until(65);
  await world.fail(refused.licenseArn, TARGET);
  await until(240);
  await seller.wait(75 * MINUTE_MS, STEP);
  expect(world.of().state).toMatchObject({ name: 'ABORTED', reason: 'TARGET_FAILED' });
  expect(payers()).toEqual(hours(0, 4, SOURCE));
  expect(seller.tally()).toEqual({ accepted: 48, billed: 48, ...none });
});

describe('the hour of the cut-over', () => {
  /** The link moves five minutes into the third hour, and the source ends some minutes into it. */
  const cut = async (endsAtMinute: number, delayMs = 0, options: WholeOptions = {}) => {
    const made = await used(options);
    const { seller, world, until, joined, cancel, source, core } = made;
    await until(110);
    await joined();
    await until(125);
    await world.link();
    await until(120 + endsAtMinute);
    core.act('faults', { delivery: { delayMs } });
    cancel(source);
    await until(180);
    core.act('faults', {});
    await until(300);
    await seller.wait(75 * MINUTE_MS, STEP);
    expect(world.of().state.name).toBe('COMPLETED');
    return made;
  };

  test.each([
    [9, TARGET],
    [11, SOURCE],
  ])('with %i minutes left of the source’s final hour', async (minutes, account) => {
    const { seller, payers } = await cut(minutes);
    expect(payers()).toEqual({ ...hours(0, 2, SOURCE), 2: account, ...hours(3, 5, TARGET) });
    const { accepted, ...rest } = seller.tally();
    expect(rest).toEqual({ billed: accepted, ...none });
    expect(accepted).toBeGreaterThanOrEqual(60);
    expect(seller.cases()).toEqual([]);
  });

  test('with nine minutes left, but a record that AWS has accepted already: it stays', async () => {
    // the hour is closed as soon as it is over, and AWS's word of the end comes an hour late
    const { seller, payers } = await cut(9, HOUR_MS, { metering: { closeAfter: 'PT0S' } });
    expect(payers()).toEqual({ ...hours(0, 2, SOURCE), 2: SOURCE, ...hours(3, 5, TARGET) });
    const { accepted, ...rest } = seller.tally();
    expect(rest).toEqual({ billed: accepted, ...none });
    expect(accepted).toBeGreaterThanOrEqual(60);
  });
});
