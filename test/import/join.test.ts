import { describe, expect, test } from 'vitest';
import { readFeeds, readTenants } from '#bin/import/csv.ts';
import { reportOf, sendChunks } from '#domain/import/chunks.ts';
import { joinTenants, type SourceLicense, type TenantLine } from '#domain/import/join.ts';
import { customer } from './desk.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const BUYER = '111122223333';
const line = (number: number, overrides: Partial<TenantLine> = {}): TenantLine => ({
  line: number,
  buyerAccount: BUYER,
  productCode: 'product',
  ...overrides,
});
const license = (id: string, overrides: Partial<SourceLicense> = {}): SourceLicense => ({
  licenseArn: `arn:aws:license-manager::294406891311:license:l-${id}`,
  buyerAccount: BUYER,
  productCode: 'product',
  ...overrides,
});
const told = (lines: readonly TenantLine[], licenses: readonly SourceLicense[]) => {
  const { rows, refused, unclaimed } = joinTenants(lines, licenses, NOW);
  return {
    pairs: rows.map(({ line: number, row }) => [number, row.licenseArn.slice(-2)]),
    refused: refused.map(({ line: number, reason }) => [number, reason]),
    unclaimed: unclaimed.map(({ licenseArn }) => licenseArn.slice(-2)),
  };
};

describe('which license pays for which tenant', () => {
  test('the one of that buyer and product', () => {
    const licenses = [
      license('a1'),
      license('b1', { productCode: 'other' }),
      license('c1', { buyerAccount: '9' }),
    ];
    expect(told([line(2)], licenses)).toEqual({ pairs: [[2, 'a1']], refused: [], unclaimed: ['b1', 'c1'] });
  });

  test('more than one: nobody guesses, a line may say which', () => {
    const licenses = [license('a1', { agreementId: 'agmt-a' }), license('b1')];
    expect(told([line(2)], licenses).refused).toEqual([[2, 'SEVERAL_LICENSES']]);
    const named = [line(2, { agreementId: 'agmt-a' }), line(3, { licenseArn: 'l-b1' })];
    expect(told(named, licenses)).toEqual({
      pairs: [
        [2, 'a1'],
        [3, 'b1'],
      ],
      refused: [],
      unclaimed: [],
    });
  });

  test('none, and one that two lines claim', () => {
    expect(told([line(2)], []).refused).toEqual([[2, 'NO_LICENSE']]);
    expect(told([line(2), line(3)], [license('a1')])).toEqual({
      pairs: [],
      refused: [
        [2, 'LICENSE_CLAIMED_TWICE'],
        [3, 'LICENSE_CLAIMED_TWICE'],
      ],
      unclaimed: [],
    });
  });

  test('a license that renewed under its ARN counts once, under its latest agreement', () => {
    const licenses = [
      license('a1', { agreementId: 'agmt-new', startsAt: 2 }),
      license('a1', { agreementId: 'agmt-old', startsAt: 1 }),
    ];
    expect(joinTenants([line(2)], licenses, NOW).rows[0]?.row).toMatchObject({
      agreementId: 'agmt-new',
      startsAt: '1970-01-01T00:00:00.002Z',
    });
  });
});

describe("the seller's list", () => {
  test('columns in any order, with quotes, a byte order mark and blank lines', () => {
    const text = `\ufeffProduct_Code, aws_account_id,company,tenant_id,admin_email,notes\n\nproduct,${BUYER},"Acme, Inc.",acme-42,it@acme.example,x\nproduct,444455556666,,t-0123456789abc,,\n`;
    const { lines, unreadable } = readTenants(text);
    expect(unreadable).toEqual([]);
    expect(lines).toMatchObject([
      {
        buyerAccount: BUYER,
        reference: 'acme-42',
        administrator: { email: 'it@acme.example', company: 'Acme, Inc.' },
      },
      { buyerAccount: '444455556666', tenantId: 't-0123456789abc' },
    ]);
    expect(lines[1]).not.toHaveProperty('administrator');
  });

  test('a line that cannot be read is named, the others are read', () => {
    const { lines, unreadable } = readTenants(`aws_account_id,product_code\n123,product\n${BUYER},product\n`);
    expect(lines).toHaveLength(1);
    expect(unreadable).toEqual([
      { line: 2, reason: 'LINE_UNREADABLE', faults: ['aws_account_id is not 12 digits'] },
    ]);
  });
});

test('the feeds: the current version of each agreement, buyers by their GUID, licenses in brackets', () => {
  const accounts = `account_id,aws_account_id\nguid-a,${BUYER}\n`;
  const agreements = [
    'valid_from,Status,agreement_id,acceptor_account_id,offer_revision_at_acceptance,start_time,end_time,license_ids',
    '2026-01-02 00:00:00.0,Active,agmt-1,guid-a,offer-1,2026-01-01 00:00:00.0,null,"[""l-a1"", ""l-a2""]"',
    '2026-01-03 00:00:00.0,Cancelled,agmt-2,guid-a,offer-1,2026-01-01 00:00:00.0,null,[l-b1]',
    '2026-01-01 00:00:00.0,Active,agmt-2,guid-a,offer-1,2026-01-01 00:00:00.0,null,[l-b1]',
    '2026-01-01 00:00:00.0,Active,agmt-3,guid-unknown,offer-1,2026-01-01 00:00:00.0,null,[l-c1]',
  ].join('\n');
  const shared = {
    buyerAccount: BUYER,
    agreementId: 'agmt-1',
    offerId: 'offer-1',
    startsAt: Date.parse('2026-01-01T00:00:00Z'),
  };
  expect(readFeeds(agreements, accounts)).toEqual([
    { licenseArn: 'l-a1', ...shared },
    { licenseArn: 'l-a2', ...shared },
  ]);
});

test('an answer that does not match what was sent stops the import', async () => {
  const rows = [{ line: 2, row: customer(1) }];
  await expect(sendChunks(rows, async () => [])).rejects.toThrow('1 rows were sent, and 0 answered');
});

test('the report adds up', () => {
  const outcomes = [
    { line: 2, outcome: 'imported', tenantId: 't-1' },
    { line: 3, outcome: 'already-there', tenantId: 't-2' },
    { line: 4, outcome: 'refused', tenantId: 't-3', refusal: 'TENANT_RETIRED' },
  ] as const;
  const refused = { NO_LICENSE: 2, TENANT_RETIRED: 1 };
  const before = [{ reason: 'NO_LICENSE' }, { reason: 'NO_LICENSE' }];
  expect(reportOf(outcomes, before)).toEqual({ rows: 5, imported: 1, alreadyThere: 1, refused });
});
