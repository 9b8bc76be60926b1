/**
 * An operator opens a tenant that another channel than AWS Marketplace pays for.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { openTenant } from '#domain/tenant/channel.ts';
import { tenantEvents } from '#domain/tenant/events.ts';
import type { Asked, Handler } from '#lambdas/edge/operator.ts';
import { type Decided, operatorWrite } from '#lambdas/edge/operator-write.ts';
import type { Product } from '#lambdas/edge/products.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import { corridorOf, DOOR } from './corridor.ts';
import { tenantNext } from './next-steps.ts';
import { billingPath, tenantPath } from './paths.ts';
import type { WritePorts } from './ports.ts';

type Key = 'POST /v1/tenants';

const decide = async (
  { policies, newTenantId }: WritePorts,
  work: UnitOfWork,
  { productCode }: Product,
  { body }: Asked<Key>,
): Promise<Decided | Refusal> => {
  const { tenantId = newTenantId(), channel } = body;
  const policy = await policies.forProduct(productCode);
  const known = await work.read('tenant', tenantId);
  const opened = openTenant(known, { tenantId, productCode, channel }, policy, work.commitId, work.now);
  if (isRefusal(opened)) return opened;
  const { born, tenant } = opened;
  work.put('tenant', tenantId, tenant);
  return {
    isWritten: true,
    changes: [
      { resource: tenantPath(tenantId), from: 'NONE', to: tenant.state.name },
      { resource: billingPath(tenantId), from: 'NONE', to: channel },
    ],
    events: [...tenantEvents(undefined, born), ...tenantEvents(born, tenant)],
    warnings: [],
    next: tenantNext(tenant),
    self: tenantPath(tenantId),
  };
};

/** `POST /v1/tenants`. */
export const openTenantOf = (ports: WritePorts): Handler<Key> =>
  operatorWrite<Key, UnitOfWork, Product>(DOOR, corridorOf(ports), {
    verb: 'open-tenant',
    status: 201,
    self: () => '/v1/tenants',
    find: async (_work, { body: { productCode } }) => {
      const target = ports.products.find((each) => each.productCode === productCode);
      return target ? { target, version: 0 } : refuse('NOT_FOUND', { id: productCode });
    },
    decide: (work, product, asked) => decide(ports, work, product, asked),
  });
