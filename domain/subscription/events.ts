/**
 * What a change of a license says to the world: one event per subscription that changed its state.
 * @module
 */
import type { DomainEvent, EventType } from '../events/schemas.ts';
import type { License } from './license.ts';
import type { Subscription, SubscriptionStateName } from './subscription.ts';

const TYPES = {
  PENDING: 'subscription.pending',
  ACTIVE_UNREGISTERED: 'subscription.active',
  ACTIVE: 'subscription.active',
  NEEDS_ATTENTION: 'subscription.attention',
  ENDING: 'subscription.ending',
  ENDED: 'subscription.ended',
  FAILED: 'subscription.failed',
} as const satisfies Record<SubscriptionStateName, EventType>;

const fieldsOf = (license: License, subscription: Subscription, from: SubscriptionStateName | undefined) => ({
  version: 1 as const,
  subscriptionId: subscription.id,
  licenseArn: license.licenseArn,
  ...(license.productCode === undefined ? {} : { productCode: license.productCode }),
  ...(license.buyerAccount === undefined ? {} : { buyerAccount: license.buyerAccount }),
  ...(subscription.agreementId === undefined ? {} : { agreementId: subscription.agreementId }),
  ...(subscription.tenantId === undefined ? {} : { tenantId: subscription.tenantId }),
  ...(from === undefined ? {} : { from }),
  to: subscription.state.name,
  since: subscription.state.since,
});

const eventOf = (
  license: License,
  subscription: Subscription,
  from: SubscriptionStateName | undefined,
): DomainEvent => {
  const { state } = subscription;
  const fields = fieldsOf(license, subscription, from);
  if (state.name === 'ENDING') {
    return { type: 'subscription.ending', ...fields, finalHourEndsAt: state.finalHourEndsAt };
  }
  // the compiler cannot follow the table into the union: each type but `ending` carries just these fields
  return { type: TYPES[state.name], ...fields } as DomainEvent;
};

/** A late fact may show that two generations were one: the id that is no more is said to have ended. */
const vanished = (before: License | undefined, after: License): DomainEvent[] =>
  (before?.subscriptions ?? [])
    .slice(after.subscriptions.length)
    .map((subscription) => ({
      from: subscription.state.name,
      gone: { ...subscription, state: { name: 'ENDED' as const, since: subscription.state.since } },
    }))
    .filter(({ from }) => from !== 'ENDED')
    .map(({ from, gone }) => eventOf(after, gone, from));

/** The events between two standings of one license; none where no subscription changed its state. */
export const subscriptionEvents = (before: License | undefined, after: License): DomainEvent[] => [
  ...after.subscriptions.flatMap((subscription, index) => {
    const from = before?.subscriptions[index]?.state.name;
    return from === subscription.state.name ? [] : [eventOf(after, subscription, from)];
  }),
  ...vanished(before, after),
];
