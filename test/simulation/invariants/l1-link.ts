/**
 * L1: a tenant in ACTIVE has one link, and it points at a live subscription; who is paid for does not wait.
 * @module
 */
import { isLive } from '#domain/subscription/subscription.ts';
import { type AtEachCommit, subscribers, subscriptionsOf } from './scene.ts';

export const l1Link: AtEachCommit = ({ state }) => {
  const subscriptions = subscriptionsOf(state);
  return subscribers(state).flatMap((tenant) => {
    const { tenantId, link, state: standing } = tenant;
    const payer = link && subscriptions.get(link.subscriptionId);
    const isPaid = payer !== undefined && isLive(payer) && payer.tenantId === tenantId;
    const waits =
      standing.name === 'GRACE' ||
      standing.name === 'PROVISIONING' ||
      (standing.name === 'SUSPENDED' && standing.reason === 'grace-over');
    if (standing.name === 'ACTIVE' && !isPaid)
      return [`L1|${tenantId} is ACTIVE on ${payer?.id} ${payer?.state.name}`];
    return waits && isPaid ? [`L1|${tenantId} is ${standing.name}, and ${payer.id} pays`] : [];
  });
};
