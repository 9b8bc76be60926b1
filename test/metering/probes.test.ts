/** What other integrations lose or bill twice, by name; what came of it stands on AWS's bill. */
import '../directory/quiet.ts';
import { afterEach, expect, test } from 'vitest';
import { HOUR_MS, isoOf, MINUTE_MS, startOfHour } from '#domain/time.ts';
import { GHOST, type Whole, type WholeOptions, WIDE, whole } from './whole.ts';

let open: Whole | undefined;
afterEach(async () => {
  console.info(expect.getState().currentTestName, open?.tally());
  await open?.close();
});

const BUYER = '111111111111';
const buyers = (count: number) =>
  Array.from({ length: count }, (_, index) => `5${String(index).padStart(11, '0')}`);

/** A seller with customers, at the start of an hour that all of them pay for. */
const served = async (accounts: readonly string[], options?: WholeOptions) => {
  const seller = await whole(options);
  open = seller;
  const customers = await seller.customers(accounts);
  await seller.untilNextHour();
  return { seller, customers, tenantId: customers[0]?.tenantId ?? '' };
};

/** Waits until the hour that runs now is billed. */
const billed = async (seller: Whole) => {
  await seller.untilNextHour();
  await seller.wait(15 * MINUTE_MS);
  return seller.tally();
};

test('more than 25 dimensions of one customer: all are billed', async () => {
  const { seller, tenantId } = await served([BUYER]);
  await seller.report(
    WIDE.map((dimension, index) => ({ tenantId, dimension, quantity: index + 1, id: 'a' })),
  );
  expect(await billed(seller)).toEqual({ accepted: 465, billed: 465, lost: 0, twice: 0 });
  expect(seller.lines()).toHaveLength(30);
});

test('UnprocessedRecords: what AWS left out is sent again', async () => {
  const { seller, tenantId } = await served([BUYER]);
  seller.fault({ operation: 'BatchMeterUsage', kind: 'unprocessed', rate: 0.5, times: 40 });
  await seller.report(WIDE.map((dimension) => ({ tenantId, dimension, quantity: 3, id: 'a' })));
  expect(await billed(seller)).toEqual({ accepted: 90, billed: 90, lost: 0, twice: 0 });
  expect(seller.runs.reduce((sum, { calls }) => sum + calls, 0)).toBeGreaterThan(2);
});

test('throttling: 300 customers at more than AWS’s 10 requests a second', async () => {
  const { seller, customers } = await served(buyers(300), { callsPerSecond: 100 });
  await seller.report(
    customers.flatMap(({ tenantId }) =>
      WIDE.slice(0, 3).map((dimension) => ({ tenantId, dimension, quantity: 1, id: 'a' })),
    ),
  );
  expect(await billed(seller)).toEqual({ accepted: 900, billed: 900, lost: 0, twice: 0 });
  expect(seller.counted.get('MeteringThrottled')).toBeGreaterThan(0);
});

test.each(['Success', 'DuplicateRecord'] as const)(
  'redelivery past the hour: AWS’s answers were lost, and the producer sends again (an identical record is a %s)',
  async (identicalResend) => {
    const { seller, tenantId } = await served([BUYER]);
    seller.core.act('coins', { identicalResend });
    const hour = startOfHour(seller.now());
    const event = { tenantId, quantity: 3, id: 'a', time: isoOf(seller.now()) };
    await seller.report([event]);
    seller.fault({ operation: 'BatchMeterUsage', kind: 'reply-lost', until: hour + 3 * HOUR_MS });
    await seller.wait(2 * HOUR_MS + 20 * MINUTE_MS, 5 * MINUTE_MS);
    await seller.report([event]);
    await seller.wait(3 * HOUR_MS, 5 * MINUTE_MS);
    expect(seller.tally()).toEqual({ accepted: 3, billed: 3, lost: 0, twice: 0 });
    expect(await seller.ledger(tenantId)).toMatchObject([{ hour, verdict: { name: 'BILLED' } }]);
    expect(seller.runs.reduce((sum, { calls }) => sum + calls, 0)).toBeGreaterThan(5);
  },
);

test('two runs in one hour: what came between them is billed too', async () => {
  const { seller, tenantId } = await served([BUYER]);
  await seller.report([{ tenantId, quantity: 3, id: 'a' }]);
  await seller.wait(20 * MINUTE_MS);
  await seller.report([{ tenantId, quantity: 7, id: 'b' }]);
  expect(await billed(seller)).toEqual({ accepted: 10, billed: 10, lost: 0, twice: 0 });
  expect(seller.lines()).toMatchObject([{ quantity: 10 }]);
});

test('late usage, hours old, of an hour that is not closed: metered in its own hour', async () => {
  const { seller, tenantId } = await served([BUYER]);
  const time = seller.now() + MINUTE_MS;
  await seller.wait(5 * HOUR_MS, 10 * MINUTE_MS);
  await seller.report([{ tenantId, quantity: 3, id: 'a', time: isoOf(time) }]);
  // whoever catches up may take some minutes, and several requests, for an old hour
  await seller.wait(6 * MINUTE_MS);
  await seller.report([{ tenantId, quantity: 4, id: 'b', time: isoOf(time) }]);
  await seller.wait(20 * MINUTE_MS);
  expect(seller.tally()).toEqual({ accepted: 7, billed: 7, lost: 0, twice: 0 });
  expect(seller.lines()).toMatchObject([{ quantity: 7, hour: startOfHour(time) }]);
});

test('late usage of a closed hour: in the next open hour, with its origin', async () => {
  const { seller, tenantId } = await served([BUYER]);
  const origin = startOfHour(seller.now());
  const time = isoOf(origin + MINUTE_MS);
  await seller.report([{ tenantId, quantity: 3, id: 'a', time: isoOf(origin) }]);
  await seller.wait(5 * HOUR_MS, 10 * MINUTE_MS);
  const late = { tenantId, quantity: 4, id: 'b', time };
  await seller.report([late]);
  await seller.wait(10 * MINUTE_MS);
  await seller.report([late, { ...late, id: 'a', time: isoOf(origin), quantity: 3 }]);
  await seller.wait(3 * HOUR_MS, 10 * MINUTE_MS);
  expect(seller.tally()).toEqual({ accepted: 7, billed: 7, lost: 0, twice: 0 });
  expect(await seller.ledger(tenantId)).toMatchObject([
    { hour: origin, quantity: 3 },
    { quantity: 4, late: [{ origin, quantity: 4 }] },
  ]);
});

test('quantities that are texts or fractions are refused, and nothing is made of them', async () => {
  const { seller, tenantId } = await served([BUYER]);
  const quantities = ['3', '4', 2.5, -1, 2 ** 31, null, 3];
  const outcomes = await seller.report(
    quantities.map((quantity, index) => ({ tenantId, quantity, id: `e-${index}` })),
  );
  const codes = outcomes.map((each) => ('refusal' in each ? each.refusal.refused : 'accepted'));
  expect(codes).toEqual([...Array.from({ length: 6 }, () => 'QUANTITY_INVALID'), 'accepted']);
  expect(await billed(seller)).toEqual({ accepted: 3, billed: 3, lost: 0, twice: 0 });
});

test('two agreements of one buyer are billed apart', async () => {
  const { seller, customers } = await served([BUYER, BUYER]);
  await seller.report(customers.map(({ tenantId }, index) => ({ tenantId, quantity: index + 3, id: 'a' })));
  expect(await billed(seller)).toEqual({ accepted: 7, billed: 7, lost: 0, twice: 0 });
  const [one, other] = customers;
  const quantities = new Map(seller.lines().map(({ licenseArn, quantity }) => [licenseArn, quantity]));
  expect([one, other].map((each) => quantities.get(each?.licenseArn ?? ''))).toEqual([3, 4]);
});

test('the first hour of a license that began within a second, which AWS tells cut off', async () => {
  const seller = await whole();
  open = seller;
  seller.world.pass(437);
  const [customer] = await seller.customers([BUYER]);
  await seller.report([{ tenantId: customer?.tenantId, quantity: 3, id: 'a' }]);
  expect(await billed(seller)).toEqual({ accepted: 3, billed: 3, lost: 0, twice: 0 });
  expect(seller.runs.reduce((sum, { calls }) => sum + calls, 0)).toBe(1);
});

test('a poison record delays none of the other 24, and is lost with its reason', async () => {
  const { seller, customers } = await served(buyers(25));
  const hour = startOfHour(seller.now());
  await seller.report(
    customers.map(({ tenantId }, index) => ({
      ...{ tenantId, quantity: 2, id: 'a', dimension: index === 12 ? GHOST : 'calls' },
    })),
  );
  await seller.untilNextHour();
  await seller.wait(11 * MINUTE_MS);
  expect(seller.tally()).toEqual({ accepted: 50, billed: 48, lost: 2, twice: 0 });
  await seller.wait(24 * HOUR_MS, 30 * MINUTE_MS);
  const [item] = await seller.ledger(customers[12]?.tenantId ?? '');
  expect(item).toMatchObject({ hour, verdict: { name: 'LOST', reason: 'REFUSED_BY_AWS' } });
  expect(seller.cases().map(({ kind, dimension }) => [kind, dimension])).toContainEqual(['lost', GHOST]);
});
