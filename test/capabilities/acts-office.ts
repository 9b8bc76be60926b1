/**
 * The door of vendor accounts over the world of propagations: one store, the vendor's own portals, the worker and its queue.
 */

import * as v from 'valibot';
import { CAPABILITY_OPERATIONS } from '#domain/api/capability-operations.ts';
import type { Answered } from '#domain/api/operations.ts';
import { newTenant } from '#domain/tenant/decide.ts';
import type { ActPorts } from '#lambdas/capabilities/act-ports.ts';
import { capabilitiesDoor } from '#lambdas/capabilities/api.door.ts';
import { parseRoleArns } from '#lambdas/edge/caller.ts';
import type { Vendor } from '#lambdas/edge/vendor.ts';
import { remoteManager } from '#test/policies/remote-manager.ts';
import { CONTEXT, type Door, eventOf, type Received, ROLE_ARNS, type Sent } from '../directory/office.ts';
import { PRODUCT, propagationWorld, TEN } from './propagation-world.ts';

export const LMP = 't-000000000001';
export const CLP = 't-000000000002';
/** A tenant that is no customer at the vendor. */
export const NEW = 't-000000000003';
export const KEY = 'AK-1234-5678-9012-3456';
export const reason = 'The customer asked';

type Key = keyof typeof CAPABILITY_OPERATIONS;

/** An answer that is as the API's document has it. */
export const checked = <Name extends Key>(key: Name, { body }: Received): Answered<Name> =>
  v.parse(CAPABILITY_OPERATIONS[key].response, body) as Answered<Name>;

/** @param over puts something in the place of what the door reaches */
export const actsOffice = async (over: (ports: ActPorts) => Partial<ActPorts> = () => ({})) => {
  const world = propagationWorld();
  const { store, ports: worker, queue, clock } = world;
  const product = { productCode: PRODUCT, productId: 'prod-1', policy: 'remote-manager/remote-manager' };
  const sealed: string[] = [];
  const ports: ActPorts = {
    store,
    policies: worker.policies,
    products: [
      { ...product, name: 'RM', supportEmail: 'help@example.com', supportUrl: 'https://example.com' },
    ],
    surroundings: worker.surroundings,
    vendor: worker.vendor as Vendor, // the whole of it, over its wire
    sealing: {
      seal: async (plain, masked, purpose) => {
        sealed.push(plain);
        const text = Buffer.from(`${purpose} ${plain}`).toString('base64');
        return { hash: `hash of ${text}`, ciphertext: text, masked };
      },
    },
    queue: { send: async (due) => void queue.push(...due) },
  };
  const door = capabilitiesDoor({ ...ports, ...over(ports) }, parseRoleArns(ROLE_ARNS)) as Door;
  let requests = 0;
  const ask = async (method: string, target: string, sent: Sent = {}): Promise<Received> => {
    const key = sent.body === undefined ? {} : { key: `key-${(requests += 1)}` };
    const event = eventOf(method, target, { ...key, ...sent }, `request-${requests}`);
    const result = await door(event, CONTEXT);
    return { status: result.statusCode, headers: result.headers, body: JSON.parse(result.body) };
  };
  for (const tenantId of [LMP, CLP, NEW])
    await world.place('tenant', tenantId, newTenant(tenantId, PRODUCT, remoteManager, TEN));

  const office = {
    ...world,
    sealed,
    ask,
    get: (target: string, sent?: Sent) => ask('GET', target, sent),
    /** A write, with a reason. */
    post: (target: string, body: object = {}, sent: Sent = {}) =>
      ask('POST', target, { role: 'operator', body: { reason, ...body }, ...sent }),
    put: (target: string, body: object = {}, sent: Sent = {}) =>
      ask('PUT', target, { role: 'operator', body: { reason, ...body }, ...sent }),
    account: (tenantId: string) => `/v1/tenants/${tenantId}/vendor-account`,
    product: (tenantId: string, name = 'wfbs-services') => `/v1/tenants/${tenantId}/products/${name}`,
    templates: `/v1/products/${PRODUCT}/templates`,
    /** What the account's view says of one thing. */
    thing: async (tenantId: string, subject: string) => {
      const view = checked('GET /v1/tenants/{id}/vendor-account', await ask('GET', office.account(tenantId)));
      return view.things.find((each) => each.subject === subject);
    },
    /** Both tenants become customers, of the type that they are called after, with WFBS Services. */
    opened: async () => {
      for (const [tenantId, accountType] of [
        [LMP, 'lmp'],
        [CLP, 'clp'],
      ] as const) {
        await office.post(office.account(tenantId), { accountType });
        const how = accountType === 'lmp' ? { plan: 'plan-1' } : { authorizationKey: KEY };
        const enlisted = await office.post(`${office.product(tenantId)}/enlist`, how);
        if (enlisted.status !== 200) throw new Error(JSON.stringify(enlisted.body));
      }
      clock.now += 1;
      return office;
    },
  };
  return office;
};
export type ActsOffice = Awaited<ReturnType<typeof actsOffice>>;
