/**
 * What people and the seller's system may do to a reassignment: the columns of its table that are no event of AWS. Each gives
 * the scene after it, already taken as far as it goes, or a refusal.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import { isLive } from '../subscription/subscription.ts';
import { type CancellationRequest, cameToNothing, isNewsOfRequest } from './cancellation.ts';
import { isScene, moveBack, moveToTarget } from './move-link.ts';
import {
  awaitsApproval,
  isOpen,
  type Party,
  type Reassignment,
  stageOf,
  type Verified,
} from './reassignment.ts';
import { reconcile } from './reconcile.ts';
import { type Circumstances, chosenTarget, type Scene, subscriptionOf } from './scene.ts';
import { over, toLinked, type View } from './steps.ts';
import { type SaidRegistration, verificationOf } from './verification.ts';

type Outcome = Scene | Refusal;

const BEFORE_LINK: readonly (string | undefined)[] = ['REQUESTED', 'AWAITING_TARGET', 'TARGET_READY'];

/** Whether the link has not moved yet. */
export const isBeforeLink = (change: Reassignment): boolean => BEFORE_LINK.includes(stageOf(change));

const viewOf = (scene: Scene, at: Circumstances): View => {
  const { reassignment: change } = scene;
  const source = subscriptionOf(scene, change.source.subscriptionId);
  return { scene, change, source, target: chosenTarget(scene), at };
};

const changed = (scene: Scene, more: Partial<Reassignment>, at: Circumstances): Scene =>
  reconcile({ ...scene, reassignment: { ...scene.reassignment, ...more } }, at);

const notHere = ({ changeId, state }: Reassignment): Refusal =>
  isOpen({ state })
    ? refuse('NOT_IN_THIS_STATE', { changeId, state: state.name })
    : refuse('CHANGE_CLOSED', { changeId, state: state.name });

const isSameParty = (left: Party, right: Party): boolean =>
  left.kind === 'operator' && right.kind === 'operator' && left.principal === right.principal;

/**
 * A second person approves.
 * @returns refusals: SELF_APPROVAL, NOT_IN_THIS_STATE where no approval is awaited, CHANGE_CLOSED
 */
export const approve = (scene: Scene, by: Party, at: Circumstances): Outcome => {
  const { reassignment } = scene;
  if (!isOpen(reassignment) || !awaitsApproval(reassignment)) return notHere(reassignment);
  if (isSameParty(reassignment.requestedBy, by)) {
    return refuse('SELF_APPROVAL', { changeId: reassignment.changeId });
  }
  return changed(scene, { approval: { by, at: at.now } }, at);
};

/**
 * Moves the link now. Where it has moved, nothing happens.
 * @returns refusals: CHANGE_CLOSED, and those of `moveToTarget`
 */
export const link = (scene: Scene, at: Circumstances): Outcome => {
  const { reassignment } = scene;
  if (!isOpen(reassignment)) return notHere(reassignment);
  if (!isBeforeLink(reassignment)) return scene;
  const view = viewOf(scene, at);
  const { buyerAccount } = reassignment.target;
  if (view.target?.registeredAt === undefined) return refuse('TARGET_NOT_LIVE', { buyerAccount });
  const moved = moveToTarget(scene, view.target, at, false);
  if (!isScene(moved)) return moved;
  return reconcile(toLinked({ ...view, scene: moved, change: moved.reassignment }), at);
};

/** Says that the link shall move as soon as the target is live; where it has moved, nothing happens. */
export const consent = (scene: Scene, by: Party, at: Circumstances): Outcome => {
  const { reassignment } = scene;
  if (!isOpen(reassignment)) return notHere(reassignment);
  return isBeforeLink(reassignment) && reassignment.consent === undefined
    ? changed(scene, { consent: { by, at: at.now } }, at)
    : scene;
};

/**
 * Hears what the seller's system, or an operator who looked, says of the tenant's services.
 * @returns a refusal NOT_IN_THIS_STATE before the link moved, CHANGE_CLOSED
 */
export const hearVerification = (
  scene: Scene,
  said: SaidRegistration,
  by: Verified['by'],
  at: Circumstances,
): Outcome => {
  const { reassignment } = scene;
  if (!isOpen(reassignment) || isBeforeLink(reassignment)) return notHere(reassignment);
  const { terms, timers, target, linked } = reassignment;
  const expected = { buyerAccount: target.buyerAccount, ...(linked ? { since: linked.at } : {}) };
  const result = verificationOf(terms.verification, said, expected);
  const { verifyAt: _asked, ...kept } = timers;
  const again = result.outcome === 'complete' ? {} : { verifyAt: at.now + terms.verification.retryEveryMs };
  return changed(scene, { verified: { said, result, by, at: at.now }, timers: { ...kept, ...again } }, at);
};

/**
 * The seller's system is asked (again) at the next chance.
 * @returns refusals: NOT_IN_THIS_STATE before the link moved, CHANGE_CLOSED
 */
export const askToVerify = (scene: Scene, at: Circumstances): Outcome => {
  const { reassignment } = scene;
  if (!isOpen(reassignment) || isBeforeLink(reassignment)) return notHere(reassignment);
  return changed(scene, { timers: { ...reassignment.timers, verifyAt: at.now } }, at);
};

/** The seller's system did not answer: it is asked again later. */
export const verificationUnanswered = (scene: Scene, at: Circumstances): Scene => {
  const { timers, terms } = scene.reassignment;
  return timers.verifyAt === undefined
    ? scene
    : changed(scene, { timers: { ...timers, verifyAt: at.now + terms.verification.retryEveryMs } }, at);
};

/** What is older than what is known, or of a request that came to nothing before, is no news. */
const isNews = (
  { cancellation: known, formerRequests = [] }: Reassignment,
  heard: Pick<CancellationRequest, 'requestId' | 'status' | 'at'>,
): boolean => {
  if (formerRequests.includes(heard.requestId)) return false;
  if (known?.requestId === undefined || known.status === 'UNSENDABLE') return true;
  const { status, at } = known;
  return known.requestId === heard.requestId ? isNewsOfRequest({ status, at }, heard) : at <= heard.at;
};

/** Hears what AWS says of the request to cancel the source's agreement; what is older than what is known says nothing. */
export const hearCancellation = (
  scene: Scene,
  heard: Omit<CancellationRequest, 'reason' | 'status'> & { readonly status: CancellationRequest['status'] },
  at: Circumstances,
): Scene => {
  const { reassignment } = scene;
  const { terms, timers } = reassignment;
  // before it is verified, nothing was asked for by this one: it is of another that came to nothing
  const isEarly = isBeforeLink(reassignment) || stageOf(reassignment) === 'LINKED';
  if (!isOpen(reassignment) || isEarly || !isNews(reassignment, heard)) return scene;
  const { agreementId, requestId, status } = heard;
  const next = timers.cancelAt === undefined ? {} : { cancelAt: at.now + terms.remindEveryMs };
  return changed(
    scene,
    { cancellation: { agreementId, requestId, status, at: heard.at }, timers: { ...timers, ...next } },
    at,
  );
};

/** The request of a reassignment that was rolled back is withdrawn, or there is none to withdraw any more. */
export const withdrawn = (scene: Scene, request: CancellationRequest | undefined): Scene => {
  const { reassignment } = scene;
  const { cancelAt: _done, ...timers } = reassignment.timers;
  const said = request && { requestId: request.requestId, status: request.status, at: request.at };
  const cancellation = reassignment.cancellation && { ...reassignment.cancellation, ...said };
  return { ...scene, reassignment: { ...reassignment, timers, ...(cancellation ? { cancellation } : {}) } };
};

/** AWS did not answer: it is asked again later. */
export const cancellationUnanswered = (scene: Scene, at: Circumstances): Scene => {
  const { timers, terms } = scene.reassignment;
  return timers.cancelAt === undefined
    ? scene
    : changed(scene, { timers: { ...timers, cancelAt: at.now + terms.verification.retryEveryMs } }, at);
};

/** AWS says what it said before: the buyer takes their time, and is not looked after every few minutes. */
export const cancellationUnchanged = (scene: Scene, at: Circumstances): Scene => {
  const { timers, terms } = scene.reassignment;
  return timers.cancelAt === undefined
    ? scene
    : changed(scene, { timers: { ...timers, cancelAt: at.now + terms.remindEveryMs } }, at);
};

/** The seller may not ask AWS to cancel (it is not the proposer): the buyer must. */
export const cancelByBuyer = (scene: Scene, agreementId: string, at: Circumstances): Scene => {
  const { cancelAt, ...timers } = scene.reassignment.timers;
  // it may have been closed, or have gone on, while AWS was asked
  if (!isOpen(scene.reassignment) || cancelAt === undefined) return scene;
  return changed(scene, { cancellation: { agreementId, status: 'UNSENDABLE', at: at.now }, timers }, at);
};

/**
 * AWS is asked (again) to cancel the source's agreement.
 * @returns refusals: CANCEL_NOT_SAFE before it is verified, NOT_IN_THIS_STATE, CHANGE_CLOSED
 */
export const askToCancel = (scene: Scene, at: Circumstances): Outcome => {
  const { reassignment } = scene;
  const { changeId, verified, timers } = reassignment;
  if (!isOpen(reassignment)) return notHere(reassignment);
  if (verified?.result.outcome !== 'complete') return refuse('CANCEL_NOT_SAFE', { changeId });
  const stage = stageOf(reassignment);
  if (stage !== 'VERIFIED' && stage !== 'CANCEL_AWAITED') return notHere(reassignment);
  const { cancellation: former, formerRequests = [], ...kept } = reassignment;
  const terms = { ...kept.terms, cancel: { ...kept.terms.cancel, by: 'seller' as const } };
  const isOver =
    former?.requestId !== undefined && former.status !== 'UNSENDABLE' && cameToNothing(former.status);
  const asked: Reassignment = {
    ...kept,
    terms,
    formerRequests: isOver && former.requestId ? [...formerRequests, former.requestId] : formerRequests,
    timers: { ...timers, cancelAt: at.now },
    state: { name: 'VERIFIED', since: at.now },
  };
  return reconcile({ ...scene, reassignment: asked }, at);
};

/** One of the two tenants of a takeover agrees. */
export const confirmTakeover = (scene: Scene, tenantId: string, by: Party, at: Circumstances): Outcome => {
  const { reassignment } = scene;
  const { takeover, changeId } = reassignment;
  if (!isOpen(reassignment) || !takeover || !isBeforeLink(reassignment)) return notHere(reassignment);
  if (tenantId !== reassignment.tenantId && tenantId !== takeover.fromTenantId) {
    return refuse('NOT_FOUND', { id: tenantId, changeId });
  }
  if (takeover.confirmed.some((each) => each.tenantId === tenantId)) return scene;
  const confirmed = [...takeover.confirmed, { tenantId, by, at: at.now }];
  return changed(scene, { takeover: { ...takeover, confirmed } }, at);
};

/**
 * Stops it: before the link moved nothing has happened; after it, the link goes back to the source.
 * @returns refusals: POINT_OF_NO_RETURN where the source has ended or is being canceled, CHANGE_CLOSED
 */
export const abort = (scene: Scene, at: Circumstances): Outcome => {
  const { reassignment } = scene;
  if (!isOpen(reassignment)) return notHere(reassignment);
  const view = viewOf(scene, at);
  const { changeId } = reassignment;
  if (isBeforeLink(reassignment)) {
    return over(view, { name: 'ABORTED', since: at.now, reason: 'OPERATOR' });
  }
  const canReturn = stageOf(reassignment) !== 'CANCEL_PROCESSING' && view.source && isLive(view.source);
  if (!canReturn) return refuse('POINT_OF_NO_RETURN', { changeId });
  return over({ ...view, scene: moveBack(scene, view.source, at) }, { name: 'ROLLED_BACK', since: at.now });
};
