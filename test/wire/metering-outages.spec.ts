/** AWS takes no usage for hours, over the wire: what can still be billed is. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { HOUR_MS, type Instant, isoOf, MINUTE_MS, startOfHour } from '#domain/time.ts';
import type { Sandbox } from '#local/sandbox.ts';
import { builtSandbox } from './built-sandbox.ts';
import { Usage } from './metering-usage.ts';
import { Moves } from './moves.ts';

const PLAIN = 'aw4fgf5tyo5w2ap6fexample1';

let sandbox: Sandbox;
let moves: Moves;
let customer: Awaited<ReturnType<Moves['customer']>>;
let usage: Usage;

beforeAll(async () => {
  sandbox = await builtSandbox();
  moves = new Moves(sandbox);
  customer = await moves.customer(PLAIN);
});
afterAll(() => sandbox.close());

beforeEach(async () => {
  await moves.atMinute(0);
  usage = new Usage(moves).of(customer.purchase, customer.tenantId);
});
afterEach(() => console.info(expect.getState().currentTestName, usage.tally()));

let events = 0;
const report = () =>
  usage.report([{ tenantId: customer.tenantId, id: `e-${(events += 1)}`, quantity: events }]);
const isDown = (until: Instant) =>
  moves.stage.marketplace('faults', { api: [{ operation: 'BatchMeterUsage', kind: 'outage', until }] });

/** Time passes in steps while AWS is down, with usage in each hour. */
const endure = async (until: Instant): Promise<void> => {
  for (let hour = -1; (await moves.stage.now()) < until; ) {
    const now = await moves.stage.now();
    if (startOfHour(now) !== hour) await report();
    hour = startOfHour(now);
    await usage.jump(Math.min(30 * MINUTE_MS, until - now), 30 * MINUTE_MS);
  }
};

test('for 20 hours inside a month: nothing is lost', async () => {
  const up = (await moves.stage.now()) + 20 * HOUR_MS;
  await report();
  await isDown(up);
  await endure(up - MINUTE_MS);
  expect(usage.tally().billed).toBe(0);
  await moves.minutes(10);
  await usage.hourOver();
  const { accepted, ...rest } = await usage.billed();
  expect(rest).toEqual({ billed: accepted, lost: 0, twice: 0 });
  expect(usage.lines().length).toBeGreaterThanOrEqual(20);
});

/** The first instant of the next month. */
const nextMonth = async (): Promise<Instant> => {
  const now = new Date(await moves.stage.now());
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1);
};

test('from 00:30 to 05:30 on the 1st: the month that is over is billed whole', async () => {
  const first = await nextMonth();
  await moves.minutes((first - 3 * HOUR_MS - (await moves.stage.now())) / MINUTE_MS);
  for (let hour = 0; hour < 3; hour += 1) {
    await report();
    // the last hour is reported late, from a producer that was down itself
    if (hour < 2) await moves.minutes(60);
  }
  const held = { tenantId: customer.tenantId, id: 'held', quantity: 1_000, dimension: 'requests' };
  // AWS is told a minute after the hour was closed
  for (const minutes of [72, 2, 2, 14]) await moves.minutes(minutes);
  await isDown(first + 5.5 * HOUR_MS);
  await usage.report([{ ...held, time: isoOf(first - 4 * HOUR_MS) }]);
  await endure(first + 5.4 * HOUR_MS);
  expect(usage.tally().lost).toBeGreaterThanOrEqual(1_000);
  const { atMonthClose } = await moves.get('/v1/metering/board');
  expect(atMonthClose).toMatchObject({ until: isoOf(first + 6 * HOUR_MS), records: 1, quantity: 1_000 });
  await moves.minutes(12);
  expect((await moves.get('/v1/metering/board')).atMonthClose).not.toMatchObject({ quantity: 1_000 });
  await usage.hourOver();
  const { accepted, ...rest } = await usage.billed();
  expect(rest).toEqual({ billed: accepted, lost: 0, twice: 0 });
  expect(usage.lines().filter(({ hour }) => hour < first)).toHaveLength(4);
});
