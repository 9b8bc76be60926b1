/**
 * In which lists stands what concerns a vendor's systems: activations, support cases, propagations, templates.
 * @module
 */
import { activationsDueAt, openRedemption, type TenantActivations } from '#domain/activation/activation.ts';
import {
  isAwaited,
  type Propagation,
  type PropagationStateName,
  propagationDueAt,
} from '#domain/capabilities/propagation.ts';
import type { Template } from '#domain/capabilities/templates.ts';
import type { SupportCase } from '#domain/support/case.ts';
import { at, dueOrSince, inState, ofKind, ofTenant, type Placement, templatesPartition } from './keys.ts';

/** The lists of activations: a tenant in conflict stands among those alone, whatever else is under way in it. */
export const ACTIVATION_LISTS = { conflict: 'CONFLICT', open: 'OPEN' } as const;

/** By when the vendor is to be asked; a redemption that a person must look at, and a conflict, stand behind. */
export const placeActivations = (activations: TenantActivations): Placement => {
  const { tenantId: id, state } = activations;
  const due = activationsDueAt(activations);
  if (state.name === 'CONFLICT') {
    const since = state.conflicts[0].foundAt;
    return inState('activations', id, ACTIVATION_LISTS.conflict, dueOrSince(due, since, id));
  }
  const open = openRedemption(activations);
  if (!open) return {};
  return inState('activations', id, ACTIVATION_LISTS.open, dueOrSince(due, open.state.since, id));
};

/** The list of support cases that are not closed. */
export const OPEN_CASES = 'OPEN';

/** All of them, those of a tenant, and, oldest first, those that are open. */
export const placeSupportCase = ({ caseId: id, tenantId, openedAt, state }: SupportCase): Placement => ({
  ...ofKind('supportCase', id, openedAt),
  ...ofTenant('supportCase', tenantId, openedAt, id),
  ...(state.name === 'CLOSED' ? {} : inState('supportCase', id, OPEN_CASES, at(openedAt, id))),
});

/** The lists of propagations that are awaited: their states. */
export const AWAITED_PROPAGATIONS = [
  'PENDING',
  'PAUSED',
  'OVERDUE',
] as const satisfies PropagationStateName[];

/** Those of a tenant; and what is awaited, by its state, in the order in which something is to be done about it. */
export const placePropagation = (propagation: Propagation): Placement => {
  const { propagationId: id, tenantId, openedAt, state } = propagation;
  const sk = dueOrSince(propagationDueAt(propagation), state.since, id);
  return {
    ...ofTenant('propagation', tenantId, openedAt, id),
    ...(isAwaited(propagation) ? inState('propagation', id, state.name, sk) : {}),
  };
};

/** Among those of its product, by their ids. */
export const placeTemplate = ({ productCode, templateId }: Template): Placement => ({
  byBuyer: { pk: templatesPartition(productCode), sk: templateId },
});
