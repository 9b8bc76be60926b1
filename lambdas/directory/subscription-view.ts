/**
 * A subscription as the API shows it.
 * @module
 */
import { type Agreement, agreementStatus, agreementTerms } from '#domain/agreement/agreement.ts';
import type { SubscriptionSummary, SubscriptionView } from '#domain/api/subscriptions.ts';
import type { EntitlementSet } from '#domain/entitlement/entitlement.ts';
import { wordedHint } from '#domain/messages/hints.ts';
import { type License, licenseAt } from '#domain/subscription/license.ts';
import type { Subscription, SubscriptionState } from '#domain/subscription/subscription.ts';
import { type Instant, isoOf } from '#domain/time.ts';
import { subscriptionNext } from './next-steps.ts';
import { agreementPath, subscriptionPath, tenantPath } from './paths.ts';
import type { Viewing } from './tenant-view.ts';

/** An object of those values that are known. */
const known = <Key extends string, Value>(values: Record<Key, Value | undefined>): { [K in Key]?: Value } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in Key]?: Value;
  };

const times = <Key extends string>(values: Record<Key, Instant | undefined>): { [K in Key]?: string } =>
  Object.fromEntries(
    Object.entries<Instant | undefined>(values).flatMap(([name, at]) =>
      at === undefined ? [] : [[name, isoOf(at)]],
    ),
  ) as { [K in Key]?: string };

const stateView = (state: SubscriptionState): SubscriptionSummary['state'] => ({
  name: state.name,
  since: isoOf(state.since),
  ...('finalHourEndsAt' in state ? { until: isoOf(state.finalHourEndsAt) } : {}),
});

const mayBeBound = ({ tenantId, state }: Subscription): boolean =>
  tenantId === undefined && state.name !== 'ENDING' && state.name !== 'ENDED' && state.name !== 'FAILED';

const linksOf = (subscription: Subscription, isCurrent: boolean): SubscriptionSummary['links'] => {
  const { id, tenantId, agreementId } = subscription;
  return {
    self: subscriptionPath(id),
    ...(tenantId === undefined ? {} : { tenant: tenantPath(tenantId) }),
    ...(isCurrent && mayBeBound(subscription) ? { bind: `${subscriptionPath(id)}/bind` } : {}),
    ...(agreementId === undefined ? {} : { agreement: agreementPath(agreementId) }),
  };
};

/** A row: one generation of a license, as `licenseAt` gave it for `now`. */
export const subscriptionSummary = (
  license: License,
  subscription: Subscription,
  { version, locale }: Viewing,
): SubscriptionSummary => {
  const { agreementId, offerId, tenantId } = subscription;
  const { productCode, buyerAccount } = license;
  const isCurrent = license.subscriptions.at(-1) === subscription;
  return {
    subscriptionId: subscription.id,
    licenseArn: license.licenseArn,
    state: stateView(subscription.state),
    ...known({ productCode, buyerAccount, agreementId, offerId, tenantId }),
    version,
    next: isCurrent ? subscriptionNext(license, subscription).map((hint) => wordedHint(hint, locale)) : [],
    links: linksOf(subscription, isCurrent),
  };
};

/** An agreement, whether or not a license came of it yet. */
export const agreementView = (agreement: Agreement): NonNullable<SubscriptionView['agreement']> => {
  const { intent, previousAgreementId, proposerAccount, offerId, acceptedAt, startsAt, endsAt } =
    agreementTerms(agreement);
  const { advisory, ended } = agreement;
  return {
    agreementId: agreement.agreementId,
    status: agreementStatus(agreement),
    ...known({ intent, previousAgreementId, proposerAccount, offerId }),
    ...times({ acceptedAt, startsAt, endsAt, endedAt: ended?.at }),
    ...(advisory ? { advisory: { since: isoOf(advisory.at), resolved: advisory.resolved } } : {}),
  };
};

/** What a contract grants; the set is the license's, and so is its latest generation's. */
const entitlementsView = (set: EntitlementSet): NonNullable<SubscriptionView['entitlements']> => ({
  ...times({ asOf: set.asOf, readAt: set.due?.at }),
  items: set.entitlements.map(({ expiresAt, ...entitlement }) => ({
    ...entitlement,
    ...times({ expiresAt }),
  })),
});

/** What stands beside a subscription. */
export interface Beside {
  readonly agreement: Agreement | undefined;
  readonly entitlements: EntitlementSet | undefined;
}

/** The subscription with its agreement, the other generations of its license, and what was heard. */
export const subscriptionView = (
  stored: License,
  generation: number,
  { agreement, entitlements }: Beside,
  viewing: Viewing,
): SubscriptionView | undefined => {
  const license = licenseAt(stored, viewing.now);
  const subscription = license.subscriptions[generation - 1];
  if (!subscription) return undefined;
  const { registeredAt, grantedAt, refreshedAt, boundAt, failedAt, endedAt, endCause, succeeds } =
    subscription;
  const freeTrial = license.freeTrial ?? (agreement && agreementTerms(agreement).freeTrial);
  const isCurrent = license.subscriptions.at(-1) === subscription;
  return {
    ...subscriptionSummary(license, subscription, viewing),
    generation,
    firstSeenAt: isoOf(license.firstSeenAt),
    ...times({ registeredAt, grantedAt, refreshedAt, boundAt, failedAt, endedAt }),
    ...known({ freeTrial }),
    ...known({ endCause }),
    ...known({ succeeds }),
    ...(isCurrent && entitlements ? { entitlements: entitlementsView(entitlements) } : {}),
    ...(agreement ? { agreement: agreementView(agreement) } : {}),
    generations: license.subscriptions.map(({ id, state }) => ({
      subscriptionId: id,
      state: stateView(state),
      href: subscriptionPath(id),
    })),
    heard: license.facts.map(({ kind, at, id }) => ({ kind, at: isoOf(at), id })),
  };
};
