/**
 * How a reassignment stands, for people: whether the source may be canceled yet, and which step is next, whose it is, in which
 * AWS account, and by when (table D1-4 of the licensing rules). Codes and values only; the words are in `domain/messages`.
 * @module
 */
import { currentSubscription } from '../subscription/license.ts';
import { isLive } from '../subscription/subscription.ts';
import { DAY_MS, type Instant } from '../time.ts';
import { isBeforeLink } from './commands.ts';
import { awaitsApproval, isOpen, isTakeoverConfirmed, type Reassignment, stageOf } from './reassignment.ts';
import { chosenTarget, isSound, type Scene, subscriptionOf } from './scene.ts';
import { servicesLacking } from './verification.ts';

/** ms · the buyer's time to answer a cancellation request; silence is consent (facts §7, 2026-11). */
export const AWS_CANCELLATION_APPROVAL_MS = 7 * DAY_MS;

/** Why the source must not be canceled, or need not be. */
export const CANCEL_UNSAFE = [
  'NOT_LINKED',
  'TARGET_NOT_LIVE',
  'NOT_VERIFIED',
  'SERVICES_LACKING',
  'ALREADY_CANCELED',
  'OVER',
] as const;
export type CancelUnsafe = (typeof CANCEL_UNSAFE)[number];

/** Whether canceling the source is safe. */
export type CancelSafe =
  | { readonly safe: true }
  | { readonly safe: false; readonly why: CancelUnsafe; readonly services: readonly string[] };

const unsafe = (why: CancelUnsafe, services: readonly string[] = []): CancelSafe => ({
  safe: false,
  why,
  services,
});

/** Whether canceling the source now would leave the tenant with a payer that is verified. */
export const cancelSafeOf = (scene: Scene): CancelSafe => {
  const { reassignment, tenant } = scene;
  const { target, verified, source } = reassignment;
  if (!isOpen(reassignment)) return unsafe('OVER');
  const origin = subscriptionOf(scene, source.subscriptionId);
  if (origin && !isLive(origin)) return unsafe('ALREADY_CANCELED');
  if (isBeforeLink(reassignment) || tenant.link?.subscriptionId !== target.subscriptionId)
    return unsafe('NOT_LINKED');
  if (!isSound(subscriptionOf(scene, target.subscriptionId))) return unsafe('TARGET_NOT_LIVE');
  if (!verified) return unsafe('NOT_VERIFIED');
  if (verified.result.outcome === 'complete') return { safe: true };
  return unsafe('SERVICES_LACKING', servicesLacking(verified.result));
};

/** Whose step it is. */
export const ACTORS = [
  'approver',
  'buyer',
  'operator',
  'administrator',
  'aws',
  'seller-system',
  'nobody',
] as const;
export type Actor = (typeof ACTORS)[number];

/** Every step that may be next. */
export const NEXT_STEPS = [
  'APPROVE',
  'CONFIRM_TAKEOVER',
  'SUBSCRIBE',
  'SET_UP',
  'WAIT_FOR_GRANT',
  'LINK',
  'VERIFY',
  'ASK_TO_CANCEL',
  'CANCEL',
  'AGREE_TO_CANCEL',
  'WAIT_FOR_END',
  'JUDGE_TARGET',
  'REPLACE_TARGET',
  'JUDGE_REJECTION',
  'NOTHING',
] as const;

/** A step that waits. */
export interface NextStep {
  readonly code: (typeof NEXT_STEPS)[number];
  readonly who: Actor;
  /** The AWS account that it must be done in, where it is done in one. */
  readonly account?: string;
  readonly deadline?: Instant;
  /** What the words are filled with, beside the account and the deadline. */
  readonly details: Readonly<Record<string, string>>;
}

const step = (
  code: NextStep['code'],
  who: Actor,
  more: { account?: string; deadline?: Instant | undefined; details?: Record<string, string> } = {},
): NextStep => ({
  code,
  who,
  details: more.details ?? {},
  ...(more.account === undefined ? {} : { account: more.account }),
  ...(more.deadline === undefined ? {} : { deadline: more.deadline }),
});

/** While nobody pays, everything is due before grace ends. */
const deadlineOf = (scene: Scene, otherwise: Instant): Instant => {
  const { state } = scene.tenant;
  return state.name === 'GRACE' ? state.until : otherwise;
};

const beforeLink = (scene: Scene): NextStep => {
  const { reassignment: change } = scene;
  const { buyerAccount: account, offerId } = change.target;
  const deadline = deadlineOf(scene, change.expiresAt);
  if (awaitsApproval(change)) return step('APPROVE', 'approver', { deadline });
  if (!isTakeoverConfirmed(change)) {
    return step('CONFIRM_TAKEOVER', 'operator', {
      deadline,
      details: { fromTenantId: change.takeover?.fromTenantId ?? '' },
    });
  }
  const target = chosenTarget(scene);
  const details: Record<string, string> = offerId === undefined ? {} : { offerId };
  if (!target) return step('SUBSCRIBE', 'buyer', { account, deadline, details });
  if (target.state.name === 'PENDING') return step('WAIT_FOR_GRANT', 'aws', { account, deadline });
  if (target.registeredAt === undefined) return step('SET_UP', 'buyer', { account, deadline, details });
  return step('LINK', 'operator', { account, deadline });
};

const canceling = (change: Reassignment): NextStep => {
  const { cancellation, source, terms } = change;
  const { buyerAccount: account } = source;
  if (cancellation?.status === 'PENDING_APPROVAL') {
    const deadline = cancellation.at + AWS_CANCELLATION_APPROVAL_MS;
    return step('AGREE_TO_CANCEL', 'buyer', { account, deadline });
  }
  const isOurs = terms.cancel.by === 'seller' && cancellation?.status !== 'UNSENDABLE';
  return isOurs ? step('ASK_TO_CANCEL', 'seller-system', { account }) : step('CANCEL', 'buyer', { account });
};

const verifying = (change: Reassignment): NextStep => {
  const { terms, linked, verified } = change;
  const services = verified
    ? servicesLacking(verified.result)
    : terms.verification.services.map(({ name }) => name);
  return step('VERIFY', terms.verification.by === 'http' ? 'seller-system' : 'operator', {
    deadline: linked && linked.at + terms.verification.overdueAfterMs,
    details: { services: services.join(', '), type: terms.verification.subscriptionType },
  });
};

const attention = (scene: Scene): NextStep => {
  const { reassignment: change } = scene;
  const { state } = change;
  const account = change.target.buyerAccount;
  switch (state.name === 'NEEDS_ATTENTION' ? state.reason : undefined) {
    case 'TARGET_FAILED':
      return step('JUDGE_TARGET', 'operator', { account });
    case 'TARGET_LOST':
      return step('REPLACE_TARGET', 'buyer', { account, deadline: deadlineOf(scene, change.expiresAt) });
    case 'CANCELLATION_REJECTED':
      return step('JUDGE_REJECTION', 'operator', { account: change.source.buyerAccount });
    default:
      return { ...verifying(change), who: 'operator' };
  }
};

/**
 * The next step of a reassignment.
 * @param scene as it stands now (`reconcile` has nothing to add)
 */
export const nextStepOf = (scene: Scene): NextStep => {
  const { reassignment: change } = scene;
  if (!isOpen(change)) return step('NOTHING', 'nobody');
  if (change.state.name === 'NEEDS_ATTENTION') return attention(scene);
  if (isBeforeLink(change)) return beforeLink(scene);
  switch (stageOf(change)) {
    case 'LINKED':
      return verifying(change);
    case 'CANCEL_PROCESSING': {
      const deadline = (change.processingSince ?? change.requestedAt) + change.terms.cancel.overdueAfterMs;
      return step('WAIT_FOR_END', 'aws', { account: change.source.buyerAccount, deadline });
    }
    default:
      return canceling(change);
  }
};

/** The subscriptions of a reassignment that are paid for beside the one that the tenant is linked to. */
export const danglingOf = (scene: Scene): string[] => {
  const { reassignment, tenant, licenses } = scene;
  const ofTarget = reassignment.target.licenseIds.flatMap((id) => {
    const license = licenses.get(id);
    return (license && currentSubscription(license)) ?? [];
  });
  const source = subscriptionOf(scene, reassignment.source.subscriptionId);
  return [...(source ? [source] : []), ...ofTarget]
    .filter((each) => isLive(each) && each.id !== tenant.link?.subscriptionId)
    .filter(({ tenantId }) => tenantId === undefined || tenantId === tenant.tenantId)
    .map(({ id }) => id);
};
