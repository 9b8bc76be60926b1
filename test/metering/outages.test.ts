/** AWS takes no usage for hours: what can be billed still is; what cannot is said before it is too late, and listed after. */
import '../directory/quiet.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { UNMETERED_ALARM_MS, UNMETERED_WARNING_MS } from '#domain/limits.ts';
import { boardOf } from '#domain/metering/board.ts';
import { DAY_MS, HOUR_MS, type Instant, isoOf, MINUTE_MS, SECOND_MS } from '#domain/time.ts';
import { type Whole, type WholeOptions, whole } from './whole.ts';

let open: Whole | undefined;
afterEach(async () => {
  console.info(expect.getState().currentTestName, open?.tally());
  await open?.close();
});

const STEP = 30 * MINUTE_MS;

/** Three customers at an instant, who use something every hour from then on. */
const using = async (from: Instant, options?: WholeOptions) => {
  const seller = await whole(options);
  open = seller;
  const customers = await seller.customers(['511111111111', '522222222222', '533333333333']);
  await seller.world.wait(from - seller.now(), DAY_MS);
  let events = 0;
  const report = () =>
    seller.report(
      customers.flatMap(({ tenantId }, index) =>
        ['calls', 'files'].map((dimension) => ({
          ...{ tenantId, dimension, id: `e-${(events += 1)}`, quantity: index + 1 },
        })),
      ),
    );
  /** Each half hour every customer uses something. */
  const use = async (until: Instant, each: () => Promise<void> = async () => undefined) => {
    while (seller.now() < until) {
      await report();
      // a run may wait on its own: the next one is a step after the one before
      await seller.wait(STEP - (seller.now() % STEP), STEP);
      await each();
    }
  };
  const isDown = (until: Instant) => seller.fault({ operation: 'BatchMeterUsage', kind: 'outage', until });
  return { seller, customers, use, isDown };
};

const at = (text: string): Instant => Date.parse(text);

describe('BatchMeterUsage is down', () => {
  test('for 20 hours inside a month: nothing is lost', async () => {
    const { seller, use, isDown } = await using(at('2026-09-10T03:00:00Z'));
    await use(at('2026-09-10T05:00:00Z'));
    isDown(at('2026-09-11T01:00:00Z'));
    await use(at('2026-09-11T00:30:00Z'));
    const { accepted, billed } = seller.tally();
    expect([billed, accepted]).toEqual([24, 43 * 12]);
    await use(at('2026-09-11T04:00:00Z'));
    await seller.wait(2 * HOUR_MS, STEP);
    expect(seller.tally()).toEqual({ accepted: 600, billed: 600, lost: 0, twice: 0 });
    expect(seller.cases()).toEqual([]);
  });

  test('from 00:30 to 05:30 on the 1st: the month that is over is billed whole', async () => {
    // the last hour of August is closed while AWS is down
    const closing = { metering: { closeAfter: 'PT1H' } };
    const { seller, use, isDown } = await using(at('2026-08-31T20:00:00Z'), closing);
    await use(at('2026-09-01T00:30:00Z'));
    isDown(at('2026-09-01T05:30:00Z'));
    await use(at('2026-09-01T05:00:00Z'));
    expect(seller.told.at(-1)?.meteringMonthEndBacklog).toBe(6);
    await use(at('2026-09-01T05:30:00Z'));
    expect(seller.told.at(-1)?.meteringMonthEndBacklog).toBe(0);
    await use(at('2026-09-01T08:00:00Z'));
    await seller.wait(3 * HOUR_MS, STEP);
    expect(seller.tally()).toEqual({ accepted: 288, billed: 288, lost: 0, twice: 0 });
    const months = Map.groupBy(seller.lines(), ({ hour }) => isoOf(hour).slice(0, 7));
    expect([...months].map(([month, lines]) => [month, lines.length])).toEqual([
      ['2026-08', 4 * 6],
      ['2026-09', 8 * 6],
    ]);
  });

  test('for 26 hours, so that loss is inevitable: said before, and each hour is listed with its reason', async () => {
    const { seller, customers, use, isDown } = await using(at('2026-09-10T03:00:00Z'));
    await use(at('2026-09-10T05:00:00Z'));
    const down = at('2026-09-10T05:00:00Z');
    const up = down + 26 * HOUR_MS;
    isDown(up);
    const firsts: Record<string, Instant> = {};
    const note = (name: string, is: boolean) => {
      if (is) firsts[name] ??= seller.now();
    };
    await use(up, async () => {
      const age = (seller.told.at(-1)?.meteringAge ?? 0) * SECOND_MS;
      note('warned', age >= UNMETERED_WARNING_MS);
      note('alarmed', age >= UNMETERED_ALARM_MS);
      note('shown', (await boardNow(seller)).withinHour.records > 0);
      note('lost', (seller.counted.get('UsageLost') ?? 0) > 0);
    });
    await use(up + 2 * HOUR_MS);
    await seller.wait(2 * HOUR_MS, STEP);
    // the alarm of twenty hours leaves hours to act in, and what will be lost stands on the board before it is
    expect((firsts.lost ?? 0) - (firsts.warned ?? Number.NaN)).toBeGreaterThan(16 * HOUR_MS);
    expect((firsts.lost ?? 0) - (firsts.alarmed ?? Number.NaN)).toBeGreaterThanOrEqual(2 * HOUR_MS);
    expect(firsts.shown).toBeLessThan(firsts.lost ?? 0);

    const { accepted, billed, lost, twice } = seller.tally();
    expect([billed + lost, twice]).toEqual([accepted, 0]);
    expect(lost).toBeGreaterThan(0);
    const ledgers = await Promise.all(customers.map(({ tenantId }) => seller.ledger(tenantId)));
    const gone = ledgers.flat().filter(({ verdict }) => verdict.name === 'LOST');
    expect(gone.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(lost);
    expect(gone.every(({ verdict }) => verdict.name === 'LOST' && verdict.reason === 'OUTAGE')).toBe(true);
    const told = seller.world.store.journal
      .flatMap(({ events }) => events)
      .flatMap((event) => (event.type === 'usage.lost' ? [event] : []));
    const nameOf = ({ tenantId, hour, dimension }: { tenantId: string; hour: Instant; dimension: string }) =>
      `${tenantId} ${isoOf(hour)} ${dimension}`;
    const listed = seller.cases().filter(({ kind, lost: reason }) => kind === 'lost' && reason === 'OUTAGE');
    expect(listed.map(nameOf).sort()).toEqual(gone.map(nameOf).sort());
    expect(told).toHaveLength(gone.length);
    // none but the hours whose 24 hours were over before AWS came back
    expect(Math.max(...gone.map(({ deadline = 0 }) => deadline))).toBeLessThanOrEqual(up);
  });
});

const boardNow = async ({ usage, now }: Whole) => {
  const shards = await Promise.all([0, 1].map((shard) => usage.work.first('us-east-1', shard, 10_000)));
  return boardOf({ work: shards.flatMap(({ items }) => items), closings: [], now: now() }, []);
};
