import { describe, expect, test } from 'vitest';
import { hearFact } from '#domain/subscription/license.ts';
import { MINUTE_MS } from '#domain/time.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { HOUR } from '../marketplace/setting.ts';
import { used, type World, world } from './submit-world.ts';

const sum = (items: readonly { readonly quantity: number }[]): number =>
  items.reduce((total, { quantity }) => total + quantity, 0);

const fault = ({ core }: World, ...api: Parameters<typeof core.act<'faults'>>[1]['api'] & object) =>
  core.act('faults', { api });

const METER = 'BatchMeterUsage';

/** Runs once a minute, as the schedule does. */
const runFor = async ({ run, set }: World, minutes: number) => {
  for (let minute = 0; minute < minutes; minute += 1) {
    const begunAt = set.now();
    await run();
    set.until(begunAt + MINUTE_MS);
  }
};

describe('what is due', () => {
  test('is told once, in full calls, and is done with', async () => {
    const { closed, run, verdicts, billed, work, sent, counted } = world();
    const items = await closed('t-a', used(60));
    expect(await run()).toEqual({ calls: 3, billed: 60, lost: 0, throttled: 0 });
    expect(new Set(await verdicts(items))).toEqual(new Set(['BILLED']));
    expect(billed()).toBe(sum(items));
    expect(await work()).toEqual([]);
    expect(sent.map(({ slices }) => slices.flatMap(({ records }) => records).length)).toEqual([25, 25, 10]);
    expect(counted.get('usageMetered')).toBe(60);
  });

  test('of many small tenants, it comes in calls that are full', async () => {
    const { closed, run, billed } = world();
    for (let tenant = 0; tenant < 57; tenant += 1) await closed(`t-${tenant}`, used(1, tenant));
    expect(await run()).toMatchObject({ calls: 3, billed: 57 });
    expect(billed()).toBe(57);
  });

  test('the sooner deadline first, and what is urgent without waiting for company', async () => {
    const { closed, run, sent, set } = world();
    const [urgent] = await closed('t-z', { d59: 1 }, { hour: 0 });
    set.until((urgent?.deadline ?? 0) - 5 * MINUTE_MS);
    await closed('t-a', used(30), { hour: 23 });
    await run();
    expect(sent[0]?.slices[0]?.item.tenantId).toBe('t-z');
  });

  test('nothing is sent faster than the rate', async () => {
    const { closed, run, set } = world();
    for (let hour = 0; hour < 3; hour += 1) await closed('t-a', used(60), { hour });
    const begunAt = set.now();
    const { calls } = await run({ callsPerSecond: 2 });
    expect(calls).toBe(8);
    expect(set.now() - begunAt).toBe(((calls - 1) * 1000) / 2);
  });

  test('a run that is out of time leaves the rest to the next one', async () => {
    const { closed, run, billed, work } = world();
    for (let hour = 0; hour < 3; hour += 1) await closed('t-a', used(60), { hour });
    expect(await run({ callsPerSecond: 1 }, 3_000)).toMatchObject({ calls: 3, billed: 75 });
    expect(await work()).not.toEqual([]);
    expect(await run()).toMatchObject({ billed: 105 });
    expect([billed(), await work()]).toEqual([3 * 1830, []]);
  });
});

test('a backlog of thousands is read page by page, and each product has its own calls', async () => {
  const wide = world();
  const { run, work, usage } = wide;
  await wide.closed('t-a', used(60));
  const [first] = await work();
  if (!first) throw new Error('no work');
  const products = ['one', 'two', 'three'];
  for (let nth = 0; nth < 1_500; nth += 1)
    await usage.work.put({
      ...{ ...first, tenantId: `t-${nth}`, shard: nth % 4, productCode: products[nth % 3] ?? '' },
      records: first.records.slice(0, 1),
    });
  const told: number[] = [];
  let [reads, most] = [0, 0];
  const reading = {
    ...usage.work,
    first: async (...asked: Parameters<typeof usage.work.first>) => {
      most = Math.max(most, asked[2]);
      reads += 1;
      return usage.work.first(...asked);
    },
  };
  const { calls } = await run({
    usage: { ...usage, work: reading },
    meterUsage: async ({ productCode, slices }) => {
      told.push(slices.length);
      expect(new Set(slices.map(({ item }) => item.productCode))).toEqual(new Set([productCode]));
      return {
        records: slices.flatMap(({ records }) => records.map(() => ({ status: 'Success' as const }))),
      };
    },
  });
  expect([calls, await work()]).toEqual([3 * 20 + 3, []]);
  expect([most, reads > 4 * 3]).toEqual([100, true]);
  expect(told.filter((size) => size === 25)).toHaveLength(3 * 20);
});

describe('what AWS does not take', () => {
  test('unprocessed records are sent again until they are taken', async () => {
    const set = world();
    fault(set, { operation: METER, kind: 'unprocessed', rate: 0.5, times: 40 });
    const items = await set.closed('t-a', used(50));
    const { calls } = await set.run();
    expect(new Set(await set.verdicts(items))).toEqual(new Set(['BILLED']));
    expect(set.billed()).toBe(sum(items));
    expect(calls).toBeLessThan(10);
  });

  test('throttling halves the rate, which recovers; everything is billed', async () => {
    const set = world();
    fault(set, { operation: METER, kind: 'throttle', times: 3 });
    const items = await set.closed('t-a', used(60));
    expect(await set.run()).toEqual({ calls: 6, billed: 60, lost: 0, throttled: 3 });
    expect(set.billed()).toBe(sum(items));
    expect(set.counted.get('meteringThrottled')).toBe(3);
    const lease = await set.usage.leases.take(
      { name: 'submit/us-east-1', owner: 'another', until: set.set.now() },
      set.set.now(),
    );
    expect(lease).toMatchObject({ taken: true, rate: expect.any(Number) });
    expect('rate' in lease && lease.rate).toBeLessThan(8);
  });

  test('a record that AWS refuses is found; the other 24 of its call are billed in the same run', async () => {
    const set = world();
    const good = await set.closed('t-a', used(24));
    const [poison] = await set.closed('t-b', { 'no-such-dimension': 7 });
    const { calls } = await set.run();
    expect(new Set(await set.verdicts(good))).toEqual(new Set(['BILLED']));
    expect(set.billed()).toBe(sum(good));
    expect(calls).toBeLessThanOrEqual(11);
    const [left] = await set.work();
    expect(left).toMatchObject({ alone: true, refusals: 1, said: 'InvalidUsageDimensionException' });
    expect(set.store.all('meteringCase')).toMatchObject([{ kind: 'refused', tenantId: 't-b' }]);
    expect(await set.run()).toMatchObject({ calls: 0 });
    expect(poison && (await set.ledger([poison]))).toMatchObject([{ verdict: { name: 'DUE' } }]);
    set.set.until(poison?.deadline ?? 0);
    expect(await set.run()).toMatchObject({ calls: 0, lost: 1 });
    expect(poison && (await set.ledger([poison]))).toMatchObject([
      { verdict: { name: 'LOST', reason: 'REFUSED_BY_AWS' } },
    ]);
    const states = set.store.all('meteringCase').map(({ kind, state }) => [kind, state.name]);
    expect(new Map(states as [string, string][])).toEqual(
      new Map([
        ['refused', 'SETTLED'],
        ['lost', 'WAITING'],
      ]),
    );
  });

  test('a customer that is not subscribed is asked for with pauses, and billed once it is', async () => {
    const set = world();
    const items = await set.closed('t-a', used(2));
    set.core.act('suspend', { accountId: set.license.account, suspended: true });
    await runFor(set, 60);
    // 5, 10, 20 and 40 minutes apart
    expect(set.counted.get('meteringCalls')).toBe(4);
    expect(await set.verdicts(items)).toEqual(['DUE', 'DUE']);
    // what is paused is not forgotten
    expect(Math.min(...set.told.map(({ meteringAge }) => meteringAge))).toBeGreaterThan(HOUR / 1000);
    set.core.act('suspend', { accountId: set.license.account, suspended: false });
    await runFor(set, 20);
    expect([await set.verdicts(items), set.billed()]).toEqual([['BILLED', 'BILLED'], 3]);
  });

  test('of a subscription that is live here that is a case, which ends when it is billed', async () => {
    const set = world();
    const [item] = await set.closed('t-a', used(1));
    const { licenseId = 'l-0', licenseStart = 0 } = item?.payer ?? {};
    const granted = { kind: 'granted', at: licenseStart, id: 'granted' } as const;
    const license = hearFact(undefined, { licenseId, licenseArn: 'arn' }, granted, licenseStart);
    const { surroundings } = set.ports;
    const cause = { door: 'test', verb: 'hear', actor: { kind: 'clock' }, correlationId: 'c' } as const;
    await walk(set.store, surroundings, cause, async (work) => work.put('license', licenseId, license));
    set.core.act('suspend', { accountId: set.license.account, suspended: true });
    await runFor(set, 10);
    expect(set.store.all('meteringCase')).toMatchObject([
      { kind: 'not-subscribed', state: { name: 'WAITING' } },
    ]);
    expect(set.counted.get('usageNotSubscribed')).toBe(2);
    set.core.act('suspend', { accountId: set.license.account, suspended: false });
    await runFor(set, 20);
    expect(set.store.all('meteringCase')).toMatchObject([{ state: { name: 'SETTLED', how: 'resolved' } }]);
  });

  test('what is not taken until its deadline is lost, with its reason, a case and an event', async () => {
    const set = world();
    const [item] = await set.closed('t-a', { d00: 5 });
    const deadline = item?.deadline ?? 0;
    fault(set, { operation: METER, kind: 'outage' });
    set.set.until(deadline - 20 * MINUTE_MS);
    await runFor(set, 21);
    expect(item && (await set.ledger([item]))).toMatchObject([
      {
        verdict: { name: 'LOST', reason: 'OUTAGE', at: deadline },
        answer: { said: 'InternalServiceErrorException' },
      },
    ]);
    expect([set.billed(), await set.work()]).toEqual([0, []]);
    expect(set.store.all('meteringCase')).toMatchObject([{ kind: 'lost', lost: 'OUTAGE' }]);
    expect(set.store.journal.flatMap(({ events }) => events.map(({ type }) => type))).toEqual(['usage.lost']);
    // one call in two seconds at most, while AWS does not answer
    expect(set.counted.get('meteringCalls')).toBeLessThan(20 * 30);
    expect(set.told.at(-2)?.meteringAge).toBeGreaterThan((23 * HOUR) / 1000 - 20 * 60);
  });
});
