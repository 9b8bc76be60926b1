/**
 * A subscription is tied to the tenant that was chosen: license and tenants change in one transaction.
 * @module
 */
import { isRefusal, type Refusal } from '#domain/errors.ts';
import { tenantIdsOf } from '#domain/lifecycle/hear.ts';
import { type Bound, bind } from '#domain/registration/binding.ts';
import type { License } from '#domain/subscription/license.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { PolicyShelf } from '#lambdas/edge/policies.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';

/** The tenant that was chosen: one that is there, or fresh from `newTenant`. */
export interface Chosen {
  readonly entity: Tenant;
  readonly isNew: boolean;
}

/**
 * Binds, and puts what changes into the unit of work; the events are the caller's to announce.
 * @returns refusals: TENANT_RETIRED, TENANT_OF_ANOTHER_PRODUCT, HISTORY_FULL
 */
export const carryOut = async (
  work: UnitOfWork,
  policies: PolicyShelf,
  license: License,
  chosen: Chosen,
): Promise<Bound | Refusal> => {
  const { tenantId } = chosen.entity;
  const otherIds = tenantIdsOf(license).filter((id) => id !== tenantId);
  const others = (await work.readAll('tenant', otherIds)).filter((tenant) => tenant !== undefined);
  const policy = await policies.forProduct(license.productCode);
  const bound = bind(license, chosen, others, { policy, commitId: work.commitId, now: work.now });
  if (isRefusal(bound)) return bound;
  work.put('license', license.licenseId, bound.license);
  for (const tenant of [bound.tenant, ...bound.others]) work.put('tenant', tenant.tenantId, tenant);
  return bound;
};
