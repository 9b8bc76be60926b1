/**
 * Vendor accounts whose changes show later, whole: the doors and the worker over a store in memory, the vendor's own portals on
 * their wire, a queue, and a clock that sweeps every minute.
 */

import type { VendorAccount } from '#domain/capabilities/account.ts';
import type { Act } from '#domain/capabilities/acts.ts';
import type { ChangeScene } from '#domain/capabilities/begin.ts';
import { type CarriedOut, carryOut, carryOutCreation } from '#domain/capabilities/carry-out.ts';
import type { ChangeDetails } from '#domain/capabilities/details.ts';
import type { Propagation } from '#domain/capabilities/propagation.ts';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import type { DomainEvent } from '#domain/events/schemas.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { MINUTE_MS } from '#domain/time.ts';
import { propagationDoor } from '#lambdas/capabilities/propagation.door.ts';
import { weather } from '#lambdas/capabilities/weather.ts';
import { workOff } from '#lambdas/capabilities/work-off.ts';
import type { WorkerPorts } from '#lambdas/capabilities/worker-ports.ts';
import { sweep } from '#lambdas/clock/sweep.ts';
import { parseRoleArns } from '#lambdas/edge/caller.ts';
import type { Due } from '#lambdas/edge/due-queue.ts';
import { vendorOverHttps } from '#lambdas/edge/vendor-over-https.ts';
import type { Entities, EntityKind } from '#lambdas/stores/entities.ts';
import { memoryStateStore } from '#lambdas/stores/memory.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import { portalsApp } from '#local/vendors/licensing/app.ts';
import { openPortals } from '#local/vendors/licensing/portals.ts';
import { remoteManager } from '#test/policies/remote-manager.ts';
import { CONTEXT, type Door, eventOf, type Received, ROLE_ARNS, type Sent } from '../directory/office.ts';

export const PRODUCT = 'remotemanagercode';
export const TENANT = 't-000000000001';
export const TEN = Date.UTC(2026, 10, 23, 10);
export const SEATS = 'products/wfbs-services/seats';
const PORTALS = 'http://127.0.0.1:4061';
const HOST = { host: '127.0.0.1:4061' };

/** Puts something between the worker and what it reaches. */
export type Between = (ports: WorkerPorts) => WorkerPorts;

export const propagationWorld = (between: Between = (ports) => ports) => {
  const clock = { now: TEN };
  const shelf: { policy: Policy } = { policy: remoteManager };
  const queue: Due[] = [];
  const asked: string[] = [];
  const store = memoryStateStore();
  const portals = openPortals();
  let ids = 0;
  const now = (): number => clock.now;
  const app = portalsApp({ portals, at: '', now, keys: () => ['key'], wait: async () => undefined });
  const surroundings = { now, newId: () => `${(ids += 1)}` };
  const policies = { forProduct: async () => shelf.policy };
  const send = async (due: readonly Due[]): Promise<void> => void queue.push(...due);
  const ports: WorkerPorts = between({
    store,
    lists: store,
    policies,
    surroundings,
    vendor: vendorOverHttps({
      endpoints: [{ productCode: PRODUCT, url: PORTALS, secret: 'arn' }],
      signingKeys: async () => ['key'],
      now,
      call: async (method, url, headers, body) => {
        asked.push(`${method} ${url.pathname}`);
        const init = { method, headers: { ...HOST, ...headers }, ...(body === undefined ? {} : { body }) };
        const answer = await app.request(url.href, init);
        const retryAfter = answer.headers.get('retry-after');
        return { status: answer.status, body: await answer.text(), ...(retryAfter ? { retryAfter } : {}) };
      },
    }),
    sealing: { open: async ({ ciphertext }) => JSON.stringify(`opened ${ciphertext}`) },
    queue: { send },
  });
  const product = { productCode: PRODUCT, productId: 'prod-1', policy: 'remote-manager/remote-manager' };
  const contact = { name: 'RM', supportEmail: 'help@example.com', supportUrl: 'https://example.com' };
  const door = propagationDoor(
    { store, policies, surroundings, queue: { send }, products: [{ ...product, ...contact }] },
    parseRoleArns(ROLE_ARNS),
  ) as Door;

  const sendTo = async (method: string, target: string, sent: Sent = {}): Promise<Received> => {
    const result = await door(eventOf(method, target, sent, 'request'), CONTEXT);
    return { status: result.statusCode, headers: result.headers, body: JSON.parse(result.body) };
  };
  /** The worker takes one message. */
  const take = ({ kind, id }: Due): Promise<void> =>
    kind === 'upstream' ? weather(ports, id, 'message') : workOff(ports, id, 'message');
  const drain = async (): Promise<void> => {
    for (let due = queue.shift(); due; due = queue.shift()) await take(due);
  };
  const sweepOnce = async (): Promise<void> => void (await sweep({ store, now, queueOf: () => ({ send }) }));
  /** One sweep, and all that comes of it. */
  const tick = async (): Promise<void> => {
    await sweepOnce();
    await drain();
  };
  const wait = async (ms: number, step = MINUTE_MS): Promise<void> => {
    for (const until = clock.now + ms; clock.now < until; ) {
      clock.now = Math.min(clock.now + step, until);
      await tick();
    }
  };

  const sceneIn = async (work: UnitOfWork, account: VendorAccount | undefined): Promise<ChangeScene> => {
    const ids = Object.values(account?.latest ?? {});
    const propagations = (await work.readAll('propagation', ids)).filter((each) => each !== undefined);
    const down = store
      .all('upstream')
      .flatMap(({ upstreamId, condition }) => (condition.name === 'UP' ? [] : [upstreamId]));
    return { policy: shelf.policy, propagations, down, now: work.now, propagationId: `p-${work.commitId}` };
  };
  /** Decides as a door would, and puts what comes of it; the vendor is told at once. */
  const change = async (
    tenantId: string,
    decide: (account: VendorAccount | undefined, scene: ChangeScene) => CarriedOut | Refusal,
  ): Promise<string> => {
    const cause = { door: 'test', verb: 'ask', actor: { kind: 'clock' as const }, correlationId: 'test' };
    const walked = await walk(store, surroundings, cause, async (work) => {
      const known = await work.read('vendorAccount', tenantId);
      const done = decide(known, await sceneIn(work, known));
      if (isRefusal(done)) return done;
      work.put('vendorAccount', tenantId, done.account);
      for (const each of [...done.superseded, ...(done.opened ? [done.opened] : [])])
        work.put('propagation', each.propagationId, each);
      work.announce(done.events);
      return done.opened?.propagationId ?? '';
    });
    if (walked.outcome === 'refused') throw new Error(walked.refusal.refused);
    queue.push({ kind: 'propagation', id: walked.result });
    return walked.result;
  };
  const create = (accountType: 'lmp' | 'clp', tenantId = TENANT): Promise<string> =>
    change(tenantId, (known, scene) =>
      carryOutCreation(known, { tenantId, productCode: PRODUCT, accountType }, scene),
    );
  const ask = (act: Act, tenantId = TENANT): Promise<string> =>
    change(tenantId, (known, scene) => {
      if (!known) throw new Error(`no account of ${tenantId}`);
      return carryOut(known, act, scene);
    });
  /** Something new stands in the store. */
  const place = async <Kind extends EntityKind>(kind: Kind, id: string, entity: Entities[Kind]) =>
    void (await store.commit({ writes: [{ key: { kind, id }, entity, expectedVersion: 0 }], guards: [] }));
  /** What the vendor is told beside a change. */
  const keep = (details: ChangeDetails): Promise<void> =>
    place('changeDetails', details.propagationId, details);
  const of = (propagationId: string): Propagation => {
    const found = store.all('propagation').find((each) => each.propagationId === propagationId);
    if (!found) throw new Error(`no ${propagationId}`);
    return found;
  };
  const events = (): DomainEvent[] => store.journal.flatMap((entry) => entry.events);
  return {
    clock,
    shelf,
    store,
    portals,
    ports,
    queue,
    asked,
    take,
    drain,
    sweep: sweepOnce,
    tick,
    wait,
    create,
    ask,
    place,
    keep,
    of,
    events,
    told: (type: DomainEvent['type']) => events().filter((event) => event.type === type).length,
    read: async (propagationId: string) => (await sendTo('GET', `/v1/propagations/${propagationId}`)).body,
    get: (target: string, sent?: Sent) => sendTo('GET', target, sent),
    post: (target: string, body: unknown, sent?: Sent) => sendTo('POST', target, { body, ...sent }),
    put: (target: string, body: unknown, sent?: Sent) => sendTo('PUT', target, { body, key: 'key', ...sent }),
    /** How often a change was told to the vendor. */
    tellings: (propagationId: string) =>
      asked.filter((each) => each === `PUT /changes/${propagationId}`).length,
    /** An LMP customer with WFBS Services that the vendor shows; 25 seats were asked for just now. */
    seated: async () => {
      const behavior = portals.behavior();
      portals.behave({ ...behavior, otherMinutes: 0 });
      await create('lmp');
      await ask({ kind: 'product.enlist', product: 'wfbs-services', plan: 'plan-1' });
      await drain();
      portals.behave(behavior);
      return ask({ kind: 'seats.assign', product: 'wfbs-services', seats: 25 });
    },
  };
};
export type PropagationWorld = ReturnType<typeof propagationWorld>;
