import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALLOCATIONS_TEXT_BYTES_MAX, AWS_METERING_ALLOCATIONS_MAX } from '#domain/limits.ts';
import { allocationsOf } from '#domain/metering/allocations.ts';
import { foldHour, traceHour } from '#domain/metering/fold.ts';
import type { Usage } from '#domain/metering/usage.ts';
import { HOUR_MS } from '#domain/time.ts';
import { event, HOUR, total } from './in-tenants.ts';

const packs = (...records: readonly (readonly Usage[])[]) =>
  records.map((some, index) => ({ hash: `h${index}`, records: some }));
const usedIn = (...records: readonly Usage[]): number | undefined => foldHour(packs(records))[0]?.used;

describe('what an hour comes to', () => {
  test.each<[string, Usage[], number]>([
    ['events add up', [event('a', 1), event('b', 2)], 3],
    ['an event that came twice counts once', [event('a', 5), event('a', 5)], 5],
    [
      'of two events that contradict each other the earlier counts',
      [event('a', 5), event('a', 9, { at: HOUR + 1 })],
      5,
    ],
    ['of two at one time the larger', [event('a', 5), event('a', 9)], 9],
    ['a series counts with its latest total', [total('s', 8, 30), total('s', 3, 10)], 8],
    ['even where it is the smaller', [total('s', 3, 30), total('s', 8, 10)], 3],
    ['of two totals at one time the larger', [total('s', 3, 10), total('s', 8, 10)], 8],
    ['several series add up, with events', [total('s', 3, 10), total('u', 4, 10), event('a', 1)], 8],
    ['a total and an event of one id: the total', [event('a', 50), total('a', 3, 10)], 3],
    [
      'a late event is another than that of the hour itself',
      [event('a', 5), event('a', 7, { origin: HOUR - HOUR_MS, part: 0 })],
      12,
    ],
    [
      'the late parts of one id are different ones',
      [0, 1, 1].map((part) => event('s', 4, { origin: HOUR - HOUR_MS, part })),
      8,
    ],
  ])('%s', (_, records, used) => {
    expect(usedIn(...records)).toBe(used);
    expect(usedIn(...records.toReversed())).toBe(used);
  });

  test('by dimension, in their order, with what was used in earlier hours', () => {
    const [earlier, earliest] = [HOUR - HOUR_MS, HOUR - 2 * HOUR_MS];
    const folded = foldHour(
      packs(
        [event('a', 1), event('a', 1, { dimension: 'bytes' })],
        [event('a', 2, { origin: earlier, part: 0 }), event('b', 3, { origin: earlier, part: 0 })],
        [event('a', 4, { origin: earliest, part: 0 }), event('a', 1)],
      ),
    );
    expect(folded).toEqual([
      { dimension: 'bytes', used: 1, ids: { counted: 1, duplicates: 0, conflicts: 0 } },
      {
        dimension: 'scans',
        used: 10,
        late: [
          { origin: earliest, quantity: 4 },
          { origin: earlier, quantity: 5 },
        ],
        ids: { counted: 4, duplicates: 1, conflicts: 0 },
      },
    ]);
    expect(foldHour([])).toEqual([]);
  });

  test('is more than AWS takes in one record, and exact all the same', () => {
    const most = 2_147_483_647;
    expect(usedIn(...[0, 1, 2].map((index) => event(`a${index}`, most)))).toBe(3 * most);
  });
});

test('every record is traced: what counted, came again, was replaced or contradicts', () => {
  const fates = traceHour(
    packs(
      [event('a', 1), event('a', 2, { at: HOUR + 1 }), total('s', 3, 10)],
      [event('a', 1), total('s', 3, 10), total('s', 8, 30), event('s', 1)],
      [event('a', 2, { at: HOUR + 1 })],
    ),
  ).map(({ usage, pack, fate }) => [usage.id, usage.quantity, pack, fate]);
  expect(fates).toEqual([
    ['a', 1, 'h0', 'counted'],
    ['a', 1, 'h1', 'duplicate'],
    ['a', 2, 'h0', 'conflict'],
    ['a', 2, 'h2', 'duplicate'],
    ['s', 8, 'h1', 'counted'],
    ['s', 3, 'h0', 'replaced'],
    ['s', 3, 'h1', 'duplicate'],
    ['s', 1, 'h1', 'conflict'],
  ]);
});

test('any order, any packing and any repeats of records come to the same', () => {
  const usage: fc.Arbitrary<Usage> = fc.record(
    {
      dimension: fc.constantFrom('scans', 'bytes'),
      id: fc.constantFrom('a', 'b', 'c'),
      form: fc.constantFrom('event' as const, 'total' as const),
      quantity: fc.nat(5),
      at: fc.integer({ min: HOUR, max: HOUR + 3 }),
      tags: fc.constantFrom({ d: 'x', e: 'y' }, { e: 'y', d: 'x' }, { d: 'z' }),
      origin: fc.constantFrom(HOUR - HOUR_MS, HOUR - 2 * HOUR_MS),
      part: fc.nat(1),
    },
    { requiredKeys: ['dimension', 'id', 'form', 'quantity', 'at'] },
  );
  const redelivered = fc.array(usage, { maxLength: 12 }).chain((records) =>
    fc.record({
      records: fc.constant(records),
      again: fc.shuffledSubarray(records),
      shuffled: fc.shuffledSubarray(records, { minLength: records.length }),
      cut: fc.nat(12),
    }),
  );
  // how often something came is told as it was; what it comes to is not moved by it
  const sums = (all: readonly (readonly Usage[])[]) =>
    foldHour(packs(...all)).map(({ ids: { duplicates: _, ...ids }, ...rest }) => ({ ...rest, ids }));
  fc.assert(
    fc.property(redelivered, ({ records, again, shuffled, cut }) => {
      const folded = sums([records]);
      expect(sums([shuffled.slice(cut), again, shuffled.slice(0, cut)])).toEqual(folded);
      for (const { used, allocations = [{ quantity: used }] } of folded) {
        expect(allocations.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(used);
      }
    }),
  );
});

describe('allocations', () => {
  const [x, y] = [{ dept: 'x', team: '1' }, { dept: 'y' }];

  test('are one for each set of tags, the largest first, and last what has none', () => {
    const counted = [
      { quantity: 2, tags: x },
      { quantity: 9 },
      { quantity: 3, tags: y },
      { quantity: 4, tags: { team: '1', dept: 'x' } },
      { quantity: 0, tags: { dept: 'z' } },
    ];
    expect(allocationsOf(counted)).toEqual([
      { quantity: 6, tags: x },
      { quantity: 3, tags: y },
      { quantity: 9 },
    ]);
  });

  test('are none where nothing has tags', () => {
    expect(allocationsOf([{ quantity: 9 }, { quantity: 0, tags: x }])).toEqual([]);
    expect(foldHour(packs([event('a', 1)]))[0]).not.toHaveProperty('allocations');
  });

  test('are at most as many as AWS takes: the smallest join what has no tags', () => {
    const counted = Array.from({ length: 3_000 }, (_, index) => ({
      quantity: index + 1,
      tags: { k: `${index}` },
    }));
    const allocations = allocationsOf(counted);
    expect(allocations).toHaveLength(AWS_METERING_ALLOCATIONS_MAX);
    expect(allocations[0]).toEqual({ quantity: 3_000, tags: { k: '2999' } });
    // the smallest 501 of them: 1 + 2 + … + 501
    expect(allocations.at(-1)).toEqual({ quantity: 125_751 });
  });

  test('are no longer than an item takes', () => {
    const counted = Array.from({ length: 1_000 }, (_, index) => ({
      quantity: 1,
      tags: { k: `${index}`, a: 'v'.repeat(256), b: 'v'.repeat(256) },
    }));
    const allocations = allocationsOf(counted);
    expect(JSON.stringify(allocations).length).toBeLessThanOrEqual(ALLOCATIONS_TEXT_BYTES_MAX);
    expect(allocations.length).toBeGreaterThan(400);
    expect(allocations.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(1_000);
  });
});
