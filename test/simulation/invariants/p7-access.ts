/**
 * P7: who is served is paid for, or has a grace with an end. And the converse at rest: access and payer of every tenant are
 * what the reference model says.
 * @module
 */
import { lifecycleOf } from '#domain/policy/in-force.ts';
import { isLive } from '#domain/subscription/subscription.ts';
import { isServed } from '#domain/tenant/tenant.ts';
import { type AtEachCommit, type AtRest, subscribers, subscriptionsOf } from './scene.ts';

export const p7Served: AtEachCommit = ({ state }) => {
  const live = new Set<string>();
  for (const subscription of subscriptionsOf(state).values())
    if (isLive(subscription) && subscription.grantedAt !== undefined && subscription.tenantId)
      live.add(subscription.tenantId);
  return subscribers(state).flatMap(({ tenantId, state: standing }) =>
    isServed(standing) && standing.name !== 'GRACE' && !live.has(tenantId)
      ? [`P7|${tenantId} is ${standing.name}, and nobody pays`]
      : [],
  );
};

/** Nobody is suspended before the grace is over that the policy gives. */
export const p7Grace: AtEachCommit = ({ state, policy }) => {
  const { graceMs } = lifecycleOf(policy);
  return subscribers(state).flatMap(({ tenantId, state: standing, link, bindings }) => {
    const payer = bindings.find(({ subscriptionId }) => subscriptionId === link?.subscriptionId);
    const isCut =
      standing.name === 'SUSPENDED' &&
      standing.reason === 'grace-over' &&
      standing.since < (payer?.endedAt ?? 0) + graceMs;
    return isCut ? [`P7|${tenantId} is suspended before its grace is over`] : [];
  });
};

export const p7Model: AtRest = ({ state }, { expected }) =>
  subscribers(state).flatMap(({ tenantId, state: standing, link }) => {
    const model = expected.get(tenantId);
    const is = `${standing.name} on ${link?.subscriptionId}`;
    const should = `${model?.states.at(-1)?.name} on ${model?.payer}`;
    return is === should ? [] : [`P7|${tenantId} is ${is}, should be ${should}`];
  });
