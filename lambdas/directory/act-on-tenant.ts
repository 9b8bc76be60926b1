/**
 * An operator suspends or restores a tenant.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { parseSubscriptionId } from '#domain/identifiers.ts';
import { type Hint, hintOf } from '#domain/messages/hints.ts';
import { licenseAt } from '#domain/subscription/license.ts';
import { isLive } from '#domain/subscription/subscription.ts';
import { act, tenantAt } from '#domain/tenant/decide.ts';
import { tenantEvents } from '#domain/tenant/events.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { isoOf } from '#domain/time.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { type Decided, operatorWrite } from '#lambdas/edge/operator-write.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import { corridorOf, DOOR } from './corridor.ts';
import { tenantNext } from './next-steps.ts';
import { tenantPath } from './paths.ts';
import type { WritePorts } from './ports.ts';

/** What a tenant's payer should not be surprised by: it pays on while service is off. */
const whoStillPays = async (work: UnitOfWork, { link }: Tenant): Promise<Hint[]> => {
  const id = link && parseSubscriptionId(link.subscriptionId);
  const stored = id && (await work.read('license', id.licenseId));
  const license = stored && licenseAt(stored, work.now);
  const payer = id && license?.subscriptions[id.generation - 1];
  if (!payer || !isLive(payer)) return [];
  return [
    hintOf('BUYER_STILL_PAYS', { subscriptionId: payer.id, buyerAccount: license.buyerAccount ?? '–' }),
  ];
};

const whatToKnow = async (work: UnitOfWork, after: Tenant): Promise<Hint[]> => {
  if (after.state.name === 'SUSPENDED') return whoStillPays(work, after);
  return after.state.name === 'GRACE' ? [hintOf('GRACE_ONLY', { until: isoOf(after.state.until) })] : [];
};

const decide = async (
  { policies }: WritePorts,
  work: UnitOfWork,
  tenant: Tenant,
  kind: 'suspended' | 'restored',
): Promise<Decided | Refusal> => {
  const policy = await policies.forProduct(tenant.productCode);
  const after = act(tenant, kind, work.commitId, policy, work.now);
  if (isRefusal(after)) return after;
  work.put('tenant', tenant.tenantId, after);
  const from = tenantAt(tenant, work.now).state.name;
  return {
    isWritten: true,
    changes: [{ resource: tenantPath(tenant.tenantId), from, to: after.state.name }],
    events: tenantEvents(tenant, after),
    warnings: await whatToKnow(work, after),
    next: tenantNext(after),
  };
};

const actOn = <Key extends 'POST /v1/tenants/{id}/suspend' | 'POST /v1/tenants/{id}/restore'>(
  ports: WritePorts,
  verb: string,
  kind: 'suspended' | 'restored',
) =>
  operatorWrite<Key, UnitOfWork, Tenant>(DOOR, corridorOf(ports), {
    verb,
    self: ({ params }) => tenantPath(params.id),
    find: async (work, { params }) => {
      const target = await work.read('tenant', params.id);
      return target
        ? { target, version: work.versionOf('tenant', params.id) }
        : refuse('NOT_FOUND', { id: params.id });
    },
    decide: (work, tenant) => decide(ports, work, tenant, kind),
  });

/** `POST /v1/tenants/{id}/suspend`: service stops, data is kept. */
export const suspendTenant = (ports: WritePorts): Handler<'POST /v1/tenants/{id}/suspend'> =>
  actOn(ports, 'suspend-tenant', 'suspended');

/** `POST /v1/tenants/{id}/restore`: service comes back, for good or for another grace. */
export const restoreTenant = (ports: WritePorts): Handler<'POST /v1/tenants/{id}/restore'> =>
  actOn(ports, 'restore-tenant', 'restored');
