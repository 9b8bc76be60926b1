/**
 * Works off one reassignment whose time has come: the calls that it owes are made outside of any commit, and what came of
 * them goes down the corridor with what time itself does (reminders, expiry, what is overdue).
 * @module
 */
import { isRefusal } from '#domain/errors.ts';
import { owedOf } from '#domain/reassignment/owed.ts';
import { reassignmentDueAt } from '#domain/reassignment/reassignment.ts';
import { reconcile } from '#domain/reassignment/reconcile.ts';
import type { Circumstances, Scene } from '#domain/reassignment/scene.ts';
import { log } from '#lambdas/edge/log.ts';
import { readScene } from '#lambdas/stores/scenes.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { makeCalls, type Told } from './calls.ts';
import { decideAbout } from './decide.ts';
import type { WorkerPorts } from './worker-ports.ts';

/** Tells it all; what came too late for the reassignment as it stands by now says nothing. */
const tellAll =
  (told: readonly Told[]) =>
  (scene: Scene, at: Circumstances): Scene => {
    const heard = told.reduce((current, { tell }) => {
      const after = tell(current, at);
      return isRefusal(after) ? current : after;
    }, scene);
    return reconcile(heard, at);
  };

/**
 * Works off one reassignment, if it is due.
 * @throws where the commit kept conflicting: the message is delivered again
 */
export const workOff = async (ports: WorkerPorts, changeId: string, correlationId: string): Promise<void> => {
  const { store, surroundings, policies } = ports;
  const cause = {
    door: 'reassignment',
    verb: 'work-off',
    actor: { kind: 'clock' as const },
    correlationId,
  };
  const seen = await walk(store, surroundings, cause, (work) => readScene(work, changeId), { dryRun: true });
  if (seen.outcome === 'refused') return log.warn('a reassignment that is due is not there', { changeId });
  const now = surroundings.now();
  const due = reassignmentDueAt(seen.result.reassignment);
  if (due === undefined || due > now) return;
  const told = await makeCalls(ports, owedOf(seen.result, now));
  const heard = told.flatMap((each) => each.heard ?? []);
  const walked = await walk(store, surroundings, cause, (work) =>
    decideAbout(work, policies.forProduct, changeId, tellAll(told), heard),
  );
  if (walked.outcome === 'refused') throw new Error(`reassignment ${changeId}: ${walked.refusal.refused}`);
  const { state } = walked.result.reassignment;
  log.info('a reassignment was worked off', { changeId, outcome: walked.outcome, state: state.name });
};
