/**
 * Works off one propagation whose time has come: the calls that it owes are made outside of any commit, and what came of them
 * goes down the corridor with what time itself does. A crash anywhere loses nothing: what was told is told once more under
 * the same id, which is one change.
 * @module
 */
import { afterCalls, type CallsMade, callsOwed, mayBeDown } from '#domain/capabilities/owed.ts';
import type { Propagation } from '#domain/capabilities/propagation.ts';
import type { Cause } from '#domain/journal.ts';
import { log } from '#lambdas/edge/log.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import { callVendor } from './calls.ts';
import { askUpstreams } from './hear-upstreams.ts';
import { putPropagation, upstreamsNeeded } from './put-propagation.ts';
import { loadUpstreams } from './upstream-keys.ts';
import type { WorkerPorts } from './worker-ports.ts';

/** What is known of the systems that it needs. */
const upstreamsFor = ({ store }: WorkerPorts, { productCode, terms }: Propagation) =>
  loadUpstreams(store, productCode, terms.upstreams);

const commitCalls = async (
  work: UnitOfWork,
  propagationId: string,
  made: CallsMade,
): Promise<Propagation | undefined> => {
  const before = await work.read('propagation', propagationId);
  if (!before) return undefined;
  const after = afterCalls(before, made, await upstreamsNeeded(work, before), work.now);
  await putPropagation(work, before, after);
  return after;
};

/** Makes the calls that are owed; where nothing is shown as it is wanted, the vendor is asked whether its systems are down. */
const makeCalls = async (ports: WorkerPorts, propagation: Propagation, cause: Cause): Promise<CallsMade> => {
  const now = ports.surroundings.now();
  const known = await upstreamsFor(ports, propagation);
  const first = callsOwed(propagation, known, now);
  if (first.upstreams) await askUpstreams(ports, propagation.productCode, cause);
  const owed = first.upstreams ? callsOwed(propagation, await upstreamsFor(ports, propagation), now) : first;
  const made = await callVendor(ports, propagation, owed);
  if (!first.upstreams && mayBeDown(propagation, made, known, now))
    await askUpstreams(ports, propagation.productCode, cause);
  return { ...made, called: made.called || first.upstreams };
};

/**
 * Works off one propagation, if it is due.
 * @throws where the commit kept conflicting: the message is delivered again
 */
export const workOff = async (
  ports: WorkerPorts,
  propagationId: string,
  correlationId: string,
): Promise<void> => {
  const cause = { door: 'capabilities', verb: 'work-off', actor: { kind: 'clock' as const }, correlationId };
  const [stored] = await ports.store.load([{ kind: 'propagation', id: propagationId }]);
  const propagation = stored?.entity;
  if (!propagation) return log.warn('a propagation that is due is not there', { propagationId });
  const made = await makeCalls(ports, propagation, cause);
  const walked = await walk(ports.store, ports.surroundings, cause, (work) =>
    commitCalls(work, propagationId, made),
  );
  if (walked.outcome === 'refused')
    throw new Error(`propagation ${propagationId}: ${walked.refusal.refused}`);
  const { outcome, result } = walked;
  log.info('a propagation was worked off', { propagationId, outcome, state: result?.state.name });
};
