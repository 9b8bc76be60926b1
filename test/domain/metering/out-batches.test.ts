import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Batch,
  bytesOf,
  halves,
  nextBatch,
  recordsOf,
  refreshed,
  workName,
} from '#domain/metering/batches.ts';
import type { MeteredIdentity } from '#domain/metering/hour.ts';
import { recovered, slowed, startPace } from '#domain/metering/pace.ts';
import type { WorkItem } from '#domain/metering/work.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#domain/time.ts';
import { CLOSED, DEADLINE, HOUR, record, workWith } from './out-hours.ts';

const now = CLOSED;
const ALL = { isLast: true };
const itemOf = (name: number, records: number, more: Partial<WorkItem> = {}): WorkItem =>
  workWith({
    tenantId: `t-${name}`,
    deadline: DEADLINE + name,
    records: Array.from({ length: records }, (_, index) => record(`d${index}`)),
    ...more,
  });
const customer = (productCode: string): MeteredIdentity => ({
  by: 'customer',
  productCode,
  customerIdentifier: 'c',
});

/** Takes batch after batch until nothing is left, as the submitter does when AWS takes all of it. */
const drained = (items: readonly WorkItem[]): Batch[] => {
  const batches: Batch[] = [];
  let waiting = [...items].sort((left, right) => left.deadline - right.deadline);
  for (let batch = nextBatch(waiting, now, ALL); batch; batch = nextBatch(waiting, now, ALL)) {
    batches.push(batch);
    const sent = new Map(batch.slices.map(({ item, records }) => [workName(item), records]));
    waiting = waiting.flatMap((item) => {
      const gone = sent.get(workName(item)) ?? [];
      const records = item.records.filter((each) => !gone.includes(each));
      return records.length > 0 ? [{ ...item, records }] : [];
    });
  }
  return batches;
};
const sizes = (batches: readonly Batch[]): number[] => batches.map((batch) => recordsOf(batch).length);

describe('batches', () => {
  test('are full but for the last, whatever the sizes of the items', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ records: fc.integer({ min: 1, max: 25 }), product: fc.constantFrom('p1', 'p2', 'p3') }),
          {
            maxLength: 60,
          },
        ),
        (drafts) => {
          const items = drafts.map(({ records, product }, index) =>
            itemOf(index, records, { productCode: product }),
          );
          const batches = drained(items);
          const sent = batches.flatMap((batch) =>
            batch.slices.flatMap(({ item, records }) =>
              records.map(({ dimension }) => `${item.tenantId}/${dimension}`),
            ),
          );
          expect(new Set(sent).size).toBe(sent.length);
          const all = items.reduce((sum, { records }) => sum + records.length, 0);
          expect(sent.length).toBe(all);
          const least = [...Map.groupBy(items, ({ productCode }) => productCode).values()].reduce(
            (calls, same) =>
              calls + Math.ceil(same.reduce((sum, { records }) => sum + records.length, 0) / 25),
            0,
          );
          expect(batches.length).toBe(least);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('hold one product, Region and identity', () => {
    const items = [
      itemOf(1, 2),
      itemOf(2, 2, { productCode: 'prod2' }),
      itemOf(3, 2, { region: 'eu-west-1' }),
      itemOf(4, 2, { identity: customer('prod1') }),
      itemOf(5, 2, { identity: customer('other') }),
      itemOf(6, 3),
    ];
    const batches = drained(items);
    expect(sizes(batches)).toEqual([5, 2, 2, 2, 2]);
    expect(
      batches.map(({ region, productCode, identityKind }) => [region, productCode, identityKind]),
    ).toEqual([
      ['us-east-1', 'prod1', 'license'],
      ['us-east-1', 'prod2', 'license'],
      ['eu-west-1', 'prod1', 'license'],
      ['us-east-1', 'prod1', 'customer'],
      ['us-east-1', 'prod1', 'customer'],
    ]);
    expect(recordsOf(batches[0] as Batch)[0]).toEqual({ ...record('d0'), identity: items[0]?.identity });
  });

  test('stay under AWS’s size with allocations', () => {
    const allocations = Array.from({ length: 2_000 }, (_, index) => ({
      quantity: 1,
      tags: { key: `${index}`.padEnd(90, 'x') },
    }));
    const large = { ...record('d0', 2_000), allocations };
    const items = Array.from({ length: 6 }, (_, index) => itemOf(index, 1, { records: [large] }));
    const batches = drained(items);
    expect(sizes(batches).reduce((sum, size) => sum + size, 0)).toBe(6);
    for (const batch of batches) {
      const bytes = recordsOf(batch).reduce((sum, { identity, ...each }) => sum + bytesOf(identity, each), 0);
      expect(bytes).toBeLessThan(1024 * 1024);
      expect(JSON.stringify(recordsOf(batch)).length).toBeLessThan(bytes);
    }
    const huge = { ...large, allocations: allocations.flatMap((each) => [each, each, each]) };
    expect(sizes(drained([itemOf(0, 1, { records: [huge] }), itemOf(1, 1)]))).toEqual([1, 1]);
  });

  test('take the soonest deadline first', () => {
    const items = Array.from({ length: 30 }, (_, index) => itemOf(index, 1));
    expect(drained(items)[0]?.slices.map(({ item }) => item.tenantId)).toEqual(
      Array.from({ length: 25 }, (_, index) => `t-${index}`),
    );
  });

  test('which are not full wait while there is more to be read, unless time is short', () => {
    const few = [itemOf(1, 3)];
    expect(nextBatch(few, now, { isLast: false })).toBeUndefined();
    expect(nextBatch(few, now, ALL)?.slices).toHaveLength(1);
    const short = [itemOf(1, 3, { deadline: now + 10 * MINUTE_MS - 1 })];
    expect(nextBatch(short, now, { isLast: false })?.slices).toHaveLength(1);
    expect(
      nextBatch([...few, ...[4, 5].map((name) => itemOf(name, 25, { productCode: 'p2' }))], now, ALL)
        ?.productCode,
    ).toBe('p2');
    expect(nextBatch([itemOf(1, 25)], now, { isLast: false })?.slices).toHaveLength(1);
    const [soon, sooner] = [60, 30].map((left) =>
      itemOf(left, 1, { deadline: now + left, productCode: `p${left}` }),
    );
    expect(soon && sooner && nextBatch([soon, sooner], now, ALL)?.productCode).toBe('p30');
    expect(nextBatch([], now, ALL)).toBeUndefined();
  });

  test('leave out what is paused, past its deadline, or just refused', () => {
    expect(nextBatch([itemOf(1, 1, { notBefore: now + 1 })], now, ALL)).toBeUndefined();
    expect(nextBatch([itemOf(1, 1, { notBefore: now })], now, ALL)).toBeDefined();
    expect(nextBatch([itemOf(1, 1, { deadline: now })], now, ALL)).toBeUndefined();
    const batch = nextBatch([itemOf(1, 3, { refused: ['d0'] })], now, ALL);
    expect(batch?.slices[0]?.records.map(({ dimension }) => dimension)).toEqual(['d1', 'd2']);
  });

  test('send alone what AWS refused a whole call for, after full ones', () => {
    const [poison, others] = [
      itemOf(0, 2, { alone: true }),
      Array.from({ length: 26 }, (_, index) => itemOf(index + 1, 1)),
    ];
    expect(drained([poison, ...others]).map(({ slices }) => slices[0]?.item.tenantId)).toEqual([
      't-1',
      't-0',
      't-26',
    ]);
    const urgent = { ...poison, deadline: now + 1 };
    expect(nextBatch([urgent, ...others], now, ALL)?.slices.map(({ item }) => item)).toEqual([urgent]);
  });
});

describe('halves', () => {
  test('find one bad record among 25 in at most eleven calls, and send every other one once', () => {
    for (const bad of [0, 12, 24]) {
      const calls: number[] = [];
      const taken: string[] = [];
      const send = (batch: Batch | undefined): void => {
        if (!batch) return;
        const names = recordsOf(batch).map(({ dimension }) => dimension);
        calls.push(names.length);
        if (!names.includes(`d${bad}`)) taken.push(...names);
        else for (const half of halves(batch) ?? []) send(half);
      };
      send(nextBatch([itemOf(0, 25)], now, ALL));
      expect(calls.length).toBeLessThanOrEqual(11);
      expect(new Set(taken).size).toBe(24);
      expect(taken).toHaveLength(24);
    }
  });

  test('there are none of one record', () => {
    expect(halves(nextBatch([itemOf(0, 1)], now, ALL) as Batch)).toBeUndefined();
  });

  test('are sent as their items stand by then', () => {
    const item = itemOf(0, 3);
    const [, right] = halves(nextBatch([item], now, ALL) as Batch) ?? [];
    const later = { ...item, tries: 2, records: item.records.slice(1) };
    expect(refreshed(right as Batch, () => later)?.slices).toEqual([
      { item: later, records: [record('d2')] },
    ]);
    expect(refreshed(right as Batch, () => ({ ...item, records: item.records.slice(0, 2) }))).toBeUndefined();
    expect(refreshed(right as Batch, () => undefined)).toBeUndefined();
  });
});

describe('the pace', () => {
  test('halves when AWS throttles, and comes back by a tenth each second', () => {
    const start = startPace(8, HOUR);
    const half = slowed(start, HOUR);
    expect([start.perSecond, half.perSecond]).toEqual([8, 4]);
    expect(recovered(half, HOUR + SECOND_MS - 1)).toBe(half);
    expect(recovered(half, HOUR + 2 * SECOND_MS).perSecond).toBeCloseTo(4.84);
    expect(recovered(recovered(half, HOUR + 1_500), HOUR + 2_000)).toEqual(recovered(half, HOUR + 2_000));
    expect(recovered(half, HOUR + HOUR_MS).perSecond).toBe(8);
  });

  test('never stops, and never exceeds what it may', () => {
    let pace = startPace(8, HOUR);
    for (let times = 0; times < 20; times += 1) pace = slowed(pace, HOUR);
    expect(pace.perSecond).toBe(0.5);
    expect(startPace(8, HOUR, 100).perSecond).toBe(8);
    expect(startPace(8, HOUR, 0).perSecond).toBe(0.5);
    expect(startPace(8, HOUR, 3).perSecond).toBe(3);
  });
});
