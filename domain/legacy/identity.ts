/**
 * The identity of a customer whose product speaks of `CustomerIdentifier`: AWS gives no license ARN for it, so it gets
 * a license id of its own form and a name in the place of the ARN.
 * @module
 */
import type { LicenseId } from '../identifiers.ts';

/** hex digits · of our ids; those of AWS have 32 (captured 2026-08-20), so the two are never equal. */
export const LEGACY_ID_DIGITS = 40;

/** A customer of a legacy product, as it stands in the place of a license. */
export interface LegacyIdentity {
  /** `l-` and 40 hex digits. */
  readonly licenseId: LicenseId;
  /** `legacy:<product code>:<license id>`: a name for events and views, never sent to AWS. */
  readonly licenseArn: string;
  readonly productCode: string;
  /** What AWS calls the customer; goes back to AWS with the product code. */
  readonly customerIdentifier: string;
}

/**
 * The identity of a customer of a product.
 * @param hash SHA-256 in hex of `legacySubject`: the same customer has the same id for ever
 */
export const legacyIdentity = (
  productCode: string,
  customerIdentifier: string,
  hash: string,
): LegacyIdentity => {
  const licenseId: LicenseId = `l-${hash.slice(0, LEGACY_ID_DIGITS)}`;
  return { licenseId, licenseArn: `legacy:${productCode}:${licenseId}`, productCode, customerIdentifier };
};

/** What is hashed: the customer of one product is another than that of the next. */
export const legacySubject = (productCode: string, customerIdentifier: string): string =>
  `legacy:${productCode}:${customerIdentifier}`;

/** Whether a license id is one of ours, for a customer without a license ARN. */
export const isLegacyId = (licenseId: string): boolean => licenseId.length === 'l-'.length + LEGACY_ID_DIGITS;
