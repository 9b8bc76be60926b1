import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PACK_TEXT_BYTES_MAX } from '#domain/limits.ts';
import { byHour, packsOf, packText, recordsOfText } from '#domain/metering/pack.ts';
import type { TenantUsage, Usage } from '#domain/metering/usage.ts';
import { HOUR_MS } from '#domain/time.ts';
import { event, HOUR, total } from './in-tenants.ts';

const of = (tenantId: string, usage: Usage): TenantUsage => ({ tenantId, ...usage });

describe('the text of a pack', () => {
  const records = [
    event('b', 2, { tags: { b: '2', a: '1' } }),
    total('s', 7, 20),
    event('a', 1, { origin: HOUR - HOUR_MS, part: 0 }),
  ];

  test('is the same in whatever order records, fields and tags came', () => {
    const otherwise = [
      { part: 0, origin: HOUR - HOUR_MS, at: HOUR, quantity: 1, form: 'event', id: 'a', dimension: 'scans' },
      { tags: { a: '1', b: '2' }, at: HOUR, quantity: 2, form: 'event', id: 'b', dimension: 'scans' },
      total('s', 7, 20),
    ] as const;
    expect(packText(otherwise)).toBe(packText(records));
    expect(packText([...records].reverse())).toBe(packText(records));
  });

  test('gives the records back, whatever they are', () => {
    expect(recordsOfText(packText(records))).toEqual([records[2], records[0], records[1]]);
    const usage = fc.record({
      dimension: fc.constantFrom('scans', 'bytes'),
      id: fc.string({ minLength: 1, maxLength: 20 }),
      form: fc.constantFrom('event' as const, 'total' as const),
      quantity: fc.nat(),
      at: fc.integer({ min: HOUR, max: HOUR + HOUR_MS - 1 }),
    });
    fc.assert(
      fc.property(fc.array(usage, { minLength: 1, maxLength: 8 }), (several) => {
        const text = packText(several);
        expect(packText(recordsOfText(text))).toBe(text);
        expect(recordsOfText(text)).toHaveLength(several.length);
      }),
    );
  });

  test('differs where a record does', () => {
    const texts = [
      event('a', 1),
      event('a', 2),
      event('b', 1),
      event('a', 1, { at: HOUR + 1 }),
      event('a', 1, { tags: { k: 'v' } }),
      event('a', 1, { part: 0 }),
      total('a', 1, 0),
    ].map((record) => packText([record]));
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('records that came together', () => {
  test('stand by tenant and hour of use, in the order of both', () => {
    const packs = byHour([
      of('t-2', event('a', 1)),
      of('t-1', event('b', 1, { at: HOUR + HOUR_MS })),
      of('t-1', event('c', 1, { at: HOUR + HOUR_MS - 1 })),
      of('t-2', event('d', 1, { at: HOUR + 5 })),
    ]);
    expect(packs.map(({ tenantId, hour, records }) => [tenantId, hour, records.map(({ id }) => id)])).toEqual(
      [
        ['t-1', HOUR, ['c']],
        ['t-1', HOUR + HOUR_MS, ['b']],
        ['t-2', HOUR, ['a', 'd']],
      ],
    );
    expect(packs[0]?.records[0]).not.toHaveProperty('tenantId');
    expect(byHour([])).toEqual([]);
  });

  test('are cut where their text would be too long, always at the same places', () => {
    const long = { a: 'v'.repeat(256), b: 'v'.repeat(256), c: 'v'.repeat(256) };
    const records = Array.from({ length: 700 }, (_, index) => event(`id-${index}`, index, { tags: long }));
    const packs = packsOf('t-1', HOUR, records);
    expect(packs).toHaveLength(3);
    for (const { records: some } of packs) {
      expect(Buffer.byteLength(packText(some))).toBeLessThanOrEqual(PACK_TEXT_BYTES_MAX);
    }
    expect(packs.flatMap(({ records: some }) => some)).toHaveLength(700);
    expect(packsOf('t-1', HOUR, records.toReversed())).toEqual(packs);
  });
});
