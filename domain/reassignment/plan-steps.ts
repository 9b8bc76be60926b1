/**
 * The steps of a reassignment that people take, in order, each in the AWS account that it must be done in (table D1-4).
 * @module
 */
import { isLive } from '../subscription/subscription.ts';
import { isBeforeLink } from './commands.ts';
import { isOpen, isTakeoverConfirmed, type Reassignment } from './reassignment.ts';
import { chosenTarget, isGone, type Scene, subscriptionOf } from './scene.ts';
import type { Actor } from './standing.ts';

/** Every step that a plan may have, in order. */
export const PLAN_STEPS = [
  'APPROVE',
  'CONFIRM_TAKEOVER',
  'SUBSCRIBE',
  'SET_UP',
  'LINK',
  'VERIFY',
  'CANCEL',
] as const;
export type PlanStepCode = (typeof PLAN_STEPS)[number];

export interface PlanStep {
  readonly code: PlanStepCode;
  readonly who: Actor;
  /** The AWS account that it must be done in, where it is done in one. */
  readonly account?: string;
  /** `next`: the first one that waits; `skipped`: the change ended without it. */
  readonly standing: 'done' | 'next' | 'ahead' | 'skipped';
}

type Drawn = Omit<PlanStep, 'standing'> & { readonly isDone: boolean };

const isInPlace = ({ source, target }: Reassignment): boolean =>
  target.subscriptionId === source.subscriptionId;

const beforeLink = (scene: Scene): Drawn[] => {
  const { reassignment: change } = scene;
  const { buyerAccount: account } = change.target;
  const target = chosenTarget(scene);
  const isLinked = !isBeforeLink(change);
  const isSubscribed = isLinked || (target !== undefined && !isGone(target));
  const isSetUp = isLinked || (isSubscribed && target?.registeredAt !== undefined);
  return [
    ...(change.approval
      ? [{ code: 'APPROVE' as const, who: 'approver' as const, isDone: change.approval.by !== undefined }]
      : []),
    ...(change.takeover
      ? [
          {
            code: 'CONFIRM_TAKEOVER' as const,
            who: 'operator' as const,
            isDone: isTakeoverConfirmed(change),
          },
        ]
      : []),
    { code: 'SUBSCRIBE', who: 'buyer', account, isDone: isSubscribed },
    { code: 'SET_UP', who: 'buyer', account, isDone: isSetUp },
    { code: 'LINK', who: change.consent ? 'nobody' : 'operator', isDone: isLinked },
  ];
};

const afterLink = (scene: Scene): Drawn[] => {
  const { reassignment: change } = scene;
  const { terms, verified, source } = change;
  const origin = subscriptionOf(scene, source.subscriptionId);
  const cancel: Drawn = {
    code: 'CANCEL',
    who: terms.cancel.by === 'seller' ? 'seller-system' : 'buyer',
    account: source.buyerAccount,
    isDone: origin !== undefined && !isLive(origin),
  };
  return [
    {
      code: 'VERIFY',
      who: terms.verification.by === 'http' ? 'seller-system' : 'operator',
      isDone: verified?.result.outcome === 'complete',
    },
    ...(isInPlace(change) ? [] : [cancel]),
  ];
};

/** The steps, and how far they are. */
export const stepsOf = (scene: Scene): PlanStep[] => {
  const drawn = [...beforeLink(scene), ...afterLink(scene)];
  const first = drawn.findIndex(({ isDone }) => !isDone);
  const isRunning = isOpen(scene.reassignment);
  return drawn.map(({ isDone, ...step }, at) => {
    const waiting = at === first ? ('next' as const) : ('ahead' as const);
    return { ...step, standing: isDone ? 'done' : isRunning ? waiting : 'skipped' };
  });
};
