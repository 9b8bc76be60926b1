import { describe, expect, test } from 'vitest';
import { type RefusalCode, refuse } from '#domain/errors.ts';
import { LOCALES } from '#domain/messages/locale.ts';
import { USAGE_WORDS } from '#domain/messages/refusal-groups.ts';
import { wordsOf } from '#domain/messages/refusals.ts';
import { judgeUsage } from '#domain/metering/judge.ts';
import { tenantIdOf } from '#domain/metering/record.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { HOUR_MS, isoOf } from '#domain/time.ts';
import { at, HOUR, TERMS, tenantWith } from './in-tenants.ts';

const NOW = HOUR + 30 * 60_000;
const RECORD = {
  tenantId: 't-mz3kq7w2hx5n6c4vtp2e',
  dimension: 'scans',
  quantity: 3,
  time: '2026-11-21T10:10:00Z',
  id: 'job-1',
};
const KNOWN = { tenant: tenantWith(), terms: TERMS };
const judged = (record: unknown, tenant: Tenant | undefined = KNOWN.tenant) =>
  judgeUsage(record, { tenant, terms: TERMS }, NOW);
const codeOf = (verdict: ReturnType<typeof judged>): RefusalCode | 'accepted' =>
  'refused' in verdict ? verdict.refused : 'accepted';
const tags = (many: number, key = 'k', value = 'v') =>
  Object.fromEntries(Array.from({ length: many }, (_, index) => [`${key}${index}`, value]));

test('an accepted record is kept as it was sent', () => {
  const { time, ...rest } = RECORD;
  const kept = { ...rest, form: 'event', at: Date.parse(time) };
  expect(judged(RECORD)).toEqual({ usage: kept });
  expect(judged({ ...RECORD, form: 'total', tags: { Dept: 'a b' } })).toEqual({
    usage: { ...kept, form: 'total', tags: { Dept: 'a b' } },
  });
  expect(judged({ ...RECORD, tags: {} })).toEqual({ usage: kept });
  expect(judged({ ...RECORD, quantity: -0 })).toEqual({ usage: { ...kept, quantity: 0 } });
});

describe('what a record says', () => {
  test.each<[string, unknown, RefusalCode | 'accepted']>([
    ['null', null, 'RECORD_INVALID'],
    ['a text', 'usage', 'RECORD_INVALID'],
    ['a list', [RECORD], 'RECORD_INVALID'],
    ['nothing', {}, 'RECORD_INVALID'],
    ['an unknown field', { ...RECORD, tag: {} }, 'RECORD_INVALID'],
    ['a tenant that is no text', { ...RECORD, tenantId: 7 }, 'RECORD_INVALID'],
    ['an unknown form', { ...RECORD, form: 'sum' }, 'RECORD_INVALID'],
    ['a time without a zone', { ...RECORD, time: '2026-11-21T10:10:00' }, 'RECORD_INVALID'],
    ['a day that does not exist', { ...RECORD, time: '2026-02-30T10:10:00Z' }, 'RECORD_INVALID'],
    ['an hour that does not exist', { ...RECORD, time: '2026-11-21T25:10:00Z' }, 'RECORD_INVALID'],
    ['a time as a number', { ...RECORD, time: HOUR }, 'RECORD_INVALID'],
    ['a time with an offset', { ...RECORD, time: '2026-11-21T19:10:00.5+09:00' }, 'accepted'],
    ['an empty id', { ...RECORD, id: '' }, 'USAGE_ID_INVALID'],
    ['no id', { ...RECORD, id: undefined }, 'USAGE_ID_INVALID'],
    ['an id of 100 characters', { ...RECORD, id: 'x'.repeat(100) }, 'accepted'],
    ['an id of one character', { ...RECORD, id: '#' }, 'accepted'],
    ['an id of 101', { ...RECORD, id: 'x'.repeat(101) }, 'USAGE_ID_INVALID'],
    ['an id that ends in a line', { ...RECORD, id: 'job-1\n' }, 'USAGE_ID_INVALID'],
    ['an id that begins with a space', { ...RECORD, id: ' job' }, 'USAGE_ID_INVALID'],
    ['the id of a correction', { ...RECORD, id: 'correction:7' }, 'USAGE_ID_INVALID'],
    ['another dimension', { ...RECORD, dimension: 'Scans' }, 'UNKNOWN_DIMENSION'],
    ['a word of the language', { ...RECORD, dimension: 'constructor' }, 'UNKNOWN_DIMENSION'],
    ['a negative quantity', { ...RECORD, quantity: -1 }, 'QUANTITY_INVALID'],
    ['a fraction', { ...RECORD, quantity: 0.5 }, 'QUANTITY_INVALID'],
    ['a string', { ...RECORD, quantity: '3' }, 'QUANTITY_INVALID'],
    ['no quantity', { ...RECORD, quantity: undefined }, 'QUANTITY_INVALID'],
    ['zero', { ...RECORD, quantity: 0 }, 'accepted'],
    ['the largest quantity', { ...RECORD, quantity: 2_147_483_647 }, 'accepted'],
    ['one above it', { ...RECORD, quantity: 2_147_483_648 }, 'QUANTITY_INVALID'],
    ['five tags', { ...RECORD, tags: tags(5) }, 'accepted'],
    ['six tags', { ...RECORD, tags: tags(6) }, 'TAGS_INVALID'],
    ['a key of 101 characters', { ...RECORD, tags: tags(1, 'k'.repeat(100)) }, 'TAGS_INVALID'],
    ['a value of 256', { ...RECORD, tags: tags(1, 'k', 'v'.repeat(256)) }, 'accepted'],
    ['a value of 257', { ...RECORD, tags: tags(1, 'k', 'v'.repeat(257)) }, 'TAGS_INVALID'],
    ['every character that AWS takes', { ...RECORD, tags: { 'aZ9+ -=._:\\/@': '/@' } }, 'accepted'],
    ['a character that AWS does not take', { ...RECORD, tags: { Dept: 'é' } }, 'TAGS_INVALID'],
    ['a mark between space and the equals sign', { ...RECORD, tags: { Dept: '#' } }, 'TAGS_INVALID'],
    ['an empty value', { ...RECORD, tags: { Dept: '' } }, 'TAGS_INVALID'],
    ['a list of tags', { ...RECORD, tags: ['a'] }, 'TAGS_INVALID'],
  ])('%s', (_, record, expected) => {
    expect(codeOf(judged(record))).toBe(expected);
  });

  test('names the field that is wrong, and echoes nothing long', () => {
    expect(judged({ ...RECORD, form: 'sum' })).toMatchObject({ details: { field: 'form' } });
    const long = judged({ ...RECORD, dimension: 'x'.repeat(10_000), ['y'.repeat(10_000)]: 1 });
    expect(JSON.stringify(long).length).toBeLessThan(200);
    expect(JSON.stringify(judged({ ...RECORD, dimension: 'x'.repeat(10_000) })).length).toBeLessThan(200);
  });
});

describe('when it was used', () => {
  test.each<[string, string, RefusalCode | 'accepted']>([
    ['five minutes ahead', isoOf(NOW + 5 * 60_000), 'accepted'],
    ['a little more', isoOf(NOW + 5 * 60_000 + 1), 'TIME_IN_FUTURE'],
    ['the first hour of yesterday that AWS takes', isoOf(HOUR - 23 * HOUR_MS), 'accepted'],
    ['the hour before it', isoOf(HOUR - 23 * HOUR_MS - 1), 'TOO_OLD_TO_BILL'],
  ])('%s', (_, time, expected) => {
    expect(codeOf(judged({ ...RECORD, time }))).toBe(expected);
  });

  test('of the month before, until 06:00 on the 1st', () => {
    const record = { ...RECORD, time: '2026-11-30T23:30:00Z' };
    const when = (now: string) => codeOf(judgeUsage(record, KNOWN, at(now)));
    expect(when('2026-12-01T05:59:59')).toBe('accepted');
    expect(when('2026-12-01T06:00')).toBe('TOO_OLD_TO_BILL');
  });

  test('of a license that has ended, for an hour', () => {
    const tenant = tenantWith({
      bindings: [
        { subscriptionId: 'l-1~1', boundAt: 0, grantedAt: 0, endedAt: at('2026-11-21T10:10'), graceMs: 0 },
      ],
    });
    const when = (now: string) => codeOf(judgeUsage(RECORD, { tenant, terms: TERMS }, at(now)));
    expect(when('2026-11-21T11:09:59')).toBe('accepted');
    expect(when('2026-11-21T11:10')).toBe('TOO_OLD_TO_BILL');
  });
});

describe('who could be billed', () => {
  const paid = (from: string, until?: string): Pick<Tenant, 'tenures'> => ({
    tenures: [{ subscriptionId: 'l-1~1', from: at(from), ...(until ? { until: at(until) } : {}) }],
  });
  const over: Partial<Tenant> = paid('2026-11-01T00:00', '2026-11-21T08:00');
  const suspended = (since: string): Tenant['state'] => ({
    name: 'SUSPENDED',
    since: at(since),
    reason: 'grace-over',
    retentionUntil: at('2026-12-31T00:00'),
  });
  const unlinked = (more: Partial<Tenant>): Tenant => {
    const { link: _, ...rest } = tenantWith(more);
    return rest;
  };
  test.each<[string, Tenant, RefusalCode | 'accepted']>([
    ['a tenant that pays', tenantWith(), 'accepted'],
    ['nobody ever', unlinked({ tenures: [], state: { name: 'PROVISIONING', since: 0 } }), 'NO_SUBSCRIPTION'],
    ['nobody yet, but from the next hour on', tenantWith(paid('2026-11-21T11:00')), 'accepted'],
    [
      'in grace: waived at closing',
      unlinked({ ...over, state: { name: 'GRACE', since: 0, until: at('2026-11-22T00:00') } }),
      'accepted',
    ],
    [
      'in a grace that is over, and not swept yet',
      unlinked({ ...over, state: { name: 'GRACE', since: 0, until: HOUR } }),
      'NO_SUBSCRIPTION',
    ],
    [
      'suspended before the hour',
      unlinked({ ...over, state: suspended('2026-11-21T10:00') }),
      'NO_SUBSCRIPTION',
    ],
    ['suspended within the hour', unlinked({ ...over, state: suspended('2026-11-21T10:05') }), 'accepted'],
    ['retired', unlinked({ ...over, state: { name: 'RETIRED', since: 0 } }), 'NO_SUBSCRIPTION'],
    [
      'suspended after an hour that was paid for',
      unlinked({ state: suspended('2026-11-21T10:00') }),
      'accepted',
    ],
    [
      'billed by another channel',
      unlinked({
        ...over,
        channel: 'annual',
        state: { name: 'GRACE', since: 0, until: at('2026-11-22T00:00') },
      }),
      'NO_SUBSCRIPTION',
    ],
    [
      'between two payers',
      tenantWith({
        tenures: [...(over.tenures ?? []), { subscriptionId: 'l-2~1', from: at('2026-11-21T12:00') }],
      }),
      'accepted',
    ],
  ])('%s', (_, tenant, expected) => {
    expect(codeOf(judged(RECORD, tenant))).toBe(expected);
  });

  test('no such tenant; a product that meters nothing', () => {
    expect(judgeUsage(RECORD, { tenant: undefined, terms: undefined }, NOW)).toEqual(
      refuse('TENANT_UNKNOWN', { tenantId: RECORD.tenantId }),
    );
    expect(codeOf(judgeUsage(RECORD, { ...KNOWN, terms: undefined }, NOW))).toBe('UNKNOWN_DIMENSION');
  });

  test('a record names its tenant before anything else of it is read', () => {
    expect(tenantIdOf({ tenantId: 't-1', quantity: '?' })).toBe('t-1');
    expect([null, 'x', {}, { tenantId: 1 }].map(tenantIdOf)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

test('what is wrong is told with what was sent and what is allowed', () => {
  for (const locale of LOCALES) {
    const refused = [
      judged({ ...RECORD, id: '' }),
      judged({ ...RECORD, dimension: 'x' }),
      judged({ ...RECORD, quantity: -1 }),
      judged({ ...RECORD, tags: tags(6) }),
      judged({ ...RECORD, time: '2026-11-21T12:00:00Z' }),
      judged({ ...RECORD, time: '2026-11-11T12:00:00Z' }),
      judged({ ...RECORD, form: 'x' }),
      judged(RECORD, tenantWith({ channel: 'annual', tenures: [] })),
    ];
    for (const refusal of refused) {
      // every placeholder is known: what is not would read as a dash
      if ('refused' in refusal) expect(wordsOf(refusal, locale, USAGE_WORDS).detail).not.toContain('–');
      else expect.unreachable('it was accepted');
    }
  }
});
