/**
 * Joins the seller's list of tenants with the licenses that AWS Marketplace knows: which license pays for which tenant.
 * Pure; whatever cannot be told for sure is refused with its reason, for a person to say.
 * @module
 */
import type { ImportRow } from '../api/imports.ts';
import { licenseIdOf } from '../identifiers.ts';
import { type Instant, isoOf } from '../time.ts';

/** One license, from whichever source. */
export interface SourceLicense {
  /** As the source prints it; the feeds may print its `l-…` tail alone. */
  readonly licenseArn: string;
  readonly buyerAccount: string;
  /** Absent in the feeds, which name offers and no products. */
  readonly productCode?: string;
  readonly agreementId?: string;
  readonly offerId?: string;
  /** Absent in entitlements, which name only their end. */
  readonly startsAt?: Instant;
  readonly endsAt?: Instant;
}

/** One line of the seller's list of tenants. */
export interface TenantLine {
  /** Number of the line in the file. */
  readonly line: number;
  readonly buyerAccount: string;
  readonly productCode: string;
  readonly tenantId?: string;
  readonly reference?: string;
  /** Either tells licenses of one buyer and product apart. */
  readonly licenseArn?: string;
  readonly agreementId?: string;
  readonly since?: Instant;
  readonly administrator?: ImportRow['administrator'];
}

/** Why a line is not sent: no license of that buyer and product, more than one, or one that another line claims. */
export type JoinRefusal = 'NO_LICENSE' | 'SEVERAL_LICENSES' | 'LICENSE_CLAIMED_TWICE';

export interface Joined {
  readonly rows: readonly { readonly line: number; readonly row: ImportRow }[];
  readonly refused: readonly { readonly line: number; readonly reason: JoinRefusal }[];
  /** Licenses that no line claims: customers without a tenant, for a person to look at. */
  readonly unclaimed: readonly SourceLicense[];
}

const idOf = ({ licenseArn }: { licenseArn: string }): string => licenseIdOf(licenseArn) ?? licenseArn;

const fits = (line: TenantLine, license: SourceLicense): boolean =>
  (license.productCode === undefined || license.productCode === line.productCode) &&
  (line.licenseArn === undefined || licenseIdOf(line.licenseArn) === licenseIdOf(license.licenseArn)) &&
  (line.agreementId === undefined || line.agreementId === license.agreementId);

/** One entry per license: a source may name it under each of its agreements; the latest counts. */
const latest = (licenses: readonly SourceLicense[]): SourceLicense[] => {
  const byId = new Map<string, SourceLicense>();
  for (const license of licenses) {
    const known = byId.get(idOf(license));
    if (!known || (license.startsAt ?? 0) >= (known.startsAt ?? 0)) byId.set(idOf(license), license);
  }
  return [...byId.values()];
};

const rowOf = (line: TenantLine, license: SourceLicense, now: Instant): ImportRow => {
  const { tenantId, reference, administrator, productCode, buyerAccount, since } = line;
  const { licenseArn, agreementId, offerId, endsAt } = license;
  return {
    licenseArn,
    productCode,
    buyerAccount,
    ...(agreementId === undefined ? {} : { agreementId }),
    ...(offerId === undefined ? {} : { offerId }),
    startsAt: isoOf(license.startsAt ?? since ?? now),
    ...(endsAt === undefined ? {} : { endsAt: isoOf(endsAt) }),
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(reference === undefined ? {} : { reference }),
    ...(administrator === undefined ? {} : { administrator }),
  };
};

const claimOf = (line: TenantLine, candidates: readonly SourceLicense[]): SourceLicense | JoinRefusal => {
  const fitting = candidates.filter((license) => fits(line, license));
  if (fitting.length > 1) return 'SEVERAL_LICENSES';
  return fitting[0] ?? 'NO_LICENSE';
};

/**
 * Joins by buyer account and product code.
 * @param licenses those in force
 * @param now for licenses whose start neither side knows
 */
export const joinTenants = (
  lines: readonly TenantLine[],
  licenses: readonly SourceLicense[],
  now: Instant,
): Joined => {
  const known = latest(licenses);
  const byBuyer = Map.groupBy(known, ({ buyerAccount }) => buyerAccount);
  const claims = lines.map((line) => ({ line, claim: claimOf(line, byBuyer.get(line.buyerAccount) ?? []) }));
  const claimants = Map.groupBy(
    claims.filter(({ claim }) => typeof claim !== 'string'),
    ({ claim }) => idOf(claim as SourceLicense),
  );
  const rows: { line: number; row: ImportRow }[] = [];
  const refused: { line: number; reason: JoinRefusal }[] = [];
  for (const { line, claim } of claims) {
    if (typeof claim === 'string') refused.push({ line: line.line, reason: claim });
    else if ((claimants.get(idOf(claim))?.length ?? 0) > 1) {
      refused.push({ line: line.line, reason: 'LICENSE_CLAIMED_TWICE' });
    } else rows.push({ line: line.line, row: rowOf(line, claim, now) });
  }
  return { rows, refused, unclaimed: known.filter((license) => !claimants.has(idOf(license))) };
};
