/**
 * A reassignment and what is true around it: the tenant, and the licenses of both sides, as they stand at one instant.
 * @module
 */
import { parseSubscriptionId, type SubscriptionId } from '../identifiers.ts';
import type { Policy } from '../policy/policy.ts';
import { currentSubscription, type License } from '../subscription/license.ts';
import { isLive, type Subscription } from '../subscription/subscription.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Instant } from '../time.ts';
import type { Reassignment } from './reassignment.ts';

export interface Scene {
  readonly reassignment: Reassignment;
  readonly tenant: Tenant;
  /** By license id: the source's, the target's and the tenant's, as they stand now (`licenseAt`). */
  readonly licenses: ReadonlyMap<string, License>;
  /** Of a takeover: who pays with the target's subscription until then. */
  readonly fromTenant?: Tenant;
}

/** What a decision about a scene is given beside it. */
export interface Circumstances {
  readonly policy: Policy;
  readonly now: Instant;
  /** Of the commit in the making. */
  readonly commitId: string;
  /**
   * Whether an hour of the tenant (its start) is being closed, or was: such an hour keeps its payer. Asked of `hoursAtStake`
   * alone.
   */
  readonly recorded: (hour: Instant) => boolean;
}

/** A subscription of the scene; `undefined` where its license is not there. */
export const subscriptionOf = (
  { licenses }: Pick<Scene, 'licenses'>,
  id: SubscriptionId | undefined,
): Subscription | undefined => {
  const parts = id === undefined ? undefined : parseSubscriptionId(id);
  return parts && licenses.get(parts.licenseId)?.subscriptions[parts.generation - 1];
};

/** The buyer account of a subscription's license. */
export const accountOf = (
  { licenses }: Pick<Scene, 'licenses'>,
  id: SubscriptionId | undefined,
): string | undefined => {
  const parts = id === undefined ? undefined : parseSubscriptionId(id);
  return parts && licenses.get(parts.licenseId)?.buyerAccount;
};

/** Whether AWS Marketplace grants it without a doubt: what was granted and then reported as failed is not moved to. */
export const isSound = (subscription: Subscription | undefined): subscription is Subscription =>
  subscription !== undefined && isLive(subscription) && subscription.state.name !== 'NEEDS_ATTENTION';

/** Whether its end was signaled, or it failed before it began. */
export const isGone = ({ state }: Subscription): boolean =>
  state.name === 'ENDING' || state.name === 'ENDED' || state.name === 'FAILED';

/** Whether another tenant holds it, which no takeover asks for. */
const isElsewhere = ({ tenantId }: Subscription, { tenant, reassignment }: Scene): boolean =>
  tenantId !== undefined && tenantId !== tenant.tenantId && tenantId !== reassignment.takeover?.fromTenantId;

/** Linked first, then what could pay at once, then what is on its way; what another tenant holds comes after these. */
const rank = (subscription: Subscription, scene: Scene): number => {
  if (scene.tenant.link?.subscriptionId === subscription.id) return 0;
  if (isGone(subscription)) return 5;
  if (isElsewhere(subscription, scene)) return 4;
  if (isSound(subscription)) return subscription.registeredAt === undefined ? 2 : 1;
  return 3;
};

const isOfOffer = ({ offerId }: Subscription, wanted: string | undefined): boolean =>
  wanted === undefined || offerId === undefined || offerId === wanted;

/**
 * The subscription of the target account to look at now: the one that would serve best. One that was looked at before and
 * has ended is still looked at, until it is let go as lost.
 */
export const chosenTarget = (scene: Scene): Subscription | undefined => {
  const { source, target, productCode } = scene.reassignment;
  const candidates = target.licenseIds.flatMap((id) => {
    const license = scene.licenses.get(id);
    const subscription = license && currentSubscription(license);
    const isOurs = license?.buyerAccount === target.buyerAccount && license.productCode === productCode;
    if (!subscription || !isOurs || subscription.id === source.subscriptionId) return [];
    if (target.lost.includes(subscription.id) || !isOfOffer(subscription, target.offerId)) return [];
    return isGone(subscription) &&
      subscription.id !== target.subscriptionId &&
      !isNewFailure(subscription, scene)
      ? []
      : [subscription];
  });
  return candidates.sort((left, right) => rank(left, scene) - rank(right, scene))[0];
};

/**
 * What the target account pays for now under whichever offer, where nothing of the wanted one is there: the offer that it
 * would switch from (table D1-1).
 */
export const heldByTarget = (scene: Scene): Subscription | undefined => {
  const { source, target, productCode } = scene.reassignment;
  return target.licenseIds
    .flatMap((id) => {
      const license = scene.licenses.get(id);
      const isOurs = license?.buyerAccount === target.buyerAccount && license.productCode === productCode;
      return (isOurs ? currentSubscription(license) : undefined) ?? [];
    })
    .find((subscription) => isSound(subscription) && subscription.id !== source.subscriptionId);
};

/** A `subscribe-fail` since the change began is news, though nothing was granted before it. */
const isNewFailure = ({ state, failedAt = 0 }: Subscription, { reassignment }: Scene): boolean =>
  state.name === 'FAILED' && failedAt >= reassignment.requestedAt;
