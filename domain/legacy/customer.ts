/**
 * A customer of a product that runs, or ran, on `CustomerIdentifier`: which two identities are the same purchase, and
 * from which hour on the license pays instead of the legacy identity.
 * @module
 */
import type { LicenseId } from '../identifiers.ts';
import type { LicenseFact } from '../subscription/facts.ts';
import type { Instant } from '../time.ts';
import type { LegacyIdentity } from './identity.ts';

/** From when on the license pays, and the commit that decided it. */
export interface CutOver {
  /** A whole hour, UTC. */
  readonly at: Instant;
  readonly id: string;
}

export interface LegacyCustomer {
  /** The legacy identity's license id: names the customer. */
  readonly legacyId: LicenseId;
  readonly productCode: string;
  readonly customerIdentifier: string;
  /** The license of the same purchase, as far as a landing has told: `ResolveCustomer` names both. */
  readonly licenseId?: LicenseId;
  readonly licenseArn?: string;
  readonly buyerAccount?: string;
  readonly firstSeenAt: Instant;
  readonly cutOver?: CutOver;
}

/** What a landing says of a customer beside the legacy identity. */
export type LandedLicense = Required<Pick<LegacyCustomer, 'licenseId' | 'licenseArn' | 'buyerAccount'>>;

/** The customer at the first word of them; the known one where there is one. */
export const customerHeard = (
  known: LegacyCustomer | undefined,
  { licenseId: legacyId, productCode, customerIdentifier }: LegacyIdentity,
  now: Instant,
): LegacyCustomer => known ?? { legacyId, productCode, customerIdentifier, firstSeenAt: now };

/**
 * The customer after a landing. The latest license is the one that lives: who subscribes again gets a new one. After the
 * cut-over nothing pairs any more.
 * @returns the very same object where nothing is new
 */
export const customerLanded = (
  customer: LegacyCustomer,
  { licenseId, licenseArn, buyerAccount }: LandedLicense,
): LegacyCustomer =>
  customer.cutOver !== undefined || customer.licenseId === licenseId
    ? customer
    : { ...customer, licenseId, licenseArn, buyerAccount };

/** Whether the license stands for the customer at `at`, and the legacy identity no more. */
export const isCutOver = (customer: LegacyCustomer, at: Instant): boolean =>
  customer.cutOver !== undefined && customer.cutOver.at <= at;

/** Whether who lands now is the license's buyer: as soon as the cut-over is decided, since nothing new may begin on the old side. */
export const landsByLicense = (customer: LegacyCustomer | undefined): boolean =>
  customer?.cutOver !== undefined;

/**
 * Whether a fact of the legacy identity still means something. From the cut-over on it can end, and nothing else:
 * whatever begins is heard of the license.
 */
export const isHeard = (customer: LegacyCustomer, fact: LicenseFact): boolean =>
  fact.kind === 'ended' || fact.kind === 'closed' || !isCutOver(customer, fact.at);
