/**
 * Who pays for an hour, as it is frozen: the subscription, by which name AWS knows the customer, and where it is metered.
 * @module
 */
import type { Agreement } from '../agreement/agreement.ts';
import { type LicenseId, parseSubscriptionId, type SubscriptionId } from '../identifiers.ts';
import { isCutOver, type LegacyCustomer } from '../legacy/customer.ts';
import { isLegacyId } from '../legacy/identity.ts';
import type { MeteringMode } from '../names.ts';
import type { License } from '../subscription/license.ts';
import { billingOfHour, type Nobody } from '../tenant/billing.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { HOUR_MS, type Instant, SECOND_MS } from '../time.ts';
import type { HourPayer, MeteredIdentity } from './hour.ts';
import { termOf } from './term.ts';

/** What is known of who pays for an hour. */
export interface PayerKnown {
  readonly tenant: Tenant;
  /** Start of the hour. */
  readonly hour: Instant;
  /** The payer's license, if it could be read. */
  readonly license: License | undefined;
  /** The agreements of `agreementIdsOf` the payer's subscription, as far as they are known. */
  readonly agreements: readonly Agreement[];
  /** The customer of a legacy product whom the payer is, or was before the cut-over. */
  readonly customer: LegacyCustomer | undefined;
  /** Where and how the product is metered, by configuration. */
  readonly product: { readonly region: string; readonly mode: MeteringMode };
}

/** What is missing of a payer: such an hour is not frozen, and tried again until it is there. */
export type MissingOfPayer = 'license' | 'buyer-account' | 'customer';

const legacyIdsOf = (tenant: Tenant, payer: SubscriptionId): LicenseId[] => {
  const { succeeds } = tenant.bindings.find(({ subscriptionId }) => subscriptionId === payer) ?? {};
  const licenseId = parseSubscriptionId(payer)?.licenseId;
  return [licenseId, succeeds].filter((id) => id !== undefined).filter(isLegacyId);
};

/**
 * What is to be read of the payer of an hour; the license names its agreement.
 * @returns the payer's license, and the legacy customer whom the payer is or was; nothing where nobody pays
 */
export const readsForPayer = (
  tenant: Tenant,
  hour: Instant,
): { readonly licenseId?: LicenseId; readonly customerId?: LicenseId } => {
  const billing = billingOfHour(tenant, hour);
  const licenseId = 'payer' in billing ? parseSubscriptionId(billing.payer)?.licenseId : undefined;
  const [customerId] = 'payer' in billing ? legacyIdsOf(tenant, billing.payer) : [];
  return { ...(licenseId ? { licenseId } : {}), ...(customerId ? { customerId } : {}) };
};

/**
 * By which name AWS is told: before the cut-over by the customer's identifier, from it on by the license, never both in an
 * hour (P5; facts §1.2).
 */
const identityOf = (
  { hour, customer }: PayerKnown,
  license: License,
  productCode: string,
): MeteredIdentity | { readonly missing: MissingOfPayer } => {
  if (customer && !isCutOver(customer, hour)) {
    return { by: 'customer', productCode, customerIdentifier: customer.customerIdentifier };
  }
  const ofCustomer = isLegacyId(license.licenseId);
  if (ofCustomer && !customer) return { missing: 'customer' };
  const { licenseArn, buyerAccount } = (ofCustomer ? customer : license) ?? license;
  if (licenseArn === undefined) return { missing: 'license' };
  return buyerAccount === undefined
    ? { missing: 'buyer-account' }
    : { by: 'license', licenseArn, buyerAccount };
};

/**
 * Who pays for an hour.
 * @returns the payer; why nobody pays; or what is not known of the payer yet
 */
export const hourPayerOf = (
  known: PayerKnown,
): HourPayer | { readonly nobody: Nobody } | { readonly missing: MissingOfPayer } => {
  const { tenant, hour, license, agreements, product } = known;
  const billing = billingOfHour(tenant, hour);
  if ('nobody' in billing) return billing;
  const subscription = license?.subscriptions.find(({ id }) => id === billing.payer);
  if (!license || !subscription) return { missing: 'license' };
  const identity = identityOf(known, license, tenant.productCode);
  if ('missing' in identity) return identity;
  const { startsAt, agreementId } = termOf(license, subscription, agreements, hour);
  return {
    subscriptionId: subscription.id,
    licenseId: license.licenseId,
    productCode: tenant.productCode,
    region: product.region,
    identity,
    licenseStart: startsAt,
    ...(agreementId === undefined ? {} : { agreementId }),
    mode: product.mode,
  };
};

/**
 * What AWS is told as the time of use: the hour, or the start of the license within it, before which AWS takes nothing
 * (facts §5.2). AWS tells us starts in whole seconds, cut off: the license may begin later within that second, so it is the
 * next one. Never a time in another hour, whose records it would collide with.
 */
export const timestampOf = (hour: Instant, { licenseStart }: Pick<HourPayer, 'licenseStart'>): Instant =>
  licenseStart < hour || licenseStart >= hour + HOUR_MS
    ? hour
    : Math.min(licenseStart + SECOND_MS, hour + HOUR_MS - 1);
