/**
 * The plan of a reassignment: what is to be done, by whom, in which AWS account, by when, and what to be careful of. Before
 * it begins it is the plan; while it runs, it is how it stands. Codes and values only: it can be kept as JSON, and put in
 * words in any language later.
 * @module
 */

import type { Subscription } from '../subscription/subscription.ts';
import { type Instant, nextHourBoundary } from '../time.ts';
import { type Around, adviceOf, type OfferAdvice, type PlanSide, sideOf } from './plan-sides.ts';
import { type PlanStep, stepsOf } from './plan-steps.ts';
import type { Reassignment } from './reassignment.ts';
import { type Risk, risksOf } from './risks.ts';
import { accountOf, chosenTarget, heldByTarget, type Scene, subscriptionOf } from './scene.ts';
import { type CancelSafe, cancelSafeOf, danglingOf, type NextStep, nextStepOf } from './standing.ts';
import { type Happening, timelineOf } from './timeline.ts';

export interface Plan {
  readonly change: Reassignment;
  readonly productName: string;
  readonly source: PlanSide;
  readonly target: PlanSide;
  /** The hour from which the target pays; not settled before the link moved. */
  readonly cutOver: { readonly hour: Instant; readonly isSettled: boolean };
  /** What there is to do for the offer in the target account (table D1-1), where private offers matter. */
  readonly offer?: OfferAdvice;
  readonly next: NextStep;
  readonly steps: readonly PlanStep[];
  readonly cancelSafe: CancelSafe;
  readonly risks: readonly Risk[];
  /** Subscriptions that are paid for beside the one that the tenant is linked to. */
  readonly dangling: readonly string[];
  readonly timeline: readonly Happening[];
}

/** The subscription of the target to speak of: the one that is looked at, else what the account pays for under another offer. */
export const targetIn = (scene: Scene): Subscription | undefined =>
  subscriptionOf(scene, scene.reassignment.target.subscriptionId) ??
  chosenTarget(scene) ??
  heldByTarget(scene);

/**
 * The plan of a reassignment as it stands.
 * @param scene as it stands now (`reconcile` has nothing to add)
 */
export const planOf = (scene: Scene, around: Around): Plan => {
  const { reassignment: change } = scene;
  const origin = subscriptionOf(scene, change.source.subscriptionId);
  const sourceAccount = accountOf(scene, change.source.subscriptionId) ?? change.source.buyerAccount;
  const source = sideOf(scene, sourceAccount, origin, around.ofSource, around);
  const target = sideOf(scene, change.target.buyerAccount, targetIn(scene), around.ofTarget, around);
  const offer = adviceOf(scene, target, source, around);
  const { linked } = change;
  return {
    change,
    productName: around.product.name,
    source,
    target,
    cutOver: { hour: linked?.fromHour ?? nextHourBoundary(around.now), isSettled: linked !== undefined },
    ...(offer ? { offer } : {}),
    next: nextStepOf(scene),
    steps: stepsOf(scene),
    cancelSafe: cancelSafeOf(scene),
    risks: risksOf(scene, { source, target, ...(offer ? { offer } : {}) }, around),
    dangling: danglingOf(scene),
    timeline: timelineOf(scene),
  };
};
