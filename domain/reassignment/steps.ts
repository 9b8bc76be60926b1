/**
 * What the rules of a reassignment are made of: what they look at, and the kinds of step that they take.
 * @module
 */
import type { Subscription } from '../subscription/subscription.ts';
import { withActs } from '../tenant/decide.ts';
import { acted, isScene, moveToTarget } from './move-link.ts';
import {
  type AbortReason,
  type AttentionReason,
  type OpenStateName,
  type Reassignment,
  type ReassignmentState,
  stageOf,
} from './reassignment.ts';
import { type Circumstances, isGone, type Scene } from './scene.ts';

/** What a rule looks at. */
export interface View {
  readonly scene: Scene;
  readonly change: Reassignment;
  readonly source: Subscription | undefined;
  readonly target: Subscription | undefined;
  readonly at: Circumstances;
}

/** A rule takes one step, or none. */
export type Rule = (view: View) => Scene | undefined;

const become = (view: View, state: ReassignmentState, more: Partial<Reassignment> = {}): Scene => ({
  ...view.scene,
  reassignment: { ...view.change, ...more, state },
});

/** One state further. */
export const forward = (view: View, name: OpenStateName, more: Partial<Reassignment> = {}): Scene =>
  become(view, { name, since: view.at.now }, more);

/** Where it is, but changed in a detail. */
export const noted = (view: View, more: Partial<Reassignment>): Scene =>
  become(view, view.change.state, more);

/** A person must look. */
export const attention = (view: View, reason: AttentionReason, more: Partial<Reassignment> = {}): Scene => {
  const stage = stageOf(view.change) ?? 'REQUESTED';
  return become(view, { name: 'NEEDS_ATTENTION', since: view.at.now, in: stage, reason }, more);
};

/** It is over: the tenant's payer is free to be moved again, and so is that of the tenant it would have been taken from. */
export const over = (
  view: View,
  state: ReassignmentState & { name: 'COMPLETED' | 'ROLLED_BACK' | 'ABORTED' },
): Scene => {
  const closed = [{ kind: 'change-closed' as const, changeId: view.change.changeId }];
  const { commitId, now } = view.at;
  // the source pays again: what AWS was asked to cancel must be withdrawn, or it would be canceled by our own act
  const isAsked = state.name === 'ROLLED_BACK' && view.change.cancellation?.status === 'PENDING_APPROVAL';
  const scene = acted(become(view, state, { timers: isAsked ? { cancelAt: now } : {} }), closed, view.at);
  const { fromTenant } = scene;
  return fromTenant ? { ...scene, fromTenant: withActs(fromTenant, closed, commitId, now) } : scene;
};

/** It came to nothing; whatever pays goes on paying. */
export const aborted = (view: View, reason: AbortReason): Scene =>
  over(view, { name: 'ABORTED', since: view.at.now, reason });

/** The link is with the target: the seller's system is asked next. */
export const toLinked = (view: View, linked = view.change.linked): Scene =>
  forward(view, 'LINKED', { timers: { verifyAt: view.at.now }, ...(linked ? { linked } : {}) });

/** The link moves to the target's subscription, if nothing stands against it. */
export const moved = (view: View, rescue: boolean): View | undefined => {
  const scene = moveToTarget(view.scene, view.target, view.at, rescue);
  return isScene(scene) ? { ...view, scene, change: scene.reassignment } : undefined;
};

/** Whether AWS said that the source is over, or will be at the end of its final hour. */
export const hasSourceEnded = ({ source }: View): boolean => source !== undefined && isGone(source);

/** Lets go of a subscription that has ended: another one must come. */
export const withoutTarget = ({ change, target }: View): Pick<Reassignment, 'target'> => {
  const { subscriptionId: _gone, ...kept } = change.target;
  return { target: { ...kept, lost: target ? [...kept.lost, target.id] : kept.lost } };
};

/** People are reminded of what waits for them, once per interval. */
export const reminded: Rule = (view) => {
  const { timers, terms, reminders } = view.change;
  if (timers.remindAt === undefined || timers.remindAt > view.at.now) return undefined;
  return noted(view, {
    timers: { ...timers, remindAt: view.at.now + terms.remindEveryMs },
    reminders: reminders + 1,
  });
};
