/**
 * Events that somebody on call must hear of: each is counted, and the count is watched. They come from every door, and all
 * of them pass here.
 * @module
 */
import type { DomainEvent } from '#domain/events/schemas.ts';
import type { METRICS } from '#domain/names.ts';

/** A metric by its name in METRICS. */
export type Watched = Exclude<keyof typeof METRICS, 'namespace'>;

const metricOf = (event: DomainEvent): Watched | undefined => {
  switch (event.type) {
    case 'reassignment.attention':
      return event.reason === 'CANCELLATION_REJECTED' ? 'cancellationRejected' : 'reassignmentAttention';
    case 'reassignment.orphaned':
      return 'reassignmentOrphaned';
    case 'reassignment.overdue':
      return 'reassignmentOverdue';
    case 'activation.unclear':
      return 'activationUnclear';
    case 'activation.overdue':
      return 'activationOverdue';
    case 'activation.conflict':
      return 'activationConflict';
    case 'propagation.overdue':
      return 'propagationOverdue';
    default:
      return undefined;
  }
};

/** One metric for each event that is watched; a batch that comes again is counted again. */
export const watchedIn = (entries: readonly { readonly events: readonly DomainEvent[] }[]): Watched[] =>
  entries.flatMap(({ events }) => events.flatMap((event) => metricOf(event) ?? []));
