/**
 * Operators at `/v1`: they bind what nobody registered, suspend and restore, and sometimes two do it at once. A call whose
 * answer was lost is sent again with its key.
 * @module
 */
import type { OperationKey } from '#domain/api/operations.ts';
import { isRefusal } from '#domain/errors.ts';
import { currentSubscription } from '#domain/subscription/license.ts';
import { restoreTenant, suspendTenant } from '#lambdas/directory/act-on-tenant.ts';
import { bindSubscription } from '#lambdas/directory/bind-subscription.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { subscribers } from '../invariants/scene.ts';
import type { Order, Town } from '../town.ts';
import type { Process } from '../world/world.ts';
import { pause } from './customer.ts';
import { call } from './door.ts';

/** What is sent with a request. */
export interface Sent {
  readonly verb: string;
  readonly params: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Sends one write; the order is noted, so that the audit can be compared with it. */
export const send = async <Key extends OperationKey>(
  town: Town,
  person: string,
  operation: Key,
  handler: (process: Process) => Handler<Key>,
  { verb, params, body = {} }: Sent,
) => {
  const order: Order = { key: `key-${town.orders.length}`, verb, done: false };
  town.orders.push(order);
  const asked = {
    operation,
    params,
    query: {},
    body: { reason: order.key, ...body },
    caller: { principal: `arn:aws:sts::1:assumed-role/admin/${person}`, person, role: 'admin' },
    locale: 'en',
    correlationId: order.key,
    header: (name: string) => (name === 'idempotency-key' ? order.key : undefined),
  };
  const answer = await call(town.world, person, 'directory', (process) => handler(process)(asked as never));
  if (answer !== undefined && isRefusal(answer)) {
    town.world.mark(`${verb}: ${answer.refused}`);
    order.refused = answer.refused;
  }
  order.done = answer !== undefined && !isRefusal(answer);
  return answer;
};

const anyTenant = ({ state, chance }: Town): string | undefined => {
  const tenants = subscribers(state);
  return tenants.length === 0 ? undefined : chance.pick(tenants).tenantId;
};

const bindOne = async (town: Town, person: string): Promise<void> => {
  const orphans = [...town.state.all('license')].flatMap((license) => {
    const subscription = currentSubscription(license);
    return subscription && subscription.tenantId === undefined ? [subscription.id] : [];
  });
  const tenantId = anyTenant(town);
  if (orphans.length === 0 || tenantId === undefined) return;
  const params = { id: town.chance.pick(orphans) };
  await send(
    town,
    person,
    'POST /v1/subscriptions/{id}/bind',
    (process) => bindSubscription(town.ports.directory(process)),
    { verb: 'bind-subscription', params, body: { tenantId } },
  );
};

const actOnOne = async (town: Town, person: string): Promise<void> => {
  const id = anyTenant(town);
  if (id === undefined) return;
  const isSuspended = town.state.get('tenant', id)?.state.name === 'SUSPENDED';
  const restores = town.chance.chance(isSuspended ? 0.9 : 0.1);
  if (restores) {
    const restore = (process: Process) => restoreTenant(town.ports.directory(process));
    await send(town, person, 'POST /v1/tenants/{id}/restore', restore, {
      verb: 'restore-tenant',
      params: { id },
    });
    return;
  }
  const suspend = (process: Process) => suspendTenant(town.ports.directory(process));
  await send(town, person, 'POST /v1/tenants/{id}/suspend', suspend, {
    verb: 'suspend-tenant',
    params: { id },
  });
};

const once = (town: Town, person: string): Promise<void> =>
  town.chance.chance(0.5) ? bindOne(town, person) : actOnOne(town, person);

/** Works for a while, sometimes with a colleague who does the same at the same moment. */
export const operate = async (town: Town, person: string, deeds: number): Promise<void> => {
  for (let done = 0; done < deeds; done += 1) {
    await pause(town, person);
    const isWithColleague = town.chance.chance(0.3);
    if (isWithColleague) town.world.mark('two operators at once');
    await Promise.all([once(town, person), ...(isWithColleague ? [once(town, `${person}-2`)] : [])]);
  }
};
