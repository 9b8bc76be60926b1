/**
 * What a person is told of a binding: what changes, what they should know, and what to do next.
 * @module
 */
import { type Hint, hintOf } from '#domain/messages/hints.ts';
import { type License, licenseAt } from '#domain/subscription/license.ts';
import type { Subscription } from '#domain/subscription/subscription.ts';
import { tenantAt } from '#domain/tenant/decide.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { type Instant, isoOf } from '#domain/time.ts';
import type { Decided } from '#lambdas/edge/operator-write.ts';
import { subscriptionNext, tenantNext } from './next-steps.ts';
import { subscriptionPath, tenantPath } from './paths.ts';

interface Pair {
  readonly license: License;
  readonly tenant: Tenant;
}

const payerHints = (before: Tenant, after: Tenant): Hint[] => {
  const from = before.link?.subscriptionId;
  const to = after.link?.subscriptionId;
  const tenure = after.tenures.at(-1);
  const isMoved = before.state.name === 'ACTIVE' && from !== undefined && to !== undefined && from !== to;
  return isMoved && tenure
    ? [hintOf('PAYER_CHANGES', { fromSubscriptionId: from, toSubscriptionId: to, hour: isoOf(tenure.from) })]
    : [];
};

const warningsOf = (before: Tenant, after: Tenant, subscription: Subscription): Hint[] => {
  const { state } = before;
  const isLifted = state.name === 'SUSPENDED' && state.reason === 'operator' && after.state.name === 'ACTIVE';
  return [
    ...payerHints(before, after),
    ...(isLifted ? [hintOf('SUSPENSION_ENDS')] : []),
    ...(subscription.state.name === 'PENDING' ? [hintOf('NOTHING_PAYS')] : []),
  ];
};

/** The differences between before and after, in the words of the API. */
export const toldOfBinding = (
  stored: Pair,
  after: Pair,
  now: Instant,
): Pick<Decided, 'changes' | 'warnings' | 'next'> => {
  const before = { license: licenseAt(stored.license, now), tenant: tenantAt(stored.tenant, now) };
  const was = before.license.subscriptions.at(-1) as Subscription;
  const is = after.license.subscriptions.at(-1) as Subscription;
  const subscription = { resource: subscriptionPath(is.id), from: was.state.name, to: is.state.name };
  const tenant = {
    resource: tenantPath(after.tenant.tenantId),
    from: before.tenant.state.name,
    to: after.tenant.state.name,
  };
  return {
    changes: [subscription, tenant],
    warnings: warningsOf(before.tenant, after.tenant, is),
    next: [...subscriptionNext(after.license, is), ...tenantNext(after.tenant)],
  };
};
