/**
 * A system of a vendor went down or came back: the clocks of all that wait for it stand, or run again. In bounded commits; what
 * a crash leaves out is done when the message comes again, or when the propagation is looked at next.
 * @module
 */
import { weathered } from '#domain/capabilities/propagate.ts';
import { type Propagation, propagationDueAt } from '#domain/capabilities/propagation.ts';
import { SWEEP_PAGE_KEYS } from '#domain/limits.ts';
import { log } from '#lambdas/edge/log.ts';
import type { EntityKey } from '#lambdas/stores/entities.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import { putPropagation, upstreamsNeeded } from './put-propagation.ts';
import { upstreamOfKey } from './upstream-keys.ts';
import type { WorkerPorts } from './worker-ports.ts';

/** The lists of what is awaited. */
const AWAITED_LISTS = ['PAUSED', 'PENDING', 'OVERDUE'] as const;

/** propagations · in one commit; a conflict decides no more than these again. */
const PROPAGATIONS_IN_COMMIT = 20;

const weatherOne = async (work: UnitOfWork, before: Propagation): Promise<string[]> => {
  const after = weathered(before, await upstreamsNeeded(work, before), work.now);
  await putPropagation(work, before, after);
  const dueAt = after === before ? undefined : propagationDueAt(after);
  return dueAt !== undefined && dueAt <= work.now ? [after.propagationId] : [];
};

/** @returns the ids of those that are due now: they run again */
const weatherIn = async (work: UnitOfWork, ids: readonly string[]): Promise<string[]> => {
  const due: string[] = [];
  for (const stored of await work.readAll('propagation', ids)) {
    if (stored) due.push(...(await weatherOne(work, stored)));
  }
  return due;
};

const inPieces = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / PROPAGATIONS_IN_COMMIT) }, (_, index) =>
    ids.slice(index * PROPAGATIONS_IN_COMMIT, (index + 1) * PROPAGATIONS_IN_COMMIT),
  );

/** Commits some of them; what runs again is worked off at once. */
const weatherSome = async (ports: WorkerPorts, ids: readonly string[], correlationId: string) => {
  const cause = { door: 'capabilities', verb: 'weather', actor: { kind: 'clock' as const }, correlationId };
  for (const piece of inPieces(ids)) {
    const walked = await walk(ports.store, ports.surroundings, cause, (work) => weatherIn(work, piece));
    if (walked.outcome === 'refused') throw new Error(`weather: ${walked.refusal.refused}`);
    if (walked.result.length > 0)
      await ports.queue.send(walked.result.map((id) => ({ kind: 'propagation' as const, id })));
  }
};

/**
 * Weathers all that waits for a system.
 * @param key of the system in the store
 * @throws where a commit kept conflicting: the message is delivered again, and goes on with what is left
 */
export const weather = async (ports: WorkerPorts, key: string, correlationId: string): Promise<void> => {
  const { productCode, upstreamId } = upstreamOfKey(key);
  const isConcerned = (propagation: Propagation | undefined): propagation is Propagation =>
    propagation?.productCode === productCode && propagation.terms.upstreams.includes(upstreamId);
  let concerned = 0;
  for (const state of AWAITED_LISTS) {
    let after: string | undefined;
    do {
      const page = await ports.lists.list(
        { by: 'state', kind: 'propagation', state },
        { limit: SWEEP_PAGE_KEYS, ...(after === undefined ? {} : { after }) },
      );
      const keys = page.keys as readonly EntityKey<'propagation'>[];
      const loaded = keys.length === 0 ? [] : await ports.store.load(keys);
      const ids = loaded.flatMap(({ entity }) => (isConcerned(entity) ? [entity.propagationId] : []));
      await weatherSome(ports, ids, correlationId);
      concerned += ids.length;
      after = page.next;
    } while (after !== undefined);
  }
  log.info('weathered', { upstream: key, concerned });
};
