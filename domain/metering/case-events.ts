/**
 * What cases say to the world: that a person must look, or that it is over.
 * @module
 */
import type { DomainEvent, EventType } from '../events/schemas.ts';
import type { Instant } from '../time.ts';
import type { CaseKind, MeteringCase } from './case.ts';

/** What is announced when a case is opened. */
const OPENED = {
  suspicious: 'usage.held',
  entitlement: 'usage.held',
  late: 'usage.late',
  silence: 'usage.silent',
  'not-subscribed': 'usage.refused',
  refused: 'usage.refused',
  discrepancy: 'usage.discrepancy',
  lost: 'usage.lost',
} as const satisfies Record<CaseKind, EventType>;

const eventOf = (
  type: (typeof OPENED)[CaseKind] | 'usage.released',
  known: MeteringCase,
  since: Instant,
): DomainEvent => {
  const { caseId, kind, tenantId, productCode, hour, dimension, quantity } = known;
  const { usual, releaseAt, deadline, lost, state } = known;
  return {
    type,
    version: 1,
    ...{ caseId, kind, tenantId, productCode, hour, dimension, quantity, since },
    ...(usual === undefined ? {} : { usual }),
    ...(releaseAt === undefined ? {} : { releaseAt }),
    ...(deadline === undefined ? {} : { deadline }),
    ...(lost === undefined ? {} : { reason: lost }),
    ...(state.name === 'SETTLED' ? { by: state.by } : {}),
  } as DomainEvent; // every type of them has these fields; a union of so many literals is not seen through
};

/** What the opening of a case announces. */
export const openedEvents = (opened: MeteringCase): DomainEvent[] => [
  eventOf(OPENED[opened.kind], opened, opened.openedAt),
];

/** What the end of a case announces: that held usage goes to AWS. What is written off or noted, whoever decided knows. */
export const settledEvents = (known: MeteringCase): DomainEvent[] => {
  const { state } = known;
  return state.name === 'SETTLED' && state.how === 'released'
    ? [eventOf('usage.released', known, state.since)]
    : [];
};
