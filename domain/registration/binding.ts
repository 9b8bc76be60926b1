/**
 * A proven person ties their subscription to a tenant: a new one, or one that they administer.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import type { DomainEvent } from '../events/schemas.ts';
import { parseSubscriptionId } from '../identifiers.ts';
import { currentSubscription, type License, licenseAt } from '../subscription/license.ts';
import { isLive, type Subscription } from '../subscription/subscription.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { type Instant, nextHourBoundary } from '../time.ts';
import { overRefusal } from './landing.ts';
import type { Administrator, Applicant, Registration } from './registration.ts';

/**
 * The subscription that a registration speaks of, as it stands at `now`.
 * @returns a refusal where it is over or was never heard of
 */
export const registeredSubscription = (
  license: License | undefined,
  now: Instant,
): Subscription | Refusal => {
  const subscription = license && currentSubscription(licenseAt(license, now));
  return subscription ? (overRefusal(subscription) ?? subscription) : refuse('SUBSCRIPTION_FAILED');
};

/** Says to operators that a buyer wanted a subscription which another tenant holds. */
export const bindingRefused = (
  registration: Registration,
  subscription: Subscription,
  tenantId: string,
  now: Instant,
): DomainEvent => ({
  type: 'registration.binding.refused',
  version: 1,
  registrationId: registration.referenceHash,
  subscriptionId: subscription.id,
  licenseArn: registration.licenseArn,
  productCode: registration.productCode,
  buyerAccount: registration.buyerAccount,
  tenantId,
  since: now,
});

/** The first administrator of a tenant: the person who registered it. */
export const administratorOf = (
  tenantId: string,
  person: { readonly personHash: string; readonly applicant: Applicant },
  registration: Registration,
  now: Instant,
): Administrator => ({
  ...person.applicant,
  tenantId,
  personHash: person.personHash,
  locale: registration.locale,
  since: now,
});

/** Who pays for a tenant now, where that would change. */
export interface PayerChange {
  readonly fromAccount: string;
  readonly toAccount: string;
  /** Hour from which the new one pays; absent while AWS has yet to confirm the subscription. */
  readonly fromHour?: Instant;
}

/** The license that pays for a tenant now: to be loaded before `payerChange`. */
export const payingLicenseId = (tenant: Tenant): string | undefined =>
  tenant.link && parseSubscriptionId(tenant.link.subscriptionId)?.licenseId;

/**
 * What binding the subscription would change about who pays for the tenant.
 * @param payer the license of `payingLicenseId`
 * @returns `undefined` where nobody pays for the tenant now
 */
export const payerChange = (
  tenant: Tenant,
  payer: License | undefined,
  license: License,
  now: Instant,
): PayerChange | undefined => {
  const paying = payer?.subscriptions.find(({ id }) => id === tenant.link?.subscriptionId);
  if (!payer?.buyerAccount || !license.buyerAccount || !paying || !isLive(paying)) return undefined;
  const current = currentSubscription(license);
  return {
    fromAccount: payer.buyerAccount,
    toAccount: license.buyerAccount,
    ...(current && isLive(current) ? { fromHour: nextHourBoundary(now) } : {}),
  };
};
