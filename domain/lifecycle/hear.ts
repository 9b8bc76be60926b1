/**
 * What a notification of AWS Marketplace means, decided over the license, agreement and tenants it touches.
 * Pure: what is known goes in, what shall be known comes out.
 * @module
 */
import {
  type Agreement,
  type AgreementFact,
  hearAgreementFact,
  licenseEndOf,
  unknownAgreement,
  withAdvisory,
  withLicense,
} from '../agreement/agreement.ts';
import type { DomainEvent } from '../events/schemas.ts';
import type { Policy } from '../policy/policy.ts';
import { subscriptionEvents } from '../subscription/events.ts';
import type { LicenseFact, Stamp } from '../subscription/facts.ts';
import {
  hearAgreementEnd,
  hearFact,
  type License,
  type LicenseDetails,
  licenseAt,
} from '../subscription/license.ts';
import { followSubscriptions, tenantAt } from '../tenant/decide.ts';
import { tenantEvents } from '../tenant/events.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Instant } from '../time.ts';

/** A license and the agreement it stands under, after hearing a fact; the same objects where nothing is new. */
export interface LicenseHearing {
  readonly license: License;
  readonly agreement: Agreement | undefined;
}

/**
 * Hears a fact of a license. Where the fact names an agreement, the two are joined, and an end that
 * waited on the agreement reaches the license now. Whether the fact was expected, `noteOf` says.
 */
export const hearLicenseFact = (
  known: { license: License | undefined; agreement: Agreement | undefined },
  details: LicenseDetails,
  fact: LicenseFact,
  now: Instant,
): LicenseHearing => {
  const license = hearFact(known.license, details, fact, now);
  const agreementId = 'agreementId' in fact ? fact.agreementId : undefined;
  if (agreementId === undefined) return { license, agreement: known.agreement };
  const agreement = withLicense(known.agreement ?? unknownAgreement(agreementId, now), details.licenseId);
  return { license: hearAgreementEnd(license, agreementId, licenseEndOf(agreement), now), agreement };
};

/** Hears a fact of an agreement; a cancellation reaches each license that is known to stand under it. */
export const hearAgreement = (
  known: Agreement | undefined,
  agreementId: string,
  fact: AgreementFact,
  licenses: readonly License[],
  now: Instant,
): { agreement: Agreement; licenses: License[] } => {
  const agreement = hearAgreementFact(known ?? unknownAgreement(agreementId, now), fact);
  const end = licenseEndOf(agreement);
  return {
    agreement,
    licenses: licenses.map((license) => hearAgreementEnd(license, agreementId, end, now)),
  };
};

/** Hears an advisory: kept and announced, for a person to judge. */
export const hearAdvisory = (
  known: Agreement | undefined,
  agreementId: string,
  stamp: Stamp,
  resolved: boolean,
  now: Instant,
): { agreement: Agreement; events: DomainEvent[] } => {
  const before = known ?? unknownAgreement(agreementId, now);
  const agreement = withAdvisory(before, stamp, resolved);
  const events: DomainEvent[] =
    agreement === before
      ? []
      : [{ type: 'agreement.advisory', version: 1, agreementId, resolved, since: stamp.at }];
  return { agreement, events };
};

/**
 * The tenants that must be loaded before `followLicense`: all that were ever bound to the license, since a late fact
 * may show that a binding belongs to another generation.
 * @param before the license as it was: a chain that says otherwise now may have withdrawn a tenant from it
 */
export const tenantIdsOf = (license: License, before?: License): string[] => [
  ...new Set(
    [...(before?.facts ?? []), ...license.facts].flatMap((fact) =>
      fact.kind === 'bound' ? [fact.tenantId] : [],
    ),
  ),
];

/**
 * The tenants after a license changed, and what is announced of both.
 * @param tenants those of `tenantIdsOf(after, before)` that exist; announce a new one before, by `tenantEvents(undefined, tenant)`
 */
export const followLicense = (
  before: License | undefined,
  after: License,
  tenants: readonly Tenant[],
  policyOf: (tenant: Tenant) => Policy,
  now: Instant,
): { tenants: Tenant[]; events: DomainEvent[] } => {
  const followed = tenants.map((tenant) => followSubscriptions(tenant, after, policyOf(tenant), now));
  const events = [
    ...subscriptionEvents(before, after),
    ...followed.flatMap((tenant, index) => tenantEvents(tenants[index], tenant)),
  ];
  return { tenants: followed, events };
};

/** A license whose time has come: the final hour is over. */
export const wakeLicense = (license: License, now: Instant): { license: License; events: DomainEvent[] } => {
  const after = licenseAt(license, now);
  return { license: after, events: subscriptionEvents(license, after) };
};

/** A tenant whose time has come: grace or retention is over. */
export const wakeTenant = (tenant: Tenant, now: Instant): { tenant: Tenant; events: DomainEvent[] } => {
  const after = tenantAt(tenant, now);
  return { tenant: after, events: tenantEvents(tenant, after) };
};
