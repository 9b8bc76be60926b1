import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countingKey, foldHour, traceHour } from '#domain/metering/fold.ts';
import type { LateUsage } from '#domain/metering/late.ts';
import {
  countedIn,
  lateCandidates,
  movedOn,
  partRecord,
  settleLate,
  withPart,
} from '#domain/metering/lateness.ts';
import type { Usage } from '#domain/metering/usage.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { at, event, HOUR, TERMS, tenantWith, total } from './in-tenants.ts';

const WHERE = { tenantId: 't-1', origin: HOUR };
const target = { hour: HOUR + HOUR_MS };

/** What is known of late usage after records came, one after the other, to an hour that counts `counted`. */
const after = (counted: Usage | undefined, ...records: readonly Usage[]): LateUsage | undefined =>
  records.reduce<LateUsage | undefined>((known, record) => {
    const settled = settleLate(known, counted, record);
    return 'rise' in settled ? withPart(known, { ...WHERE, record }, settled.rise, target) : known;
  }, undefined);
const placed = (counted: Usage | undefined, ...records: readonly Usage[]): number[] =>
  after(counted, ...records)?.parts.map(({ quantity }) => quantity) ?? [];

describe('of a late record counts', () => {
  test.each<[string, Usage | undefined, Usage[], number[]]>([
    ['an event that its hour does not have', undefined, [event('a', 5)], [5]],
    ['an event once', undefined, [event('a', 5), event('a', 5)], [5]],
    ['an event once, whatever it says the second time', undefined, [event('a', 5), event('a', 9)], [5]],
    ['no event that its hour has', event('a', 5), [event('a', 5)], []],
    ['nor one that contradicts it', event('a', 5), [event('a', 9)], []],
    ['no event of nothing', undefined, [event('a', 0)], []],
    ['a whole total where its hour has none', undefined, [total('s', 8, 10)], [8]],
    ['of a total the rise above its hour', total('s', 5, 10), [total('s', 8, 20)], [3]],
    [
      'of each total the rise above the one before',
      total('s', 5, 10),
      [total('s', 8, 20), total('s', 9, 30)],
      [3, 1],
    ],
    ['nothing of a total again', total('s', 5, 10), [total('s', 8, 20), total('s', 8, 20)], [3]],
    ['nothing of a total that fell', total('s', 5, 10), [total('s', 3, 20)], []],
    [
      'nothing below what was placed before',
      undefined,
      [total('s', 8, 10), total('s', 6, 20), total('s', 7, 30)],
      [8],
    ],
    ['nothing of a total that its hour had replaced', total('s', 3, 30), [total('s', 8, 10)], []],
    ['nothing of a total older than a late one', undefined, [total('s', 3, 30), total('s', 8, 10)], [3]],
    ['of two totals at one time the larger', total('s', 3, 10), [total('s', 8, 10)], [5]],
    ['nothing of an event under the id of a series', total('s', 3, 10), [event('s', 8)], []],
    ['nothing of a total under the id of an event', event('a', 3), [total('a', 8, 10)], []],
    ['nothing of a total after a late event', undefined, [event('a', 3), total('a', 8, 10)], [3]],
  ])('%s', (_, counted, records, parts) => {
    expect(placed(counted, ...records)).toEqual(parts);
  });

  test('a running total comes to its last, in any order and with any repeats', () => {
    const arrivals = fc
      .uniqueArray(fc.integer({ min: 1, max: 59 }), { minLength: 1, maxLength: 6 })
      .chain((minutes) => fc.array(fc.constantFrom(...minutes), { minLength: 1, maxLength: 12 }));
    fc.assert(
      fc.property(arrivals, fc.option(fc.nat(59), { nil: undefined }), (minutes, frozenAt) => {
        // a total that grows by 2 a minute
        const counted = frozenAt === undefined ? undefined : total('s', 2 * frozenAt, frozenAt);
        const parts = placed(counted, ...minutes.map((minute) => total('s', 2 * minute, minute)));
        const sum = parts.reduce((all, quantity) => all + quantity, counted?.quantity ?? 0);
        expect(sum).toBe(2 * Math.max(...minutes, frozenAt ?? 0));
      }),
    );
  });
});

describe('the item of late usage', () => {
  const late = after(
    total('s', 5, 10),
    total('s', 8, 20, { tags: { k: 'v' } }),
    total('s', 9, 30),
  ) as LateUsage;

  test('keeps total, parts and the version that was read', () => {
    expect(late).toEqual({
      ...WHERE,
      dimension: 'scans',
      id: 's',
      total: 9,
      parts: [
        { quantity: 3, at: HOUR + 20 * MINUTE_MS, tags: { k: 'v' }, target },
        { quantity: 1, at: HOUR + 30 * MINUTE_MS, target },
      ],
      version: 0,
    });
    expect(
      withPart({ ...late, version: 4 }, { ...WHERE, record: total('s', 10, 40) }, 1, target).version,
    ).toBe(4);
    expect(after(undefined, event('a', 1))).not.toHaveProperty('total');
  });

  test('a part goes elsewhere by itself', () => {
    const moved = movedOn(late, 1, { caseId: 'mc-1' });
    expect(moved.parts.map((part) => part.target)).toEqual([target, { caseId: 'mc-1' }]);
  });

  test('its parts are records that add up, however often and together with whatever they are placed', () => {
    const records = late.parts.map((part, index) => partRecord(late, part, index));
    const packs = [
      { hash: 'h1', records: [...records, event('s', 100)] },
      { hash: 'h2', records: records.slice(1) },
    ];
    expect(foldHour(packs)[0]).toMatchObject({ used: 104, late: [{ origin: HOUR, quantity: 4 }] });
    const counted = countedIn(traceHour(packs));
    expect(records.map((record) => counted.get(countingKey(record)))).toEqual(records);
    expect(counted.size).toBe(3);
  });

  test('what counts in a frozen hour is found by the record, whichever pack it came in', () => {
    const counted = countedIn(
      traceHour([{ hash: 'h1', records: [event('a', 5), event('a', 9), event('b', 1)] }]),
    );
    expect(counted.get(countingKey(event('a', 9)))).toEqual(event('a', 9));
    expect(counted.get(countingKey(event('a', 9, { origin: HOUR, part: 0 })))).toBeUndefined();
  });
});

describe('late usage may go to', () => {
  const candidates = (
    now: string,
    { tenant = tenantWith(), origin = HOUR, id = 'a', terms = TERMS } = {},
  ): string[] =>
    lateCandidates({ tenant, terms, now: at(now) }, { id, origin }).map((hour) =>
      new Date(hour).toISOString().slice(5, 16),
    );
  const movedTo = (from: string): Tenant =>
    tenantWith({
      tenures: [
        { subscriptionId: 'l-1~1', from: 0, until: at(from) },
        { subscriptionId: 'l-2~1', from: at(from) },
      ],
    });
  const NOVEMBER = { origin: at('2026-11-30T22:00') };

  test.each<[string, string[], string[]]>([
    ['the hour that runs', candidates('2026-11-21T13:30'), ['11-21T13:00']],
    [
      'the one before as well, while its lag lasts',
      candidates('2026-11-21T13:09'),
      ['11-21T12:00', '11-21T13:00'],
    ],
    [
      'all of a long lag, but none up to its own',
      candidates('2026-11-21T13:30', { terms: { ...TERMS, closeAfterMs: 12 * HOUR_MS } }),
      ['11-21T11:00', '11-21T12:00', '11-21T13:00'],
    ],
    ['no hour of another month', candidates('2026-12-01T00:30', NOVEMBER), []],
    [
      'the last hour of its own month, while it is open',
      candidates('2026-12-01T00:05', NOVEMBER),
      ['11-30T23:00'],
    ],
    [
      'the last hours of a month until 05:30, whatever the lag',
      candidates('2026-12-01T05:30', { ...NOVEMBER, terms: { ...TERMS, closeAfterMs: 12 * HOUR_MS } }),
      [],
    ],
    ['no hour of another payer', candidates('2026-11-21T13:30', { tenant: movedTo('2026-11-21T12:00') }), []],
    [
      'the hour before a change of payer',
      candidates('2026-11-21T12:05', { tenant: movedTo('2026-11-21T12:00') }),
      ['11-21T11:00'],
    ],
    [
      'no hour that AWS takes no more',
      candidates('2026-11-21T12:05', {
        tenant: tenantWith({
          bindings: [
            {
              subscriptionId: 'l-1~1',
              boundAt: 0,
              grantedAt: 0,
              endedAt: at('2026-11-21T11:05'),
              graceMs: 0,
            },
          ],
        }),
      }),
      [],
    ],
    [
      'nobody but a person, by policy',
      candidates('2026-11-21T13:30', { terms: { ...TERMS, late: 'desk' } }),
      [],
    ],
    [
      'a correction was approved by one already',
      candidates('2026-12-01T00:30', { ...NOVEMBER, id: 'correction:c1', terms: { ...TERMS, late: 'desk' } }),
      ['12-01T00:00'],
    ],
    [
      'a correction pays who paid then',
      candidates('2026-11-21T13:30', { id: 'correction:c1', tenant: movedTo('2026-11-21T12:00') }),
      [],
    ],
  ])('%s', (_, hours, expected) => {
    expect(hours).toEqual(expected);
  });
});
