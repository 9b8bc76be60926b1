/**
 * A person's choice is carried out, whichever way it goes: bound to a tenant that nobody pays for, or its payer moved.
 * @module
 */
import { isRefusal, type Refusal } from '#domain/errors.ts';
import type { DomainEvent } from '#domain/events/schemas.ts';
import type { ReassignmentStateName } from '#domain/reassignment/reassignment.ts';
import type { Completion } from '#domain/registration/registration.ts';
import type { Way } from '#domain/registration/way.ts';
import type { License } from '#domain/subscription/license.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { PolicyShelf } from '#lambdas/edge/policies.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import { carryOut } from './carry-out.ts';
import { carryMove, isPaidBy } from './move.ts';

/** The tenant that was chosen, one that is there or fresh from `newTenant`, and what that comes to. */
export interface Chosen {
  readonly entity: Tenant;
  readonly isNew: boolean;
  readonly way: Way;
}

/** What it came to; the events are the caller's to announce. */
export interface Carried {
  readonly license: License;
  readonly tenant: Tenant;
  readonly events: readonly DomainEvent[];
  readonly completion: Completion;
  /** The reassignment that moves the payer, where one does, and its state before it and after; `from` is absent where it begins. */
  readonly move?: {
    readonly changeId: string;
    readonly from?: ReassignmentStateName;
    readonly to: ReassignmentStateName;
  };
}

/**
 * Carries a choice out in a unit of work.
 * @param personHash who chose, and administers the tenant
 * @returns refusals: those of `carryOut` and of `carryMove`
 */
export const carryChoice = async (
  work: UnitOfWork,
  policies: PolicyShelf,
  license: License,
  { entity, isNew, way }: Chosen,
  personHash: string,
): Promise<Carried | Refusal> => {
  if (way.name === 'bind') {
    const bound = await carryOut(work, policies, license, { entity, isNew });
    return isRefusal(bound) ? bound : { ...bound, completion: isNew ? 'created' : 'linked' };
  }
  const moved = await carryMove(work, policies, { tenant: entity, license }, way, personHash);
  if (isRefusal(moved)) return moved;
  const { scene, events, before } = moved;
  const { changeId, state } = scene.reassignment;
  return {
    license: scene.licenses.get(license.licenseId) ?? license,
    tenant: scene.tenant,
    events,
    completion: isPaidBy(scene, license) ? 'moved' : 'moving',
    move: { changeId, ...(before ? { from: before.state.name } : {}), to: state.name },
  };
};
