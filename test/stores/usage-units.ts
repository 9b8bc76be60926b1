/**
 * What each call costs: the count of the store in memory against what DynamoDB says that it consumed.
 */
import { describe, expect, test } from 'vitest';
import { shardOf } from '#domain/shard.ts';
import { HOUR_MS } from '#domain/time.ts';
import { memoryUsageStore } from '#lambdas/stores/usage-memory.ts';
import type { UsageStore } from '#lambdas/stores/usage-store.ts';
import { exampleItem, exampleLate, examplePack, exampleWork, HOUR, TENANT } from './usage-examples.ts';
import type { UsageUnderTest } from './usage-store-suite.ts';

const CLOSING = { tenantId: TENANT, hour: HOUR, closeAt: HOUR + HOUR_MS };
const LARGE = Array.from({ length: 60 }, (_, n) => ({ quantity: n, tags: { team: `team ${n} of many` } }));
const REFUSED = { receivedAt: HOUR, id: 'x', code: 'UNKNOWN_DIMENSION', record: { tenantId: TENANT } };
const LEASE = { name: 'submit/us-east-1', owner: 'a', until: HOUR + 60_000, rate: 7.25 };

/** Calls in an order in which each of them succeeds. */
const CALLS: readonly (readonly [string, (store: UsageStore) => Promise<unknown>])[] = [
  ['a pack', ({ packs }) => packs.keep(examplePack(1), HOUR)],
  ['a large pack', ({ packs }) => packs.keep(examplePack(2, 900), HOUR)],
  ['the same pack again', ({ packs }) => packs.keep(examplePack(2, 900), HOUR + 5)],
  ['the packs of an hour', ({ packs }) => packs.ofHour(TENANT, HOUR)],
  ['the packs of no hour', ({ packs }) => packs.ofHour(TENANT, 0)],
  ['a manifest', ({ manifests }) => manifests.keep(TENANT, HOUR, 'm', Array(5_100).fill('h'.repeat(43)))],
  ['a manifest read', ({ manifests }) => manifests.read(TENANT, HOUR, 'm', 2)],
  ['a closing time', ({ closings }) => closings.note(CLOSING)],
  ['closing times that are due', ({ closings }) => closings.due(shardOf(TENANT, 4), HOUR + HOUR_MS, 10)],
  ['a closing time forgotten', ({ closings }) => closings.forget(CLOSING)],
  ['nothing forgotten', ({ closings }) => closings.forget(CLOSING)],
  ['a ledger item', ({ ledger }) => ledger.record(exampleItem(0))],
  ['one with allocations', ({ ledger }) => ledger.record({ ...exampleItem(1), allocations: LARGE })],
  ['a ledger item read', ({ ledger }) => ledger.read(exampleItem(1))],
  ['none read', ({ ledger }) => ledger.read(exampleItem(9))],
  ['a stretch of the ledger', ({ ledger }) => ledger.between(TENANT, HOUR, HOUR + 9 * HOUR_MS)],
  ['what is usual', ({ ledger }) => ledger.before(TENANT, HOUR + 9 * HOUR_MS, 24)],
  [
    'a verdict',
    ({ ledger }) =>
      ledger.settle(
        exampleItem(1),
        { name: 'BILLED', at: HOUR, recordId: 'record-1' },
        { at: HOUR, tries: 1, said: 'Success' },
      ),
  ],
  ['work', ({ work }) => work.put(exampleWork(1))],
  [
    'work with allocations',
    ({ work }) =>
      work.put({
        ...exampleWork(2),
        records: [{ dimension: 'calls', quantity: 1e9, timestamp: HOUR, allocations: LARGE }],
      }),
  ],
  ['work read', ({ work }) => work.read(exampleWork(2))],
  ['a try', ({ work }) => work.begin(exampleWork(2))],
  ['work rewritten', ({ work }) => work.rewrite({ ...exampleWork(1), alone: true, notBefore: HOUR })],
  ['work by its deadline', ({ work }) => work.first('us-east-1', 3, 1)],
  ['no work', ({ work }) => work.first('us-east-1', 5, 25)],
  ['work removed', ({ work }) => work.remove(exampleWork(2))],
  ['a lease', ({ leases }) => leases.take(LEASE, HOUR)],
  ['a lease renewed', ({ leases }) => leases.take({ ...LEASE, rate: 0.5 }, HOUR + 1)],
  ['late usage not there', ({ late }) => late.read(exampleLate('a', 0))],
  ['late usage', ({ late }) => late.write(exampleLate('a', 0))],
  ['late usage moved on', ({ late }) => late.write({ ...exampleLate('a', 1), total: -0.125 })],
  ['late usage of an hour', ({ late }) => late.ofHour(TENANT, HOUR)],
  ['refused records', ({ refused }) => refused.keep([REFUSED, { ...REFUSED, id: 'y'.repeat(2_000) }])],
  ['the refused of a day', ({ refused }) => refused.ofDay(new Date(HOUR).toISOString().slice(0, 10), 10)],
];

/** Queries that find nothing. DynamoDB bills the least for them, DynamoDB Local nothing. */
const EMPTY: ReadonlySet<string> = new Set(['the packs of no hour', 'no work']);

/**
 * Declares the comparison for one implementation.
 * @param emptyQueries whether it counts queries that find nothing
 */
export const usageUnits = (
  name: string,
  open: () => Promise<UsageUnderTest>,
  emptyQueries: 'counted' | 'free',
): void => {
  describe(`what usage costs in ${name}`, () => {
    test('each call takes as many units as in memory', async () => {
      const memory = memoryUsageStore({ shards: 4 });
      const under = await open();
      const isCounted = (call: string): boolean => emptyQueries === 'counted' || !EMPTY.has(call);
      const costs = async (of: UsageUnderTest) => {
        const table: Record<string, { read: number; write: number }> = {};
        for (const [call, make] of CALLS) {
          const before = of.units();
          await make(of.store);
          const after = of.units();
          if (isCounted(call))
            table[call] = { read: after.read - before.read, write: after.write - before.write };
        }
        return table;
      };
      const expected = await costs({ store: memory, units: memory.units });
      expect(await costs(under)).toEqual(expected);
      expect(expected['a pack']).toEqual({ read: 0, write: 1 });
      expect(expected['a ledger item']).toEqual({ read: 0, write: 1 });
      expect(Object.values(expected).some(({ write }) => write > 1)).toBe(true);
    });
  });
};
