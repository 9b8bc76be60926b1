/**
 * L4, P8: the end of a subscription that is not the tenant's link changes nothing on the tenant: whatever AWS says, who was
 * served on a live link and has it still is served.
 * @module
 */
import { isLive } from '#domain/subscription/subscription.ts';
import { isServed } from '#domain/tenant/tenant.ts';
import { type AtEachCommit, isOurs, subscriptionsOf, tenantsOf } from './scene.ts';

export const l4OtherEnd: AtEachCommit = ({ state }, landed) => {
  if (isOurs(landed)) return [];
  const subscriptions = subscriptionsOf(state);
  return tenantsOf(landed).flatMap(({ before, after }) => {
    if (!before?.link || before.state.name !== 'ACTIVE') return [];
    const payer = subscriptions.get(before.link.subscriptionId);
    const stillPays = payer !== undefined && isLive(payer) && payer.tenantId === after.tenantId;
    // an operator's suspension that a late grant turns out not to have lifted
    const isSuspended = after.state.name === 'SUSPENDED' && after.state.reason === 'operator';
    return stillPays && !isSuspended && !isServed(after.state)
      ? [
          `L4|${after.tenantId} lost its service to ${landed.commit.journal?.cause.verb}, and ${payer.id} pays`,
        ]
      : [];
  });
};
