/**
 * A person closes a support case; where it is about a conflict of activations, that is mended with it.
 * @module
 */
import type { TenantActivations } from '../activation/activation.ts';
import { mendConflict } from '../activation/conflict.ts';
import { type Refusal, refuse } from '../errors.ts';
import type { DomainEvent } from '../events/schemas.ts';
import { type Hint, hintOf } from '../messages/hints.ts';
import type { Instant } from '../time.ts';
import type { SupportCase } from './case.ts';
import { closeSupportCase } from './open.ts';

/** What closing writes, in one commit, and announces. */
export interface ClosedCase {
  readonly case: SupportCase;
  /** The very same object where they are not touched. */
  readonly activations: TenantActivations | undefined;
  readonly events: readonly DomainEvent[];
  readonly hints: readonly Hint[];
}

const isInConflict = (activations: TenantActivations | undefined, caseId: string): boolean =>
  activations?.state.name === 'CONFLICT' &&
  activations.state.conflicts.some((conflict) => conflict.caseId === caseId);

/**
 * Closes a case. `resolved`: the vendor has mended it, so the conflict that it is about is over. `withdrawn`: nothing is asked of the
 * vendor any more; a conflict stays, and a hint says so.
 * @param activations of the case's tenant, where there are any
 * @returns the very case where it was closed in this way before; refusal SUPPORT_CASE_CLOSED where it was in the other
 */
export const closeCase = (
  known: SupportCase,
  activations: TenantActivations | undefined,
  how: 'resolved' | 'withdrawn',
  now: Instant,
): ClosedCase | Refusal => {
  const { caseId, tenantId, state } = known;
  if (state.name === 'CLOSED' && state.how !== how) {
    return refuse('SUPPORT_CASE_CLOSED', { caseId, how: state.how });
  }
  const closed = closeSupportCase(known, how, now);
  if (!activations || !isInConflict(activations, caseId)) return { ...closed, activations, hints: [] };
  if (how === 'withdrawn') {
    return { ...closed, activations, hints: [hintOf('CONFLICT_STAYS', { tenantId, caseId })] };
  }
  const mended = mendConflict(activations, caseId, now);
  return {
    case: closed.case,
    activations: mended.activations,
    events: [...closed.events, ...mended.events],
    hints: [],
  };
};
