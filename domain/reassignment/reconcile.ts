/**
 * Takes a reassignment as far as what is true allows: the cells of its table that are events of AWS, of the seller's system
 * and of time. It looks at states, not at messages, so that any order and any duplicates of these end the same.
 * @module
 */
import { AFTER_LINK } from './after-link.ts';
import { BEFORE_LINK, payerElsewhere, tenantRetired } from './before-link.ts';
import { isOpen, type OpenStateName, type Reassignment, stageOf } from './reassignment.ts';
import { type Circumstances, chosenTarget, type Scene, subscriptionOf } from './scene.ts';
import { withSides } from './sides.ts';
import { forward, type Rule, type View } from './steps.ts';

/** The rows of the table. */
const RULES: Readonly<Record<OpenStateName, readonly Rule[]>> = { ...BEFORE_LINK, ...AFTER_LINK };

/** steps · more than any history needs at once; the loop ends by itself long before. */
const STEPS_MAX = 20;

const viewOf = (scene: Scene, at: Circumstances): View => {
  const sided = withSides(scene);
  const { reassignment: change } = sided;
  const linked = change.linked ? subscriptionOf(sided, change.target.subscriptionId) : undefined;
  return {
    scene: sided,
    change,
    source: subscriptionOf(sided, change.source.subscriptionId),
    target: linked ?? chosenTarget(sided),
    at,
  };
};

/** The first rule that has something to say. */
const said = (view: View, stage: OpenStateName): Scene | undefined => {
  for (const rule of [tenantRetired, payerElsewhere, ...RULES[stage]]) {
    const after = rule(view);
    if (after) return after;
  }
  return undefined;
};

const isSameAttention = ({ state }: Reassignment, after: Scene): boolean => {
  const next = after.reassignment.state;
  return state.name === 'NEEDS_ATTENTION' && next.name === state.name && next.reason === state.reason;
};

/** The same attention again is none, but what else was done stands; where its cause is gone, it goes on. */
const step = (scene: Scene, at: Circumstances): Scene | undefined => {
  const view = viewOf(scene, at);
  const { change } = view;
  const stage = stageOf(change);
  if (stage === undefined) return undefined;
  const after = said(view, stage);
  const resting = view.scene === scene ? undefined : view.scene;
  if (change.state.name !== 'NEEDS_ATTENTION') return after ?? resting;
  if (!after) return forward(view, change.state.in);
  if (!isSameAttention(change, after) || after.reassignment.state === change.state) return after;
  return after.tenant === scene.tenant
    ? resting
    : { ...after, reassignment: { ...after.reassignment, state: change.state } };
};

/**
 * Takes the reassignment as far as it goes by itself.
 * @param scene every license and tenant in it as they stand at `at.now`
 * @returns the very same scene where nothing is to be done
 */
export const reconcile = (scene: Scene, at: Circumstances): Scene => {
  let current = scene;
  for (let steps = 0; steps < STEPS_MAX && isOpen(current.reassignment); steps += 1) {
    const next = step(current, at);
    if (!next) return current;
    current = next;
  }
  return current;
};
