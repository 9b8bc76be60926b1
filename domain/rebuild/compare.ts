/**
 * Compares what stands in the table with what was rebuilt, field by field.
 * @module
 */
import { type License, licenseAt } from '../subscription/license.ts';
import { tenantAt } from '../tenant/decide.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Instant } from '../time.ts';

/** One field that differs: where, what the table says, and what was rebuilt; absent values as `null`. */
export interface Difference {
  readonly field: string;
  readonly table: unknown;
  readonly rebuilt: unknown;
}

const isBranch = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The leaves in which two values differ. A field that is `undefined` is one that is not there. */
export const differencesOf = (table: unknown, rebuilt: unknown, field = ''): Difference[] => {
  if (isBranch(table) && isBranch(rebuilt)) {
    const keys = [...new Set([...Object.keys(table), ...Object.keys(rebuilt)])].sort();
    return keys.flatMap((key) =>
      differencesOf(table[key], rebuilt[key], field === '' ? key : `${field}.${key}`),
    );
  }
  return table === rebuilt ? [] : [{ field, table: table ?? null, rebuilt: rebuilt ?? null }];
};

/** What is told of a license; entitlements are read anew from AWS Marketplace, and `asOf` is when we last looked. */
const TOLD_OF_LICENSE = [
  'licenseId',
  'licenseArn',
  'productCode',
  'productId',
  'buyerAccount',
  'customerIdentifier',
  'freeTrial',
  'firstSeenAt',
  'subscriptions',
  'facts',
] as const satisfies readonly (keyof License)[];

/**
 * Compares a license, both as they stand at `now`.
 * @param lettingGo whether facts may have been let go (`letsFactsGo`): which ones depends on the order of arrival, so the
 *   subscriptions that are folded from them are compared, and they are not
 */
export const compareLicense = (
  table: License,
  rebuilt: License | undefined,
  now: Instant,
  lettingGo = false,
): Difference[] => {
  const fields = TOLD_OF_LICENSE.filter((field) => field !== 'facts' || !lettingGo);
  const told = (license: License | undefined) =>
    license && Object.fromEntries(fields.map((field) => [field, license[field]]));
  return differencesOf(told(licenseAt(table, now)), told(rebuilt));
};

/** Compares a tenant, both as they stand at `now`. */
export const compareTenant = (table: Tenant, rebuilt: Tenant | undefined, now: Instant): Difference[] =>
  differencesOf(tenantAt(table, now), rebuilt);
