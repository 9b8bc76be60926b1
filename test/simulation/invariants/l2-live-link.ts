/**
 * L2: a tenant is never without a live subscription because of our own act: a link is only ever moved to a live one.
 * @module
 */
import { isLive } from '#domain/subscription/subscription.ts';
import { type AtEachCommit, isOurs, subscriptionsOf, tenantsOf } from './scene.ts';

export const l2LiveLink: AtEachCommit = ({ state }, landed) => {
  if (!isOurs(landed)) return [];
  const subscriptions = subscriptionsOf(state);
  return tenantsOf(landed).flatMap(({ before, after }) => {
    const to = after.link?.subscriptionId;
    const target = to === undefined ? undefined : subscriptions.get(to);
    const from = before?.link?.subscriptionId;
    if (to === from || (target && isLive(target))) return [];
    // both tenants of a takeover have agreed to it
    if (to === undefined && from !== undefined && subscriptions.get(from)?.tenantId !== after.tenantId)
      return [];
    return [`L2|${after.tenantId} was moved to ${to} ${target?.state.name}`];
  });
};
