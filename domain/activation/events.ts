/**
 * What activations say to the world.
 * @module
 */
import type { DomainEvent } from '../events/schemas.ts';
import type { Instant } from '../time.ts';
import type { ActivationFact, Conflict, Redemption, TenantActivations } from './activation.ts';
import { newConflicts } from './standing.ts';

type Of = Pick<TenantActivations, 'tenantId' | 'productCode'>;

/** A license was activated. */
export const activatedEvent = (
  { tenantId, productCode }: Of,
  { kind, id, product, family, at }: ActivationFact,
  isFirst: boolean,
): DomainEvent => ({
  type: kind === 'redeemed' ? 'activation.redeemed' : 'activation.observed',
  version: 1,
  ...{ tenantId, productCode, activationId: id, product, family, first: isFirst, since: at },
});

/** A redemption came to nothing, is unclear, or takes too long. */
export const redemptionEvent = (
  type: 'activation.refused' | 'activation.unclear' | 'activation.overdue',
  { tenantId, productCode }: Of,
  { activationId, product, family, link, state }: Redemption,
  now: Instant,
): DomainEvent => ({
  type,
  version: 1,
  ...{ tenantId, productCode, activationId, product, family, link: link.masked, since: now },
  ...(state.name === 'REFUSED' ? { reason: state.reason } : {}),
});

const conflictEvent = (
  type: 'activation.conflict' | 'activation.mended',
  { tenantId, productCode }: Of,
  { before, after, symptom, caseId }: Conflict,
  since: Instant,
): DomainEvent => ({ type, version: 1, tenantId, productCode, before, after, symptom, caseId, since });

/** The conflicts that are new, and those that are there no more: mended, or shown never to have been. */
export const conflictEvents = (
  before: TenantActivations,
  after: TenantActivations,
  now: Instant,
): DomainEvent[] => [
  ...newConflicts(before, after).map((conflict) =>
    conflictEvent('activation.conflict', after, conflict, now),
  ),
  ...newConflicts(after, before).map((conflict) => conflictEvent('activation.mended', after, conflict, now)),
];
