/**
 * The rows of the reassignment's table after the link moved: the target pays, and the source is to be canceled.
 * @module
 */

import { payerOfHour } from '../tenant/tenures.ts';
import { targetDoubtful } from './before-link.ts';
import { cameToNothing } from './cancellation.ts';
import { hourToMove } from './cut-over.ts';
import { acted, moveBack } from './move-link.ts';
import type { Reassignment } from './reassignment.ts';
import { isGone, isSound, type Scene, subscriptionOf } from './scene.ts';
import {
  attention,
  forward,
  hasSourceEnded,
  moved,
  noted,
  over,
  type Rule,
  reminded,
  type View,
  withoutTarget,
} from './steps.ts';

const isVerified = ({ verified }: Reassignment): boolean => verified?.result.outcome === 'complete';

/** The offer was switched under the license that pays: both sides are one subscription. */
const isInPlace = ({ change }: View): boolean =>
  change.target.subscriptionId === change.source.subscriptionId;

/** The target ended: back to the source where that is live, else nobody pays. */
const rolledBack: Rule = (view) => {
  const { target, source, scene, at } = view;
  if (target && !isGone(target)) return undefined;
  return over({ ...view, scene: moveBack(scene, source, at) }, { name: 'ROLLED_BACK', since: at.now });
};

/** With the source over as well there is nobody to go back to. */
const rolledBackIfLive: Rule = (view) => (hasSourceEnded(view) ? undefined : rolledBack(view));

/**
 * The hour in which the link moved goes to the target, if the source can no longer be billed for it. What moved because the
 * source had ended is never billed backwards.
 */
const withHour = (view: View): Scene => {
  const { change, scene, source, target, at } = view;
  const endedAt = source?.endedAt ?? source?.closedAt;
  if (!source || !target || !change.linked || change.linked.rescue || endedAt === undefined) return scene;
  const ids = { sourceId: source.id, targetId: target.id };
  const end = { endedAt, linkedAt: change.linked.at, marginMs: change.terms.cutOverMarginMs };
  const hour = hourToMove(scene.tenant.tenures, ids, end, at.recorded, at.now);
  // who was taken over from paid for that hour with the very same subscription
  const isTaken = hour !== undefined && scene.fromTenant && payerOfHour(scene.fromTenant, hour) === target.id;
  return hour === undefined || isTaken
    ? scene
    : acted(scene, [{ kind: 'hour-moved', changeId: change.changeId, hour }], at);
};

const processing = (view: View, since: number): Scene => {
  const { verifyAt } = view.change.timers;
  const asked = verifyAt === undefined || isVerified(view.change) ? {} : { verifyAt };
  const timers = { ...asked, processedBy: since + view.change.terms.cancel.overdueAfterMs };
  return forward(view, 'CANCEL_PROCESSING', { processingSince: since, timers });
};

const sourceEnded: Rule = (view) => {
  const { source, at } = view;
  if (!hasSourceEnded(view) || isInPlace(view)) return undefined;
  return processing({ ...view, scene: withHour(view) }, source?.endedAt ?? source?.closedAt ?? at.now);
};

/** The source may go on under another agreement than the one whose cancellation was asked for: that ends nothing. */
const isOfSource = ({ change, source }: View): boolean =>
  source?.agreementId === undefined || source.agreementId === change.cancellation?.agreementId;

const cancellationApproved: Rule = (view) =>
  view.change.cancellation?.status === 'APPROVED' && isOfSource(view)
    ? processing(view, view.change.cancellation.at)
    : undefined;

const verificationComplete: Rule = (view) => {
  if (!isVerified(view.change)) return undefined;
  const isOurs = view.change.terms.cancel.by === 'seller' && !isInPlace(view);
  return forward(view, 'VERIFIED', { timers: isOurs ? { cancelAt: view.at.now } : {} });
};

const verificationOverdue: Rule = (view) => {
  const { linked, terms } = view.change;
  const isOverdue = linked && view.at.now >= linked.at + terms.verification.overdueAfterMs;
  return isOverdue && !isVerified(view.change) ? attention(view, 'VERIFICATION_OVERDUE') : undefined;
};

/** What was registered is no more: canceling is not safe, and the seller's system is asked again. */
const verificationLost: Rule = (view) => {
  if (isVerified(view.change)) return undefined;
  const { timers, terms } = view.change;
  const verifyAt = timers.verifyAt ?? view.at.now + terms.verification.retryEveryMs;
  return attention(view, 'VERIFICATION_INCOMPLETE', { timers: { ...timers, verifyAt } });
};

const switched: Rule = (view) =>
  isInPlace(view) ? over(view, { name: 'COMPLETED', since: view.at.now }) : undefined;

/** The buyer is told at once; where the seller asks AWS to cancel, it has answered. */
const cancelAwaited: Rule = (view) => {
  const { terms, cancellation } = view.change;
  if (
    terms.cancel.by === 'seller' &&
    cancellation?.requestId === undefined &&
    cancellation?.status !== 'UNSENDABLE'
  )
    return undefined;
  const next = view.at.now + terms.remindEveryMs;
  const isAsked = cancellation?.requestId !== undefined;
  return forward(view, 'CANCEL_AWAITED', {
    timers: { remindAt: next, ...(isAsked ? { cancelAt: next } : {}) },
  });
};

const cancellationRejected: Rule = (view) => {
  const status = view.change.cancellation?.status;
  if (status === undefined || status === 'UNSENDABLE') return undefined;
  const isForNothing = cameToNothing(status) || (status === 'APPROVED' && !isOfSource(view));
  return isForNothing ? attention(view, 'CANCELLATION_REJECTED') : undefined;
};

const completed: Rule = (view) =>
  view.source?.state.name === 'ENDED' && isVerified(view.change) && isSound(view.target)
    ? over(view, { name: 'COMPLETED', since: view.at.now })
    : undefined;

/** The target ended as well: back to a source that still lives, or to another subscription of the target account. */
const targetLost: Rule = (view) => {
  const { target, scene, source, at } = view;
  if (target && !isGone(target) && scene.tenant.link?.subscriptionId === target.id) return undefined;
  const saved = isSound(target) ? moved(view, true) : undefined;
  if (saved) return noted(saved, {});
  const lost = target && isGone(target) ? withoutTarget(view) : {};
  return attention({ ...view, scene: moveBack(scene, source, at) }, 'TARGET_LOST', lost);
};

/** The end is not processed as fast as AWS says: told once, and nothing else happens. */
const overdue: Rule = (view) => {
  const { processedBy, ...timers } = view.change.timers;
  if (processedBy === undefined || processedBy > view.at.now) return undefined;
  const isProcessed = view.source?.state.name === 'ENDED';
  return noted(view, { timers, ...(isProcessed ? {} : { overdueAt: view.at.now }) });
};

/** Another subscription was bound meanwhile, paid, and has ended: the target pays again. */
const targetAgain: Rule = (view) => {
  const { scene, target } = view;
  const payer = subscriptionOf(scene, scene.tenant.link?.subscriptionId);
  const isUnpaid = payer !== undefined && payer.id !== target?.id && isGone(payer);
  const saved = isUnpaid && isSound(target) ? moved(view, true) : undefined;
  return saved && noted(saved, {});
};

/** What is looked at after the link moved, by state, first things first. */
export const AFTER_LINK = {
  LINKED: [targetAgain, rolledBack, sourceEnded, verificationComplete, targetDoubtful, verificationOverdue],
  VERIFIED: [targetAgain, rolledBackIfLive, sourceEnded, reminded, switched, verificationLost, cancelAwaited],
  CANCEL_AWAITED: [
    targetAgain,
    rolledBackIfLive,
    sourceEnded,
    reminded,
    verificationLost,
    cancellationApproved,
    cancellationRejected,
  ],
  CANCEL_PROCESSING: [overdue, targetLost, completed, verificationOverdue],
} as const satisfies Record<string, readonly Rule[]>;
