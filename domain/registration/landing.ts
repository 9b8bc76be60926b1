/**
 * A buyer lands: what the license hears, and whether there is still something to register.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import type { LicenseId } from '../identifiers.ts';
import { hearLicenseFact } from '../lifecycle/hear.ts';
import { REGISTRATION_LIFE_MS } from '../limits.ts';
import type { Locale } from '../messages/locale.ts';
import { currentSubscription, type License, licenseAt } from '../subscription/license.ts';
import { isLive, type Subscription } from '../subscription/subscription.ts';
import { type Instant, isoOf } from '../time.ts';
import type { Registration } from './registration.ts';

/** What AWS Marketplace says a registration token stands for (`ResolveCustomer`, facts §2.2). */
export interface ResolvedCustomer {
  readonly licenseId: LicenseId;
  readonly licenseArn: string;
  readonly productCode: string;
  readonly buyerAccount: string;
  /** Legacy products only; absent for every new one. */
  readonly customerIdentifier?: string;
}

/** What else is known about the landing. */
export interface Landing {
  /** SHA-256 of the registration token: names the landing without keeping the token. */
  readonly tokenHash: string;
  readonly freeTrial: boolean;
}

/** Whether a subscription is over, said in the buyer's refusals: SUBSCRIPTION_ENDING, _ENDED, _FAILED. */
export const overRefusal = (subscription: Subscription): Refusal | undefined => {
  const { state } = subscription;
  const { id: subscriptionId } = subscription;
  switch (state.name) {
    case 'ENDING':
      return refuse('SUBSCRIPTION_ENDING', { subscriptionId, until: isoOf(state.finalHourEndsAt) });
    case 'ENDED':
      return refuse('SUBSCRIPTION_ENDED', { subscriptionId, since: isoOf(state.since) });
    case 'FAILED':
      return refuse('SUBSCRIPTION_FAILED', { subscriptionId, since: isoOf(state.since) });
    default:
      return undefined;
  }
};

const hasLanded = (license: License | undefined, tokenHash: string): boolean =>
  license !== undefined &&
  currentSubscription(license)?.registeredAt !== undefined &&
  license.facts.some(({ kind, id }) => kind === 'registered' && id === tokenHash);

/**
 * The license after its buyer landed.
 * @returns the very same object where this token has landed before; a refusal where the subscription is over
 */
export const land = (
  known: License | undefined,
  customer: ResolvedCustomer,
  { tokenHash, freeTrial }: Landing,
  now: Instant,
): License | Refusal => {
  const current = known && currentSubscription(licenseAt(known, now));
  const refusal = current && overRefusal(current);
  if (refusal) return refusal;
  if (known && hasLanded(known, tokenHash)) return known;
  const details = { ...customer, ...(freeTrial ? { freeTrial } : {}) };
  const fact = { kind: 'registered' as const, at: now, id: tokenHash };
  return hearLicenseFact({ license: known, agreement: undefined }, details, fact, now).license;
};

/** The registration that a landing begins. */
export const newRegistration = (
  hashes: { readonly referenceHash: string; readonly browserHash: string },
  customer: ResolvedCustomer,
  visitor: { readonly freeTrial: boolean; readonly locale: Locale },
  now: Instant,
): Registration => {
  const { licenseId, licenseArn, productCode, buyerAccount } = customer;
  return {
    ...hashes,
    ...{ licenseId, licenseArn, productCode, buyerAccount },
    ...visitor,
    landedAt: now,
    expiresAt: now + REGISTRATION_LIFE_MS,
    codesSent: 0,
    step: { name: 'LANDED' },
  };
};

/**
 * The subscription of the same product that a buyer with an ended one should set up instead: the newest that lives.
 * @param licenses those of the buyer's AWS account
 */
export const newerSubscription = (
  licenses: readonly License[],
  productCode: string,
  now: Instant,
): Subscription | undefined =>
  licenses
    .filter((license) => license.productCode === productCode)
    .flatMap((license) => currentSubscription(licenseAt(license, now)) ?? [])
    .filter((subscription) => isLive(subscription) || subscription.state.name === 'PENDING')
    .sort((left, right) => right.state.since - left.state.since)[0];
