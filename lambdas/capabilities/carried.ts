/**
 * What a change at the vendor writes and tells, whoever's it is.
 * @module
 */
import type { ChangeDetails } from '#domain/capabilities/details.ts';
import { overdueAt, type Propagation } from '#domain/capabilities/propagation.ts';
import { type Hint, hintOf } from '#domain/messages/hints.ts';
import { isoOf } from '#domain/time.ts';
import type { Decided } from '#lambdas/edge/operator-write.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import { propagationPath } from './paths.ts';
import { readingView } from './reading-view.ts';

/** What the vendor is told beside the change; its keys are the propagation's. */
export type Details = Pick<ChangeDetails, 'plain' | 'sealed'>;

/** Writes what is superseded, and forgets what the vendor would have been told of it. */
export const putSuperseded = async (work: UnitOfWork, superseded: readonly Propagation[]): Promise<void> => {
  const ids = superseded.map(({ propagationId }) => propagationId);
  const details = await work.readAll('changeDetails', ids);
  for (const each of superseded) work.put('propagation', each.propagationId, each);
  for (const each of details) if (each) work.remove('changeDetails', each.propagationId);
};

/** Writes what begins, with what the vendor is told of it. */
export const putOpened = (work: UnitOfWork, opened: Propagation, details?: Details): void => {
  const { propagationId, tenantId } = opened;
  work.put('propagation', propagationId, opened);
  if (details) work.put('changeDetails', propagationId, { propagationId, tenantId, ...details });
};

const nextOf = (opened: Propagation): Hint => {
  const { state, subject, propagationId } = opened;
  if (state.name === 'PAUSED')
    return hintOf('CHANGE_WAITS', { subject, propagationId, upstreams: state.by.join(', ') });
  const overdue = overdueAt(opened);
  const until = overdue === undefined ? {} : { overdue: isoOf(overdue) };
  return hintOf('CHANGE_TO_SHOW', { subject, propagationId, ...until });
};

/** What there was before, by its id. */
type Known = readonly Propagation[];

/** States that changed among what was superseded. */
export const supersededChanges = (known: Known, superseded: readonly Propagation[]): Decided['changes'] =>
  superseded.flatMap(({ propagationId, state }) => {
    const before = known.find((each) => each.propagationId === propagationId);
    return before && before.state.name !== state.name
      ? [{ resource: propagationPath(propagationId), from: before.state.name, to: state.name }]
      : [];
  });

/** What is told of a change that begins, or that none was needed. */
export const toldOf = (
  opened: Propagation | undefined,
  superseded: readonly Propagation[],
  known: Known,
): Pick<Decided, 'changes' | 'warnings' | 'next' | 'shown'> =>
  opened
    ? {
        changes: [
          { resource: propagationPath(opened.propagationId), from: '–', to: opened.state.name },
          ...supersededChanges(known, superseded),
        ],
        warnings: [],
        next: [nextOf(opened)],
        shown: { change: readingView(opened, opened.openedAt) },
      }
    : { changes: [], warnings: [hintOf('CHANGED_ALREADY')], next: [], shown: {} };

/** What was decided to be shown; it needs no words. */
export const showChange = (shown: unknown): { readonly change?: ReturnType<typeof readingView> } =>
  // what `toldOf` gave, perhaps by way of a receipt
  (shown ?? {}) as { readonly change?: ReturnType<typeof readingView> };
