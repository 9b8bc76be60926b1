/**
 * A seller whose customers activate licenses: the door of activation, its worker woken by its queue and by the sweep, the
 * vendor's own activation service behind its real wire, and a clock that is moved by hand; only the store is in memory.
 * @module
 */
import '#test/directory/quiet.ts';
import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { TenantActivations } from '#domain/activation/activation.ts';
import { type Policy, parsePolicy } from '#domain/policy/policy.ts';
import { newTenant, withActs } from '#domain/tenant/decide.ts';
import { MINUTE_MS } from '#domain/time.ts';
import { activationDoor } from '#lambdas/activation/api.door.ts';
import type { WorkerPorts } from '#lambdas/activation/ports.ts';
import { workOff } from '#lambdas/activation/work-off.ts';
import { sweep } from '#lambdas/clock/sweep.ts';
import { parseRoleArns } from '#lambdas/edge/caller.ts';
import type { Due, DueQueue } from '#lambdas/edge/due-queue.ts';
import type { Sealing } from '#lambdas/edge/sealing.ts';
import { vendorOverHttps } from '#lambdas/edge/vendor-over-https.ts';
import { memoryStateStore } from '#lambdas/stores/memory.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { activationApp } from '#local/vendors/activation/app.ts';
import { openActivationService, type ProductId } from '#local/vendors/activation/service.ts';
import file from '#policies/cloud-one/activation-links.json' with { type: 'json' };
import {
  CONTEXT,
  type Door,
  eventOf,
  NOW,
  type Received,
  ROLE_ARNS,
  type Sent,
} from '#test/directory/office.ts';

/** The product of activation links, and one whose policy knows none. */
export const PRODUCT = 'ew4fgf5tyo5w2ap6fexample0';
export const OTHER_PRODUCT = 'fw4fgf5tyo5w2ap6fexample0';

/** A product of the family that must be first, one of the other, and one more of each. */
export const A = 'workload-security-enterprise-with-xdr';
export const A2 = 'workload-security-essential-with-xdr';
export const B = 'container-security';
export const B2 = 'conformity';

export const T1 = 't-000000000001';
export const T2 = 't-000000000002';
export const T3 = 't-000000000003';

const AT = '/activation';
const VENDOR = 'http://127.0.0.1:4060';

/** A policy, or its faults thrown. */
export const policyOf = (input: unknown): Policy => {
  const parsed = parsePolicy(input);
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.policy;
};

/** The policy's file, as it may be changed for a test. */
export const policyFile = file;

/** Seals by no key; opens for the purpose that it sealed for, and for no other. */
const openSealing = (): Sealing => {
  const hash = (plain: string, purpose: string): string =>
    createHash('sha256').update(`${purpose}\n${plain}`).digest('hex');
  return {
    hash: async (plain, purpose) => hash(plain, purpose),
    seal: async (plain, masked, purpose) => ({
      hash: hash(plain, purpose),
      ciphertext: Buffer.from(`${purpose}\n${plain}`).toString('base64'),
      masked,
    }),
    open: async ({ ciphertext }, purpose) => {
      const [sealedFor, plain = ''] = Buffer.from(ciphertext, 'base64').toString('utf8').split('\n');
      if (sealedFor !== purpose) throw new Error('sealed for another purpose');
      return plain;
    },
  };
};

/** @param wrap puts something between everybody and the store */
export const openWorld = (wrap: (store: StateStore) => StateStore = (store) => store) => {
  const memory = memoryStateStore();
  const store = wrap(memory);
  const clock = { now: NOW };
  const shelf = { policy: policyOf(file), other: policyOf({ ...file, activation: undefined }) };
  let counted = 0;
  const next = () => (counted += 1);
  const now = () => clock.now;
  const surroundings = { now, newId: () => `commit-${next()}` };
  const policies = {
    forProduct: async (code: string | undefined) => (code === OTHER_PRODUCT ? shelf.other : shelf.policy),
  };
  const service = openActivationService();
  const access = { service, at: AT, now, keys: () => ['key'], wait: async () => undefined };
  const app = new Hono().route(AT, activationApp(access));
  const vendor = vendorOverHttps({
    endpoints: [{ productCode: PRODUCT, url: `${VENDOR}${AT}`, secret: 'arn' }],
    signingKeys: async () => ['key'],
    now,
    call: async (method, url, headers, body) => {
      const init = {
        method,
        headers: { host: url.host, ...headers },
        ...(body === undefined ? {} : { body }),
      };
      const answer = await app.request(url.href, init);
      return { status: answer.status, body: await answer.text() };
    },
  });
  const sealing = openSealing();
  const queued: Due[] = [];
  const queue: DueQueue = { send: async (due) => void queued.push(...due) };
  const ports = { store, policies, surroundings, sealing, queue, vendor };
  const door = activationDoor(ports, parseRoleArns(ROLE_ARNS)) as Door;

  const send = async (method: string, target: string, sent: Sent = {}): Promise<Received> => {
    const key = method === 'GET' ? {} : { key: `key-${next()}` };
    const result = await door(eventOf(method, target, { ...key, ...sent }, `request-${next()}`), CONTEXT);
    return { status: result.statusCode, headers: result.headers, body: JSON.parse(result.body) };
  };
  const cause = { door: 'test', verb: 'tell', actor: { kind: 'clock' as const }, correlationId: 'test' };
  const openTenant = (tenantId: string, channel = 'activation-link', productCode = PRODUCT) =>
    walk(memory, surroundings, cause, async (work) => {
      const tenant = newTenant(tenantId, productCode, shelf.policy, work.now);
      work.put('tenant', tenantId, withActs(tenant, [{ kind: 'channel', channel }], work.commitId, work.now));
    });

  /** Works off what is queued. @param over ports that behave otherwise */
  const drain = async (over: Partial<WorkerPorts> = {}): Promise<void> => {
    for (let due = queued.shift(); due; due = queued.shift()) {
      await workOff({ ...ports, ...over }, due.id, 'message');
    }
  };
  const none: DueQueue = { send: async () => undefined };
  const swept = () => sweep({ store, now, queueOf: (kind) => (kind === 'activations' ? queue : none) });
  /** Time passes minute by minute. */
  const wait = async (ms: number): Promise<void> => {
    for (const until = clock.now + ms; clock.now < until; ) {
      clock.now = Math.min(clock.now + MINUTE_MS, until);
      await swept();
      await drain();
    }
  };
  const linkFor = (product: ProductId): string => service.release(product, clock.now).link;
  const path = (tenantId: string, rest = ''): string => `/v1/tenants/${tenantId}${rest}`;
  const redeem = (
    tenantId: string,
    product: string,
    link: string,
    sent: Sent & { dryRun?: boolean } = {},
  ) => {
    const { dryRun, ...rest } = sent;
    const target = `${path(tenantId, '/activations')}${dryRun ? '?dryRun=true' : ''}`;
    return send('POST', target, { role: 'operator', body: { product, link, reason: 'ordered' }, ...rest });
  };
  return {
    ...{
      memory,
      store,
      clock,
      shelf,
      service,
      ports,
      queued,
      send,
      openTenant,
      drain,
      swept,
      wait,
      linkFor,
      redeem,
      path,
    },
    /** Asks for a redemption with a fresh link, and has it answered. */
    redeemed: async (tenantId: string, product: ProductId): Promise<Received> => {
      const answer = await redeem(tenantId, product, linkFor(product));
      await drain();
      return answer;
    },
    plan: (tenantId: string, ...products: readonly string[]) =>
      send('POST', path(tenantId, '/activation-plans'), { role: 'viewer', body: { products } }),
    look: (tenantId: string, sent: Sent = {}) =>
      send('GET', path(tenantId, '/activations'), { role: 'viewer', ...sent }),
    say: (tenantId: string, vendorUser: { accountId?: string; email?: string }) =>
      send('PUT', path(tenantId, '/vendor-user'), {
        role: 'operator',
        body: { ...vendorUser, reason: 'told' },
      }),
    observe: (...observations: readonly unknown[]) =>
      send('POST', '/v1/activation-observations', { role: 'producer', body: { observations } }),
    of: (tenantId: string): TenantActivations | undefined =>
      memory.all('activations').find((each) => each.tenantId === tenantId),
    eventTypes: () => memory.journal.flatMap(({ events }) => events.map(({ type }) => type)),
  };
};
export type World = ReturnType<typeof openWorld>;

/** The letters of the table: E, A, B, AB, BA!. */
export const lettersOf = async (world: World, tenantId: string): Promise<string> => {
  const { body } = await world.look(tenantId);
  if (body.state.name === 'EMPTY') return 'E';
  if (body.state.name === 'CONFLICT') return 'BA!';
  const families: string[] = body.families.map(({ id }: { id: string }) => id);
  return ['c1ws-with-xdr', 'other-cloud-one'].map((id, n) => (families.includes(id) ? 'AB'[n] : '')).join('');
};
