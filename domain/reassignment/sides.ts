/**
 * Who the two sides of a reassignment are now: a renewal puts another subscription in the place of one, in the same account.
 * @module
 */
import { parseSubscriptionId, type SubscriptionId } from '../identifiers.ts';
import type { Reassignment } from './reassignment.ts';
import { accountOf, isGone, type Scene, subscriptionOf } from './scene.ts';

/** The subscription that took the place of one that is over, at the same tenant. */
const heirOf = (scene: Scene, id: SubscriptionId): SubscriptionId | undefined => {
  const subscription = subscriptionOf(scene, id);
  const licenseId = parseSubscriptionId(id)?.licenseId;
  if (!subscription || !isGone(subscription)) return undefined;
  return scene.tenant.bindings.find(
    ({ succeeds, subscriptionId, endedAt }) =>
      succeeds === licenseId && subscriptionId !== id && endedAt === undefined,
  )?.subscriptionId;
};

/** Before the link moved: whatever pays from the source's account is the source. */
const sourceBefore = (scene: Scene): SubscriptionId => {
  const { source, target, kind } = scene.reassignment;
  const link = scene.tenant.link?.subscriptionId;
  if (link === undefined || accountOf(scene, link) !== source.buyerAccount) return source.subscriptionId;
  const offerId = subscriptionOf(scene, link)?.offerId;
  const isTarget = kind === 'offer-switch' && link !== source.subscriptionId && offerId === target.offerId;
  return isTarget ? source.subscriptionId : link;
};

const sourceOf = (scene: Scene): Reassignment['source'] => {
  const { source, linked } = scene.reassignment;
  const id = linked ? (heirOf(scene, source.subscriptionId) ?? source.subscriptionId) : sourceBefore(scene);
  return id === source.subscriptionId ? source : { ...source, subscriptionId: id };
};

/** Whatever pays from the target's account, other than the source, is of the target; what was lost stays so. */
const targetOf = (scene: Scene, source: Reassignment['source']): Reassignment['target'] => {
  const { target, linked } = scene.reassignment;
  const link = scene.tenant.link?.subscriptionId;
  const licenseId = link && parseSubscriptionId(link)?.licenseId;
  const isTargets =
    licenseId && link !== source.subscriptionId && accountOf(scene, link) === target.buyerAccount;
  if (!isTargets || target.lost.includes(link)) return target;
  const known = target.licenseIds.includes(licenseId)
    ? target
    : { ...target, licenseIds: [...target.licenseIds, licenseId] };
  return linked && known.subscriptionId !== link ? { ...known, subscriptionId: link } : known;
};

/**
 * The scene with its sides as they are now.
 * @returns the very same scene where they are as they were
 */
export const withSides = (scene: Scene): Scene => {
  const { reassignment } = scene;
  const source = sourceOf(scene);
  const target = targetOf(scene, source);
  return source === reassignment.source && target === reassignment.target
    ? scene
    : { ...scene, reassignment: { ...reassignment, source, target } };
};
