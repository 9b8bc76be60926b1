/**
 * The files of an import: the seller's list of tenants, and the seller delivery data feeds of AWS Marketplace.
 * Columns are found by their names, in any order; what else is in a file is left alone.
 * @module
 */
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import * as v from 'valibot';
import type { SourceLicense, TenantLine } from '#domain/import/join.ts';

const blank = v.pipe(
  v.string(),
  v.trim(),
  v.transform((text) => (text === '' || text === 'null' ? undefined : text)),
);
const perhaps = v.optional(blank);
const account = v.pipe(v.string(), v.trim(), v.regex(/^\d{12}$/, 'is not 12 digits'));
const needed = v.pipe(v.string('is missing'), v.trim(), v.minLength(1, 'is empty'));

/** `2025-03-01T00:00:00Z`, and `2025-03-01 00:00:00.0` as the feeds print it, which is UTC. */
const instantOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const iso = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/.test(text) ? `${text.slice(0, 19).replace(' ', 'T')}Z` : text;
  const at = Date.parse(iso);
  return Number.isNaN(at) ? undefined : at;
};

const TenantColumns = v.object({
  aws_account_id: account,
  product_code: needed,
  tenant_id: perhaps,
  admin_email: perhaps,
  admin_name: perhaps,
  company: perhaps,
  locale: v.optional(v.pipe(blank, v.optional(v.picklist(['en', 'ja', 'fr'])))),
  license_arn: perhaps,
  agreement_id: perhaps,
  since: perhaps,
});

/** A line that cannot be read, and why. */
export interface UnreadableLine {
  readonly line: number;
  readonly reason: 'LINE_UNREADABLE';
  readonly faults: readonly string[];
}

interface Numbered {
  readonly line: number;
  readonly record: Record<string, string>;
}

const records = (text: string): Numbered[] => {
  const parsed = parse(text, {
    bom: true,
    columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    trim: true,
  }) as unknown as { record: Record<string, string>; info: { lines: number } }[];
  return parsed.map(({ record, info }) => ({ line: info.lines, record }));
};

/** Concord's own tenant ids look like this; any other id is the seller's reference. */
const OUR_TENANT = /^t-[0-9a-z]{10,40}$/;

const defined = <Fields extends Record<string, unknown>>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]?: Exclude<Fields[Key], undefined>;
  };

const tenantLine = (line: number, columns: v.InferOutput<typeof TenantColumns>): TenantLine => {
  const { tenant_id: tenantId, admin_email: email, admin_name: name, company, locale } = columns;
  const isOurs = tenantId !== undefined && OUR_TENANT.test(tenantId);
  const administrator = email === undefined ? undefined : { email, ...defined({ name, company, locale }) };
  return {
    line,
    buyerAccount: columns.aws_account_id,
    productCode: columns.product_code,
    ...defined({
      ...(isOurs ? { tenantId } : { reference: tenantId }),
      licenseArn: columns.license_arn,
      agreementId: columns.agreement_id,
      since: instantOf(columns.since),
      administrator,
    }),
  };
};

/** The seller's list: `aws_account_id, product_code, tenant_id?, admin_email?, admin_name?, company?, locale?, license_arn?, agreement_id?, since?`. */
export const readTenants = (text: string): { lines: TenantLine[]; unreadable: UnreadableLine[] } => {
  const lines: TenantLine[] = [];
  const unreadable: UnreadableLine[] = [];
  for (const { line, record } of records(text)) {
    const read = v.safeParse(TenantColumns, record);
    if (read.success) lines.push(tenantLine(line, read.output));
    else {
      const faults = read.issues.map((issue) => `${v.getDotPath(issue)} ${issue.message}`);
      unreadable.push({ line, reason: 'LINE_UNREADABLE', faults });
    }
  }
  return { lines, unreadable };
};

const AgreementColumns = v.object({
  agreement_id: needed,
  acceptor_account_id: needed,
  status: needed,
  license_ids: perhaps,
  offer_revision_at_acceptance: perhaps,
  start_time: perhaps,
  acceptance_time: perhaps,
  end_time: perhaps,
  valid_from: perhaps,
});
const AccountColumns = v.object({ account_id: needed, aws_account_id: account });

/** `["l-1","l-2"]`, `[l-1, l-2]` or `l-1`. */
const idsIn = (text: string | undefined): string[] =>
  (text ?? '').split(/[[\]",;\s]+/).filter((each) => /(?:^|[:/])l-[0-9a-f]+$/.test(each));

/** The feeds keep every version of a row; the last one counts. */
const currentRows = (rows: readonly v.InferOutput<typeof AgreementColumns>[]) => {
  const byId = new Map<string, v.InferOutput<typeof AgreementColumns>>();
  for (const row of rows) {
    const known = byId.get(row.agreement_id);
    if (!known || (row.valid_from ?? '') >= (known.valid_from ?? '')) byId.set(row.agreement_id, row);
  }
  return [...byId.values()];
};

/**
 * The licenses in force, from the Agreements feed joined with the Account feed (seller guide, data feeds, 2026-11).
 * @throws where a column of either is missing
 */
export const readFeeds = (agreements: string, accounts: string): SourceLicense[] => {
  const buyers = new Map(
    records(accounts).flatMap(({ record }) => {
      const read = v.safeParse(AccountColumns, record);
      return read.success ? [[read.output.account_id, read.output.aws_account_id] as const] : [];
    }),
  );
  const rows = currentRows(records(agreements).map(({ record }) => v.parse(AgreementColumns, record)));
  return rows
    .filter(({ status }) => status.toLowerCase() === 'active')
    .flatMap((row) => {
      const buyerAccount = buyers.get(row.acceptor_account_id);
      if (buyerAccount === undefined) return [];
      const shared = {
        buyerAccount,
        agreementId: row.agreement_id,
        ...defined({
          offerId: row.offer_revision_at_acceptance?.startsWith('offer-')
            ? row.offer_revision_at_acceptance
            : undefined,
          startsAt: instantOf(row.start_time ?? row.acceptance_time),
          endsAt: instantOf(row.end_time),
        }),
      };
      return idsIn(row.license_ids).map((licenseArn) => ({ licenseArn, ...shared }));
    });
};

/** A file as text. */
export const textOf = (path: string): Promise<string> => readFile(path, 'utf8');
