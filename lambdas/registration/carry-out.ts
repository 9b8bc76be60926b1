/**
 * A subscription is tied to the tenant that was chosen: license, tenants and the reassignments around them change in one
 * transaction.
 * @module
 */
import type { Refusal } from '#domain/errors.ts';
import type { DomainEvent } from '#domain/events/schemas.ts';
import { hearFact, type License } from '#domain/subscription/license.ts';
import { mayBind } from '#domain/tenant/decide.ts';
import { tenantEvents } from '#domain/tenant/events.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { PolicyShelf } from '#lambdas/edge/policies.ts';
import { following } from '#lambdas/stores/follow.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';

/** The tenant that was chosen: one that is there, or fresh from `newTenant`. */
export interface Chosen {
  readonly entity: Tenant;
  readonly isNew: boolean;
}

/** What binding comes to: the entities after it and what is to be announced. */
export interface Bound {
  readonly license: License;
  readonly tenant: Tenant;
  readonly events: readonly DomainEvent[];
}

/**
 * Binds, and puts what changes into the unit of work; the events are the caller's to announce.
 * @returns refusals: TENANT_RETIRED, TENANT_OF_ANOTHER_PRODUCT, BILLING_CHANNEL_CONFLICT, HISTORY_FULL
 */
export const carryOut = async (
  work: UnitOfWork,
  policies: PolicyShelf,
  license: License,
  { entity, isNew }: Chosen,
): Promise<Bound | Refusal> => {
  const { tenantId } = entity;
  const refusal = mayBind(entity, license.productCode);
  if (refusal) return refusal;
  const changes = following(work, policies.forProduct);
  if (isNew) {
    await work.read('tenant', tenantId);
    work.put('tenant', tenantId, entity);
  }
  changes.tenant(entity, tenantId);
  const fact = { kind: 'bound' as const, tenantId, at: work.now, id: work.commitId };
  await changes.license(license, hearFact(license, license, fact, work.now));
  const births = isNew ? tenantEvents(undefined, entity) : [];
  const events = [...births, ...(await changes.settle())];
  const after = (await work.read('license', license.licenseId)) ?? license;
  return { license: after, tenant: (await work.read('tenant', tenantId)) ?? entity, events };
};
