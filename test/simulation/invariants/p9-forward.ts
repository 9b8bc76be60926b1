/**
 * P9: a reassignment only goes forward, holds its tenant as long as it is open, and is over for good.
 * @module
 */
import { isOpen, OPEN_STATES, type Reassignment, stageOf } from '#domain/reassignment/reassignment.ts';
import { type AtEachCommit, reassignmentsOf } from './scene.ts';

const rankOf = (change: Reassignment): number => {
  const stage = stageOf(change);
  return stage === undefined ? OPEN_STATES.length : OPEN_STATES.indexOf(stage);
};

/** The two ways back: a target that ended before the link moved, and a wish to cancel that is sent once more. */
const mayGoBack = (before: Reassignment, after: Reassignment): boolean =>
  (stageOf(before) === 'TARGET_READY' && stageOf(after) === 'AWAITING_TARGET') ||
  (stageOf(before) === 'CANCEL_AWAITED' && stageOf(after) === 'VERIFIED');

/** What outlives it: the request to cancel that AWS still holds after a move back is withdrawn. */
const isWithdrawn = (before: Reassignment, after: Reassignment): boolean =>
  before.state.name === 'ROLLED_BACK' && before.timers.cancelAt !== undefined && after.state === before.state;

export const p9Forward: AtEachCommit = ({ state, world }, landed) =>
  reassignmentsOf(landed).flatMap(({ before, after }) => {
    const { changeId, tenantId, state: standing } = after;
    world.mark(`reassignment ${standing.name}`);
    if ('reason' in standing) world.mark(`reassignment ${standing.name}: ${standing.reason}`);
    const holds = state.get('tenant', tenantId)?.changeId;
    const wentBack = before && rankOf(after) < rankOf(before) && !mayGoBack(before, after);
    return [
      ...(before && !isOpen(before) && !isWithdrawn(before, after)
        ? [`P9|${changeId} was ${before.state.name}, and changes`]
        : []),
      ...(wentBack ? [`P9|${changeId} went back from ${before.state.name} to ${standing.name}`] : []),
      ...(isOpen(after) === (holds === changeId)
        ? []
        : [`P9|${changeId} is ${standing.name}, ${tenantId} holds ${holds}`]),
    ];
  });
