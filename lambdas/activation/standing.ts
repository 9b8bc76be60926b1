/**
 * What stands around a tenant's activations in a unit of work: the tenant, the policy of its product, and the user at the
 * vendor with what else they own.
 * @module
 */
import { noActivations, type TenantActivations } from '#domain/activation/activation.ts';
import type { Sibling, Surroundings } from '#domain/activation/remedies.ts';
import { channelOf } from '#domain/activation/tenants.ts';
import { otherTenants, vendorUserId } from '#domain/activation/vendor-user.ts';
import { type Refusal, refuse } from '#domain/errors.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import type { ActivationPorts } from './ports.ts';

/** A tenant, and what is activated in it. */
export interface Standing {
  readonly tenant: Tenant;
  readonly policy: Policy;
  readonly activations: TenantActivations;
  /** Of the activations; 0 where none are kept. */
  readonly version: number;
}

/** Reads a tenant and its activations. @returns refusal: NOT_FOUND */
export const standingOf = async (
  { policies }: Pick<ActivationPorts, 'policies'>,
  work: UnitOfWork,
  tenantId: string,
): Promise<Standing | Refusal> => {
  await work.prefetch([
    { kind: 'tenant', id: tenantId },
    { kind: 'activations', id: tenantId },
  ]);
  const tenant = await work.read('tenant', tenantId);
  if (!tenant) return refuse('NOT_FOUND', { id: tenantId });
  const activations = await work.read('activations', tenantId);
  return {
    tenant,
    policy: await policies.forProduct(tenant.productCode),
    activations: activations ?? noActivations(tenantId, tenant.productCode),
    version: work.versionOf('activations', tenantId),
  };
};

/**
 * The user at the vendor, and the other tenants that are theirs. It is only for advice, so nothing of it is guarded.
 * @returns nothing where nobody has said who the user is
 */
export const userOf = async (
  work: UnitOfWork,
  { tenantId, productCode, vendor }: TenantActivations,
): Promise<Pick<Surroundings, 'user'>> => {
  if (!vendor?.email) return {};
  const user = await work.read('vendorUser', vendorUserId(productCode, vendor.email.hash));
  const ids = otherTenants(user, tenantId);
  const tenants = await work.readAll('tenant', ids);
  const activations = await work.readAll('activations', ids);
  const others = tenants.flatMap((tenant, index): Sibling[] =>
    tenant
      ? [
          {
            activations: activations[index] ?? noActivations(tenant.tenantId, productCode),
            channel: channelOf(tenant),
          },
        ]
      : [],
  );
  return { user: { owned: others.length + 1, others } };
};
