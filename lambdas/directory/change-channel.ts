/**
 * An operator has a tenant billed by another channel.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { MARKETPLACE_CHANNEL } from '#domain/tenant/acts.ts';
import { changeChannel } from '#domain/tenant/channel.ts';
import { tenantEvents } from '#domain/tenant/events.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { type Decided, operatorWrite } from '#lambdas/edge/operator-write.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import { corridorOf, DOOR } from './corridor.ts';
import { tenantNext } from './next-steps.ts';
import { billingPath, tenantPath } from './paths.ts';
import type { WritePorts } from './ports.ts';

type Key = 'POST /v1/tenants/{id}/channel';

const channelOf = ({ channel = MARKETPLACE_CHANNEL }: Tenant): string => channel;

const decide = async (
  { policies }: WritePorts,
  work: UnitOfWork,
  tenant: Tenant,
  channel: string,
): Promise<Decided | Refusal> => {
  const policy = await policies.forProduct(tenant.productCode);
  const after = changeChannel(tenant, channel, policy, work.commitId, work.now);
  if (isRefusal(after)) return after;
  work.put('tenant', tenant.tenantId, after);
  const [from, to] = [channelOf(tenant), channelOf(after)];
  return {
    isWritten: after !== tenant,
    changes: from === to ? [] : [{ resource: billingPath(tenant.tenantId), from, to }],
    events: tenantEvents(tenant, after),
    warnings: [],
    next: tenantNext(after),
  };
};

/** `POST /v1/tenants/{id}/channel`. */
export const changeChannelOf = (ports: WritePorts): Handler<Key> =>
  operatorWrite<Key, UnitOfWork, Tenant>(DOOR, corridorOf(ports), {
    verb: 'change-channel',
    self: ({ params }) => tenantPath(params.id),
    find: async (work, { params }) => {
      const target = await work.read('tenant', params.id);
      return target
        ? { target, version: work.versionOf('tenant', params.id) }
        : refuse('NOT_FOUND', { id: params.id });
    },
    decide: (work, tenant, { body }) => decide(ports, work, tenant, body.channel),
  });
