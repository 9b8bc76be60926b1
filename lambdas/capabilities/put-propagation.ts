/**
 * A propagation that has changed goes into a commit, with what it says to the world.
 * @module
 */
import { propagationEvents } from '#domain/capabilities/events.ts';
import { isAwaited, type Propagation } from '#domain/capabilities/propagation.ts';
import type { Upstream } from '#domain/capabilities/upstream.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import { readUpstreams } from './upstream-keys.ts';

/** What is known of the systems that it needs, as a commit reads it. */
export const upstreamsNeeded = (
  work: UnitOfWork,
  { productCode, terms }: Propagation,
): Promise<readonly Upstream[]> => readUpstreams(work, productCode, terms.upstreams);

/** Puts it. What the vendor was to be told beside it is kept no longer, once that was done or it came to nothing. */
export const putPropagation = async (
  work: UnitOfWork,
  before: Propagation,
  after: Propagation,
): Promise<void> => {
  const { propagationId } = after;
  const isOver = after.sentAt !== undefined || !isAwaited(after);
  if (isOver && (await work.read('changeDetails', propagationId)))
    work.remove('changeDetails', propagationId);
  if (after === before) return;
  work.put('propagation', propagationId, after);
  work.announce(propagationEvents(before, after));
};
