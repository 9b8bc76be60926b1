/**
 * P9: while a reassignment goes on, its tenant is served by one of the two sides; it is in GRACE only where neither can pay.
 * And no tenant loses its service to a decision of ours about who pays.
 * @module
 */
import { awaitsApproval, isOpen, isTakeoverConfirmed } from '#domain/reassignment/reassignment.ts';
import { isSound } from '#domain/reassignment/scene.ts';
import { isLive } from '#domain/subscription/subscription.ts';
import { isServed } from '#domain/tenant/tenant.ts';
import { type AtEachCommit, isOurs, subscriptionsOf, tenantsOf } from './scene.ts';

/** What an operator does on purpose. */
const ON_PURPOSE = new Set(['suspend-tenant']);

const lost: AtEachCommit = (town, landed) => {
  const { cause } = landed.commit.journal ?? {};
  if (!isOurs(landed) || ON_PURPOSE.has(cause?.verb ?? '')) return [];
  const subscriptions = subscriptionsOf(town.state);
  return tenantsOf(landed).flatMap(({ before, after }) => {
    const payer = before?.link && subscriptions.get(before.link.subscriptionId);
    const isOurDoing = payer !== undefined && isLive(payer) && payer.tenantId === after.tenantId;
    if (!before || !isServed(before.state) || isServed(after.state) || !isOurDoing) return [];
    town.count('times a tenant lost its service by our own act');
    return [`P9|${after.tenantId} lost its service to ${cause?.verb}`];
  });
};

const unpaid: AtEachCommit = ({ state }) => {
  const subscriptions = subscriptionsOf(state);
  return [...state.all('reassignment')].filter(isOpen).flatMap((change) => {
    const { changeId, tenantId, source, target, linked } = change;
    if (state.get('tenant', tenantId)?.state.name !== 'GRACE') return [];
    const side = subscriptions.get((linked ? source : target).subscriptionId ?? '');
    const mayPay = linked
      ? side?.tenantId === tenantId
      : !awaitsApproval(change) && isTakeoverConfirmed(change);
    // what pays for somebody else is not taken from them, but where just that was agreed
    const isFree = [undefined, tenantId, change.takeover?.fromTenantId].includes(side?.tenantId);
    return isSound(side) && side.registeredAt !== undefined && mayPay && isFree
      ? [`P9|${tenantId} is in GRACE, and ${side.id} could pay by ${changeId}`]
      : [];
  });
};

export const p9Served: AtEachCommit = (town, landed) => [...lost(town, landed), ...unpaid(town, landed)];
