/**
 * Moves a tenant's link: binding, taking over where that was agreed, and the act in the tenant's history, all in one scene
 * that is committed in one transaction.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '../errors.ts';
import { hearFact } from '../subscription/license.ts';
import { isLive, type Subscription } from '../subscription/subscription.ts';
import type { Unstamped } from '../tenant/acts.ts';
import { followSubscriptions, mayBind, withActs } from '../tenant/decide.ts';
import { nextHourBoundary } from '../time.ts';
import { isTakeoverConfirmed } from './reassignment.ts';
import { type Circumstances, isSound, type Scene } from './scene.ts';

/** The scene with acts of this change in the tenant's history. */
export const acted = (scene: Scene, acts: readonly Unstamped[], { commitId, now }: Circumstances): Scene => ({
  ...scene,
  tenant: withActs(scene.tenant, acts, commitId, now),
});

/** Why the link may not move to the target's subscription now. */
const whyNot = (scene: Scene, target: Subscription | undefined): Refusal | undefined => {
  const { reassignment, tenant } = scene;
  const { changeId, approval, takeover } = reassignment;
  const { buyerAccount } = reassignment.target;
  if (!isSound(target)) return refuse('TARGET_NOT_LIVE', { buyerAccount });
  if (approval && !approval.by) return refuse('APPROVAL_NEEDED', { changeId });
  const holder = target.tenantId;
  if (holder === tenant.tenantId) return undefined;
  if (holder !== undefined && holder !== takeover?.fromTenantId) {
    return refuse('SUBSCRIPTION_LINKED_ELSEWHERE', { subscriptionId: target.id, tenantId: holder });
  }
  if (holder !== undefined && !isTakeoverConfirmed(reassignment)) {
    return refuse('TAKEOVER_UNCONFIRMED', { changeId, fromTenantId: holder });
  }
  return mayBind(tenant, reassignment.productCode);
};

/** The target's license bound to the tenant, and every tenant of it following. */
const bound = (scene: Scene, target: Subscription, { policy, commitId, now }: Circumstances): Scene => {
  const { tenant, licenses, fromTenant } = scene;
  const licenseId = target.id.split('~')[0] ?? '';
  const license = licenses.get(licenseId);
  if (!license || target.tenantId === tenant.tenantId) return scene;
  const fact = {
    kind: 'bound' as const,
    tenantId: tenant.tenantId,
    at: now,
    id: commitId,
    ...(target.tenantId === undefined ? {} : { takeover: true as const }),
  };
  const after = hearFact(license, license, fact, now);
  return {
    ...scene,
    licenses: new Map([...licenses, [licenseId, after]]),
    tenant: followSubscriptions(tenant, after, policy, now),
    ...(fromTenant ? { fromTenant: followSubscriptions(fromTenant, after, policy, now) } : {}),
  };
};

/**
 * Moves the link to the target's subscription.
 * @param rescue whether it moves because the source has ended: to save the tenant
 * @returns refusals: TARGET_NOT_LIVE, APPROVAL_NEEDED, SUBSCRIPTION_LINKED_ELSEWHERE, TAKEOVER_UNCONFIRMED, TENANT_RETIRED,
 * TENANT_OF_ANOTHER_PRODUCT, BILLING_CHANNEL_CONFLICT, HISTORY_FULL
 */
export const moveToTarget = (
  scene: Scene,
  target: Subscription | undefined,
  circumstances: Circumstances,
  rescue: boolean,
): Scene | Refusal => {
  const refusal = whyNot(scene, target);
  if (refusal || !target) return refusal ?? refuse('INTERNAL');
  const { changeId } = scene.reassignment;
  const moved = acted(
    bound(scene, target, circumstances),
    [{ kind: 'moved', changeId, subscriptionId: target.id }],
    circumstances,
  );
  const tenure = moved.tenant.tenures.findLast(({ subscriptionId }) => subscriptionId === target.id);
  const { now } = circumstances;
  const fromHour = tenure?.from ?? nextHourBoundary(now);
  const { reassignment } = moved;
  return {
    ...moved,
    reassignment: {
      ...reassignment,
      target: { ...reassignment.target, subscriptionId: target.id },
      linked: { at: now, fromHour, rescue },
    },
  };
};

/** Moves the link back to the source's subscription, if that can still pay; else the scene as it is. */
export const moveBack = (
  scene: Scene,
  source: Subscription | undefined,
  circumstances: Circumstances,
): Scene => {
  const { changeId } = scene.reassignment;
  return source && isLive(source)
    ? acted(scene, [{ kind: 'moved', changeId, subscriptionId: source.id }], circumstances)
    : scene;
};

/** Whether something is a refusal or a scene. */
export const isScene = (value: Scene | Refusal): value is Scene => !isRefusal(value);
