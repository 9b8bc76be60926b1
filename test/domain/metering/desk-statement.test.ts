import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commitmentOf } from '#domain/metering/commitment.ts';
import type { LedgerItem, Reduction, Verdict } from '#domain/metering/ledger.ts';
import { amountsOf, maskedId, monthOf, statementOf } from '#domain/metering/statement.ts';
import { DAY_MS, HOUR_MS } from '#domain/time.ts';

const NOVEMBER = monthOf('2026-11') ?? { name: '', from: 0, until: 0 };

const VERDICTS: readonly Verdict[] = [
  { name: 'DUE' },
  { name: 'HELD', caseId: 'mc-x', releaseAt: 0 },
  { name: 'BILLED', at: 0 },
  { name: 'INCLUDED' },
  { name: 'WAIVED', nobody: 'BETWEEN_PAYERS' },
  { name: 'DRY_RUN' },
  { name: 'WRITTEN_OFF', at: 0, caseId: 'mc-x' },
  { name: 'LOST', at: 0, reason: 'OUTAGE' },
];

const payerOf = (buyerAccount: string): NonNullable<LedgerItem['payer']> => ({
  subscriptionId: 'l-1~1',
  licenseId: 'l-1',
  productCode: 'product1',
  region: 'us-east-1',
  identity: { by: 'license', licenseArn: 'arn', buyerAccount },
  licenseStart: 0,
  mode: 'live',
});

const item = (hour: number, used: number, more: Partial<LedgerItem> = {}): LedgerItem => ({
  tenantId: 't-0000000000',
  hour: NOVEMBER.from + hour * HOUR_MS,
  dimension: 'scans',
  used,
  quantity: used,
  closedAt: 0,
  verdict: { name: 'BILLED', at: 0 },
  ...more,
});

describe('a month', () => {
  test('is half-open, in UTC', () => {
    expect(NOVEMBER).toEqual({ name: '2026-11', from: Date.UTC(2026, 10), until: Date.UTC(2026, 11) });
    expect(monthOf('2026-12')?.until).toBe(Date.UTC(2027, 0));
  });

  test.each(['2026-00', '2026-13', '26-11', '2026-11-01', ''])('%j is none', (text) => {
    expect(monthOf(text)).toBeUndefined();
  });

  test('has its own hours alone', () => {
    const hours = (NOVEMBER.until - NOVEMBER.from) / HOUR_MS;
    const { dimensions } = statementOf(NOVEMBER, [
      item(-1, 1),
      item(0, 2),
      item(hours - 1, 4),
      item(hours, 8),
    ]);
    expect(dimensions[0]?.totals).toMatchObject([{ used: 6 }]);
  });
});

describe('amounts', () => {
  const amount = fc.nat(1_000);
  const reductions = fc.array(
    fc.record({
      by: fc.constantFrom<Reduction['by']>('level', 'allowance', 'credit', 'contract', 'nobody'),
      amount,
    }),
    { maxLength: 4 },
  );

  test('what was used is billed, open, covered or waived: nothing twice, nothing not at all', () => {
    fc.assert(
      fc.property(amount, reductions, fc.constantFrom(...VERDICTS), (quantity, reduced, verdict) => {
        const used = reduced.reduce((sum, each) => sum + each.amount, quantity);
        const sums = amountsOf(item(0, used, { quantity, reductions: reduced, verdict }));
        expect(sums.billed + sums.open + sums.covered + sums.waived).toBe(used);
        expect(sums.billed).toBe(verdict.name === 'BILLED' ? quantity : 0);
      }),
      { numRuns: 200 },
    );
  });

  test('days and totals sum up to the hours, whoever pays', () => {
    const entry = fc.record({ hour: fc.nat(100), used: amount, account: fc.constantFrom('1', '2') });
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ({ hour }) => hour, maxLength: 40 }), (entries) => {
        const items = entries.map(({ hour, used, account }) => item(hour, used, { payer: payerOf(account) }));
        const [part] = statementOf(NOVEMBER, items).dimensions;
        const all = entries.reduce((sum, { used }) => sum + used, 0);
        for (const rows of [part?.days, part?.totals, part?.hours]) {
          expect((rows ?? []).reduce((sum, { used }) => sum + used, 0)).toBe(all);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('a day with two payers is two rows', () => {
    const items = [
      item(3, 1, { payer: payerOf('1') }),
      item(4, 2, { payer: payerOf('2') }),
      item(5, 4, { payer: payerOf('2') }),
    ];
    const [part] = statementOf(NOVEMBER, items).dimensions;
    expect(part?.days).toMatchObject([
      { payer: '1', used: 1, from: NOVEMBER.from, until: NOVEMBER.from + DAY_MS },
      { payer: '2', used: 6 },
    ]);
    expect(part?.totals).toMatchObject([
      { payer: '1', used: 1 },
      { payer: '2', used: 6 },
    ]);
  });
});

describe('a commitment', () => {
  const drawn = (hour: number, amount: number, drawnBefore: number, used = amount) =>
    item(hour, used, {
      quantity: used - amount,
      reductions: [{ by: 'allowance', amount, entitled: 100, drawnBefore }],
    });

  test('an allowance burns down to nothing, and a new term begins anew', () => {
    const items = [drawn(1, 60, 0), drawn(2, 40, 60, 50), item(3, 7), drawn(4, 5, 0)];
    expect(commitmentOf(items)).toEqual({
      kind: 'allowance',
      points: [40, 0, 0, 95].map((value, index) => ({
        hour: NOVEMBER.from + (index + 1) * HOUR_MS,
        entitled: 100,
        value,
      })),
    });
  });

  test('a level is what each hour used, against what is covered', () => {
    const reductions: Reduction[] = [{ by: 'level', amount: 10, entitled: 10 }];
    const items = [item(1, 12, { quantity: 2, reductions }), item(2, 3)];
    expect(commitmentOf(items)).toMatchObject({ kind: 'level', points: [{ value: 12 }, { value: 3 }] });
  });

  test('there is none where nothing was bought', () => {
    expect(
      commitmentOf([item(1, 5), item(2, 5, { quantity: 0, reductions: [{ by: 'credit', amount: 5 }] })]),
    ).toBeUndefined();
  });
});

test.each([
  ['t-mz3kq7w2hx5n6c4vtp2e', 't-mz3k…tp2e'],
  ['t-0123456789', '…'],
])('%s is shown as %s', (id, masked) => {
  expect(maskedId(id)).toBe(masked);
});
