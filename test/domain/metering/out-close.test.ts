import { describe, expect, test } from 'vitest';
import type { EntitlementSet } from '#domain/entitlement/entitlement.ts';
import { AWS_METERING_QUANTITY_MAX } from '#domain/limits.ts';
import { closeDimension, closeHour, drawsOn, type HourToClose } from '#domain/metering/close.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#domain/time.ts';
import { CLOSED, DEADLINE, HOUR, hourWith, PAYER, TENANT, termsOf, used } from './out-hours.ts';

const grants = (value: number, dimension = 'scans'): EntitlementSet => ({
  licenseId: 'l-1',
  askedAt: 0,
  asOf: 1,
  entitlements: [{ dimension, type: 'integer', value }],
});
const ALLOWANCE = 'l-1/bytes/2026-11-01T00:00:00.000Z';
const CREDIT = `${TENANT}/scans`;
const consumption = (more: Parameters<typeof hourWith>[0] = {}): HourToClose =>
  hourWith({ productType: 'saas-contract-with-consumption', ...more });
const drawn = (amount: number) => ({ [ALLOWANCE]: { allowanceId: ALLOWANCE, drawn: amount, hour: 0 } });

/** what it is → the hour, the usage, the quantity, the verdict, the reductions */
const CASES: Readonly<
  Record<string, readonly [HourToClose, ReturnType<typeof used>, number, string, (readonly object[])?]>
> = {
  'pay-as-you-go meters all': [hourWith(), used('scans', 7), 7, 'DUE'],
  'pay-as-you-go looks at no entitlement': [
    hourWith({ entitlements: grants(5) }),
    used('scans', 7),
    7,
    'DUE',
  ],
  'usage of 0 is nothing to tell': [hourWith(), used('scans', 0), 0, 'INCLUDED'],
  'usage of 0 is told where the policy sends zeros': [
    hourWith({ terms: termsOf({ zeros: true }) }),
    used('scans', 0),
    0,
    'DUE',
  ],
  'a contract includes all': [
    hourWith({ productType: 'saas-contract' }),
    used('scans', 7),
    0,
    'INCLUDED',
    [{ by: 'contract', amount: 7 }],
  ],
  'a level within the entitlement': [
    consumption({ entitlements: grants(7) }),
    used('scans', 7),
    0,
    'INCLUDED',
    [{ by: 'level', amount: 7, entitled: 7 }],
  ],
  'a level above the entitlement': [
    consumption({ entitlements: grants(5) }),
    used('scans', 7),
    2,
    'DUE',
    [{ by: 'level', amount: 5, entitled: 5 }],
  ],
  'a level that the contract does not grant': [
    consumption({ entitlements: grants(5, 'other') }),
    used('scans', 7),
    7,
    'DUE',
  ],
  'an entitlement that is no number grants no units': [
    consumption({
      entitlements: { ...grants(0), entitlements: [{ dimension: 'scans', type: 'boolean', value: true }] },
    }),
    used('scans', 7),
    7,
    'DUE',
  ],
  'a fraction of a unit is not granted': [
    consumption({
      entitlements: { ...grants(0), entitlements: [{ dimension: 'scans', type: 'double', value: 5.9 }] },
    }),
    used('scans', 7),
    2,
    'DUE',
    [{ by: 'level', amount: 5, entitled: 5 }],
  ],
  'an allowance that is not drawn yet': [
    consumption({ entitlements: grants(10, 'bytes') }),
    used('bytes', 7),
    0,
    'INCLUDED',
    [{ by: 'allowance', amount: 7, entitled: 10, drawnBefore: 0 }],
  ],
  'an allowance that ends within the hour': [
    consumption({ entitlements: grants(10, 'bytes'), allowances: drawn(8) }),
    used('bytes', 7),
    5,
    'DUE',
    [{ by: 'allowance', amount: 2, entitled: 10, drawnBefore: 8 }],
  ],
  'an allowance that is drawn': [
    consumption({ entitlements: grants(10, 'bytes'), allowances: drawn(10) }),
    used('bytes', 7),
    7,
    'DUE',
  ],
  'an allowance that was made smaller': [
    consumption({ entitlements: grants(4, 'bytes'), allowances: drawn(10) }),
    used('bytes', 7),
    7,
    'DUE',
  ],
  'a credit that covers all': [
    hourWith({ credits: { [CREDIT]: { creditId: CREDIT, left: 9 } } }),
    used('scans', 7),
    0,
    'INCLUDED',
    [{ by: 'credit', amount: 7 }],
  ],
  'a credit comes last and never below 0': [
    consumption({ entitlements: grants(4), credits: { [CREDIT]: { creditId: CREDIT, left: 2 } } }),
    used('scans', 7),
    1,
    'DUE',
    [
      { by: 'level', amount: 4, entitled: 4 },
      { by: 'credit', amount: 2 },
    ],
  ],
  'an hour that nobody pays for': [
    hourWith({ payer: { nobody: 'NO_PAYER_NOW' } }),
    used('scans', 7),
    0,
    'WAIVED',
    [{ by: 'nobody', amount: 7 }],
  ],
  'an hour of a contract that nobody pays for': [
    hourWith({ productType: 'saas-contract', payer: { nobody: 'BETWEEN_PAYERS' } }),
    used('scans', 7),
    0,
    'WAIVED',
    [{ by: 'nobody', amount: 7 }],
  ],
  'a dry run': [hourWith({ payer: { ...PAYER, mode: 'dry-run' } }), used('scans', 7), 7, 'DRY_RUN'],
  'the last moment': [hourWith({ now: DEADLINE - 1 }), used('scans', 7), 7, 'DUE'],
  'the deadline itself is too late': [hourWith({ now: DEADLINE }), used('scans', 7), 7, 'LOST'],
  'nothing to bill is never lost': [
    hourWith({ now: DEADLINE, terms: termsOf({ zeros: true }) }),
    used('scans', 0),
    0,
    'INCLUDED',
  ],
  'entitlements that were never read': [consumption(), used('scans', 7), 7, 'HELD'],
  'entitlements whose read has only been asked for': [
    consumption({ entitlements: { licenseId: 'l-1', askedAt: 0, entitlements: [] } }),
    used('scans', 7),
    7,
    'HELD',
  ],
  'just less than suspicious': [hourWith({ usual: { scans: 7 } }), used('scans', 6_999), 6_999, 'DUE'],
  suspicious: [hourWith({ usual: { scans: 7 } }), used('scans', 7_000), 7_000, 'HELD'],
  'suspicious with 97 seconds left: whoever held it would lose it': [
    hourWith({ usual: { scans: 7 }, now: DEADLINE - 97_000 }),
    used('scans', 7_000),
    7_000,
    'DUE',
  ],
  'a usual of nearly nothing counts as 1': [
    hourWith({ usual: { scans: 0.5 } }),
    used('scans', 999),
    999,
    'DUE',
  ],
  'suspicious, but all included': [
    consumption({ entitlements: grants(9_000), usual: { scans: 7 } }),
    used('scans', 7_000),
    0,
    'INCLUDED',
    [{ by: 'level', amount: 7_000, entitled: 9_000 }],
  ],
  'suspicious by what was used, not by what is left of it': [
    consumption({ entitlements: grants(6_500), usual: { scans: 7 } }),
    used('scans', 7_000),
    500,
    'HELD',
    [{ by: 'level', amount: 6_500, entitled: 6_500 }],
  ],
  'more than AWS takes of anything': [
    hourWith(),
    used('scans', AWS_METERING_QUANTITY_MAX + 1),
    AWS_METERING_QUANTITY_MAX + 1,
    'HELD',
  ],
};

describe('closing a dimension', () => {
  test.each(Object.entries(CASES))('%s', (_, [known, usage, quantity, verdict, reductions]) => {
    const { item } = closeDimension(known, usage);
    expect(item).toMatchObject({ tenantId: TENANT, hour: HOUR, used: usage.used, quantity });
    expect(item.verdict.name).toBe(verdict);
    expect(item.reductions).toEqual(reductions);
    const taken = (item.reductions ?? []).reduce((sum, { amount }) => sum + amount, 0);
    expect(item.quantity + taken).toBe(item.used);
  });

  test('says when AWS is told that it was used, and until when', () => {
    const begins = { ...PAYER, licenseStart: HOUR + 20 * MINUTE_MS };
    const { item } = closeDimension(hourWith({ payer: begins }), used('scans', 1));
    // the second after the one that AWS names
    const after = 20 * MINUTE_MS + SECOND_MS;
    expect(item).toMatchObject({ timestamp: HOUR + after, deadline: DEADLINE + after });
    const ended = { endedAt: HOUR + 2 * HOUR_MS };
    expect(closeDimension(hourWith({ ended }), used('scans', 1)).item.deadline).toBe(HOUR + 3 * HOUR_MS);
  });

  test('draws an allowance by what it covers, and a credit by what goes to AWS', () => {
    const draws = consumption({ entitlements: grants(10, 'bytes'), allowances: drawn(8) });
    expect(closeDimension(draws, used('bytes', 7)).allowance).toEqual({
      allowanceId: ALLOWANCE,
      drawn: 10,
      hour: HOUR,
    });
    const credits = { [CREDIT]: { creditId: CREDIT, left: 9 } };
    expect(closeDimension(hourWith({ credits }), used('scans', 7)).credit).toEqual({
      creditId: CREDIT,
      left: 2,
    });
    for (const known of [
      hourWith({ credits, payer: { ...PAYER, mode: 'dry-run' } }),
      hourWith({ credits, now: DEADLINE }),
      hourWith({ credits, usual: { scans: 0 } }),
    ]) {
      expect(closeDimension(known, used('scans', 1_000)).credit).toBeUndefined();
    }
    expect(drawsOn(draws, 'bytes')).toEqual({ allowanceId: ALLOWANCE, creditId: `${TENANT}/bytes` });
    expect(drawsOn(draws, 'scans')).toEqual({ creditId: CREDIT });
    expect(drawsOn(hourWith(), 'bytes')).toEqual({ creditId: `${TENANT}/bytes` });
    expect(drawsOn(hourWith({ productType: 'saas-contract' }), 'bytes')).toEqual({});
    expect(drawsOn(hourWith({ payer: { nobody: 'NO_PAYER_NOW' } }), 'scans')).toEqual({});
  });

  test('opens a case for what is held or lost', () => {
    const guarded = closeDimension(hourWith({ usual: { scans: 2 } }), used('scans', 5_000));
    const releaseAt = DEADLINE - 2 * HOUR_MS;
    const caseId = `mc-suspicious-${TENANT}-2026-11-21T10-scans`;
    expect(guarded.item.verdict).toEqual({ name: 'HELD', caseId, releaseAt });
    expect(guarded.opens).toEqual({
      ...{
        caseId,
        kind: 'suspicious',
        tenantId: TENANT,
        productCode: 'prod1',
        hour: HOUR,
        dimension: 'scans',
      },
      ...{ quantity: 5_000, usual: 2, releaseAt, deadline: DEADLINE, openedAt: CLOSED },
    });
    const unknown = closeDimension(consumption(), used('scans', 5));
    expect(unknown.item.verdict).toMatchObject({ name: 'HELD', releaseAt: DEADLINE });
    expect(unknown.opens).toMatchObject({ kind: 'entitlement', quantity: 5, deadline: DEADLINE });
    expect(unknown.opens?.releaseAt).toBeUndefined();
    const late = closeDimension(hourWith({ now: DEADLINE + DAY_MS }), used('scans', 5));
    expect(late.item.verdict).toEqual({ name: 'LOST', at: DEADLINE + DAY_MS, reason: 'CLOSED_TOO_LATE' });
    expect(late.opens).toMatchObject({ kind: 'lost', quantity: 5, lost: 'CLOSED_TOO_LATE' });
  });
});

describe('allocations of what was reduced', () => {
  const [eu, us] = [{ region: 'eu' }, { region: 'us' }];
  const PARTS = [{ quantity: 5, tags: eu }, { quantity: 3, tags: us }, { quantity: 2 }];
  test.each([
    [0, PARTS],
    [1, [{ quantity: 5, tags: eu }, { quantity: 3, tags: us }, { quantity: 1 }]],
    [
      2,
      [
        { quantity: 5, tags: eu },
        { quantity: 3, tags: us },
      ],
    ],
    [
      6,
      [
        { quantity: 1, tags: eu },
        { quantity: 3, tags: us },
      ],
    ],
    [8, [{ quantity: 2, tags: us }]],
    [10, undefined],
  ])('%i of 10 are covered', (entitled, expected) => {
    const known = consumption({ entitlements: grants(entitled) });
    const { item } = closeDimension(known, used('scans', 10, { allocations: PARTS }));
    expect(item.allocations).toEqual(expected);
    const sum = item.allocations?.reduce((total, { quantity }) => total + quantity, 0);
    expect(sum ?? item.quantity).toBe(item.quantity);
  });
});

describe('closing an hour', () => {
  test('has an item for each dimension with usage, and what they drew', () => {
    const credits = { [CREDIT]: { creditId: CREDIT, left: 1 } };
    const known = consumption({ entitlements: grants(10, 'bytes'), credits });
    const late = [{ origin: HOUR - HOUR_MS, quantity: 2 }];
    const closed = closeHour(known, [used('bytes', 3), used('scans', 4, { late })]);
    expect(closed.items.map(({ dimension, quantity }) => [dimension, quantity])).toEqual([
      ['bytes', 0],
      ['scans', 3],
    ]);
    expect(closed.items[1]?.late).toEqual(late);
    expect(closed.allowances).toHaveLength(1);
    expect(closed.credits).toEqual([{ creditId: CREDIT, left: 0 }]);
    expect(closed.cases).toEqual([]);
  });

  test('tells AWS 0 of every other dimension where the policy says so and somebody pays', () => {
    const terms = termsOf({ zeros: true });
    const items = (more: Parameters<typeof hourWith>[0]) =>
      closeHour(hourWith({ terms, ...more }), [used('scans', 4)]).items.map((item) => [
        item.dimension,
        item.quantity,
        item.verdict.name,
      ]);
    expect(items({})).toEqual([
      ['scans', 4, 'DUE'],
      ['bytes', 0, 'DUE'],
    ]);
    expect(items({ payer: { nobody: 'NO_PAYER_NOW' } })).toEqual([['scans', 0, 'WAIVED']]);
    expect(items({ productType: 'saas-contract' })).toEqual([['scans', 0, 'INCLUDED']]);
    expect(closeHour(hourWith(), [])).toMatchObject({ items: [] });
  });
});
