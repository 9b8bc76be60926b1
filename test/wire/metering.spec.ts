/** What other integrations lose or bill twice, by name, over the wire; what came of it stands on AWS's bill. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { readPolicies } from '#lambdas/edge/policies.ts';
import type { Sandbox } from '#local/sandbox.ts';
import { builtSandbox } from './built-sandbox.ts';
import { hoursAgo, Usage, widen } from './metering-usage.ts';
import { Moves, Person } from './moves.ts';

const PLAIN = 'aw4fgf5tyo5w2ap6fexample1';
const WIDE = Array.from({ length: 30 }, (_, index) => `d${String(index).padStart(2, '0')}`);
/** Our policy knows it, AWS does not: its record is refused. */
const GHOST = 'ghost';
const METER = 'BatchMeterUsage';
/** ms · real ones: how long the functions may take for what is due. */
const PATIENCE = { timeout: 20_000, interval: 200 };

let sandbox: Sandbox;
let moves: Moves;
let customer: Awaited<ReturnType<Moves['customer']>>;
let usage: Usage;
/** An instant of an hour in which nothing was used. */
let quiet: string;

beforeAll(async () => {
  sandbox = await builtSandbox();
  moves = new Moves(sandbox);
  const policy = readPolicies(new URL('../../policies/', import.meta.url)).get('example/plain');
  if (!policy) throw new Error('no policy');
  await widen(sandbox, { product: PLAIN, policy, sold: WIDE, unsold: [GHOST] });
  customer = await moves.customer(PLAIN);
  // hours that may be used late
  await moves.minutes(23 * 60);
  quiet = await hoursAgo(moves, 3);
});
afterAll(() => sandbox.close());

beforeEach(async () => {
  await moves.atMinute(1);
  usage = new Usage(moves).of(customer.purchase, customer.tenantId);
});
afterEach(async () => {
  await faults();
  console.info(expect.getState().currentTestName, usage.tally());
});

const faults = (...api: object[]) => moves.stage.marketplace('faults', { api });
const used = (id: string, quantity: number, more: object = {}) => ({
  ...{ tenantId: customer.tenantId, id, quantity },
  ...more,
});

test('more than 25 dimensions of one customer: all are billed', async () => {
  await usage.report(WIDE.map((dimension, index) => used('a', index + 1, { dimension })));
  await usage.hourOver();
  expect(await usage.billed()).toEqual({ accepted: 465, billed: 465, lost: 0, twice: 0 });
  expect(usage.lines()).toHaveLength(30);
});

test('UnprocessedRecords: what AWS left out is sent again', async () => {
  await faults({ operation: METER, kind: 'unprocessed', rate: 0.5, times: 20 });
  await usage.report(WIDE.map((dimension) => used('a', 3, { dimension })));
  await usage.hourOver();
  expect(await usage.billed()).toEqual({ accepted: 90, billed: 90, lost: 0, twice: 0 });
});

test('throttling: whom AWS tells to wait is billed later, and whole', async () => {
  await usage.report(WIDE.map((dimension) => used('a', 5, { dimension })));
  await moves.atMinute(0);
  await faults({ operation: METER, kind: 'throttle', times: 12 });
  await moves.minutes(11);
  expect(await usage.billed()).toEqual({ accepted: 150, billed: 150, lost: 0, twice: 0 });
  expect(usage.lines()).toHaveLength(30);
});

test('redelivery past the hour: AWS’s answer was lost, and the queue delivers again', async () => {
  const time = await hoursAgo(moves, 0);
  const message = [used('a', 3, { time })];
  await usage.enqueue(message);
  await moves.atMinute(0);
  await faults({ operation: METER, kind: 'reply-lost', until: (await moves.stage.now()) + 70 * 60_000 });
  await usage.jump(10 * 60_000, 5 * 60_000);
  // minute by minute, since what is due is only looked for as time passes
  await vi.waitFor(async () => {
    await usage.jump(60_000, 60_000);
    expect(usage.tally()).toEqual({ accepted: 3, billed: 3, lost: 0, twice: 0 });
  }, PATIENCE);
  await usage.enqueue(message);
  await usage.jump(20 * 60_000, 10 * 60_000);
  await faults();
  await usage.hourOver();
  expect(await usage.billed()).toEqual({ accepted: 3, billed: 3, lost: 0, twice: 0 });
  const { items } = await moves.get(
    `/v1/tenants/${customer.tenantId}/usage?from=${time.slice(0, 13)}:00:00.000Z`,
  );
  expect(items).toMatchObject([{ quantity: 3, verdict: { name: 'BILLED' } }]);
});

test('two runs in one hour: what came between them is billed too', async () => {
  await usage.report([used('a', 3)]);
  await moves.minutes(20);
  await usage.report([used('b', 7)]);
  await usage.hourOver();
  expect(await usage.billed()).toEqual({ accepted: 10, billed: 10, lost: 0, twice: 0 });
  expect(usage.lines()).toMatchObject([{ quantity: 10 }]);
});

test('late usage, hours old: metered in its own hour, or, once that is closed, in the next open one', async () => {
  const time = quiet;
  expect(await usage.report([used('a', 3, { time })])).toMatchObject([{ status: 'accepted' }]);
  await moves.minutes(2);
  expect(await usage.billed()).toEqual({ accepted: 3, billed: 3, lost: 0, twice: 0 });
  const origin = `${time.slice(0, 13)}:00:00.000Z`;
  expect(usage.lines()).toMatchObject([{ hour: Date.parse(origin) }]);
  const late = [used('b', 4, { time })];
  const [placed] = await usage.report(late);
  expect(placed).toMatchObject({ status: 'accepted', late: { hour: expect.any(String) } });
  await usage.report(late);
  await usage.hourOver();
  expect(await usage.billed()).toEqual({ accepted: 7, billed: 7, lost: 0, twice: 0 });
  const { items } = await moves.get(`/v1/tenants/${customer.tenantId}/usage?from=${placed?.late?.hour}`);
  expect(JSON.stringify(items)).toContain(`"late":[{"origin":"${origin}","quantity":4}]`);
});

test('quantities that are texts or fractions are refused, and nothing is made of them', async () => {
  const quantities = ['3', '4', 2.5, -1, 3];
  const outcomes = await usage.report(
    quantities.map((quantity, index) => ({ ...used(`e-${index}`, 0), quantity })),
  );
  expect(outcomes.map(({ status, code }) => code ?? status)).toEqual([
    ...Array.from({ length: 4 }, () => 'QUANTITY_INVALID'),
    'accepted',
  ]);
  await usage.hourOver();
  expect(await usage.billed()).toEqual({ accepted: 3, billed: 3, lost: 0, twice: 0 });
});

test('two agreements of one buyer are billed apart', async () => {
  const person = new Person(moves.stage);
  const quantities = [3, 4];
  const purchases = [];
  for (const _ of quantities) {
    const purchase = await moves.buys(person, PLAIN);
    await moves.registers(person, purchase);
    const { tenantId } = await moves.get(`/v1/subscriptions/${purchase.subscriptionId}`);
    usage.of(purchase, String(tenantId));
    purchases.push({ ...purchase, tenantId: String(tenantId) });
  }
  await usage.report(
    purchases.map(({ tenantId }, index) => ({ tenantId, id: 'a', quantity: quantities[index] })),
  );
  await usage.hourOver();
  expect(await usage.billed()).toEqual({ accepted: 7, billed: 7, lost: 0, twice: 0 });
  const billed = new Map(usage.lines().map(({ licenseArn, quantity }) => [licenseArn, quantity]));
  expect(purchases.map(({ licenseArn }) => billed.get(licenseArn))).toEqual(quantities);
});

test('a poison record delays none of the other 24', async () => {
  await usage.report([...WIDE.slice(0, 24), GHOST].map((dimension) => used('a', 2, { dimension })));
  await usage.hourOver();
  await moves.minutes(1);
  expect(usage.tally()).toEqual({ accepted: 50, billed: 48, lost: 2, twice: 0 });
  const { atMonthClose } = await moves.get('/v1/metering/board');
  const waiting = [{ dimension: GHOST, said: 'InvalidUsageDimensionException' }];
  expect(atMonthClose).toMatchObject({ records: 1, oldest: waiting });
});

test('nothing ended in a dead-letter queue', async () => {
  expect(await moves.stage.deadLetters()).toBe(0);
});
