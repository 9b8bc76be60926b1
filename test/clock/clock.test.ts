import { beforeEach, describe, expect, test, vi } from 'vitest';
import { currentSubscription, hearFact, type License } from '#domain/subscription/license.ts';
import { DAY_MS, HOUR_MS } from '#domain/time.ts';
import { sweep } from '#lambdas/clock/sweep.ts';
import { type WakePorts, wake } from '#lambdas/clock/wake.ts';
import type { Due } from '#lambdas/edge/due-queue.ts';
import type { EntityKind } from '#lambdas/stores/entities.ts';
import { type MemoryStateStore, memoryStateStore } from '#lambdas/stores/memory.ts';
import { exampleLicense, exampleTenant, plainPolicy, T0 } from '../stores/examples.ts';
import { exampleActivations, examplePropagation, inConflict } from '../stores/vendor-examples.ts';

let store: MemoryStateStore;
let now: number;
let resent: string[];
let read: string[];
let woken: string[];
let ports: WakePorts;

beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  store = memoryStateStore();
  now = T0;
  resent = [];
  read = [];
  woken = [];
  let commits = 0;
  ports = {
    store,
    surroundings: { now: () => now, newId: () => `commit-${(commits += 1)}` },
    policyOf: async () => plainPolicy,
    resendLetter: async (referenceHash) => void resent.push(referenceHash),
    readEntitlements: async (licenseId) => void read.push(licenseId),
    wakeOffer: async (offerId) => void woken.push(offerId),
  };
});

const put = (kind: EntityKind, id: string, entity: unknown) =>
  store.commit({ writes: [{ key: { kind, id }, entity: entity as never, expectedVersion: 0 }], guards: [] });
const dueAt = async (instant: number): Promise<Due[]> => {
  const sent: Due[] = [];
  const queue = { send: async (due: readonly Due[]) => void sent.push(...due) };
  const found = await sweep({ store, queueOf: () => queue, now: () => instant });
  expect(found).toBe(sent.length);
  return sent;
};
const ended = (n: number): License => {
  const license = exampleLicense(n);
  return hearFact(
    license,
    license,
    { kind: 'ended', at: T0 + HOUR_MS, id: 'e', cause: 'CANCELLED' },
    T0 + HOUR_MS,
  );
};

describe('the sweep', () => {
  test('finds a final hour when it is over, and not a moment before', async () => {
    const license = ended(1);
    await put('license', license.licenseId, license);
    expect(await dueAt(T0 + 2 * HOUR_MS - 1)).toEqual([]);
    expect(await dueAt(T0 + 2 * HOUR_MS)).toEqual([{ kind: 'license', id: license.licenseId }]);
  });

  test('finds a tenant that never got a payer when its time is over', async () => {
    const tenant = exampleTenant(1);
    await put('tenant', tenant.tenantId, tenant);
    expect(await dueAt(tenant.createdAt + 30 * DAY_MS - 1)).toEqual([]);
    expect(await dueAt(tenant.createdAt + 30 * DAY_MS)).toEqual([{ kind: 'tenant', id: tenant.tenantId }]);
  });

  test('whatever waits for calls to others goes to a queue of its own', async () => {
    const license = ended(1);
    const waiting: readonly (readonly [EntityKind, string, unknown])[] = [
      ['license', license.licenseId, license],
      ['activations', 't-sent', exampleActivations('t-sent', { name: 'SENT', since: T0, retryAt: T0 })],
      [
        'activations',
        't-both',
        inConflict(exampleActivations('t-both', { name: 'REQUESTED', since: T0 }), T0),
      ],
      ['activations', 't-calm', inConflict(exampleActivations('t-calm', { name: 'ACTIVE', since: T0 }), T0)],
      ...(['PENDING', 'OVERDUE'] as const).map(
        (name, n) => ['propagation', `p-${n}`, examplePropagation(n, 't-1', { name, since: T0 })] as const,
      ),
      ['propagation', 'p-2', examplePropagation(2, 't-1', { name: 'PAUSED', since: T0, by: ['portal'] })],
      ['propagation', 'p-3', examplePropagation(3, 't-1', { name: 'SYNCED', since: T0, late: false })],
    ];
    for (const [kind, id, entity] of waiting) await put(kind, id, entity);
    const queues = new Map<Due['kind'], string[]>();
    const queueOf = (kind: Due['kind']) => ({
      send: async (due: readonly Due[]) => {
        queues.set(
          kind,
          [...(queues.get(kind) ?? []), ...due.map((each) => `${each.kind} ${each.id}`)].sort(),
        );
      },
    });
    expect(await sweep({ store, queueOf, now: () => T0 + 2 * HOUR_MS })).toBe(6);
    expect(queues.get('license')).toEqual([`license ${license.licenseId}`]);
    expect(queues.get('activations')).toEqual(['activations t-both', 'activations t-sent']);
    expect(queues.get('propagation')).toEqual(['propagation p-0', 'propagation p-1', 'propagation p-2']);
  });

  test('finds all of many, over pages and shards', async () => {
    for (let n = 1; n <= 250; n += 1) await put('license', ended(n).licenseId, ended(n));
    const due = await dueAt(T0 + 2 * HOUR_MS);
    expect(new Set(due.map(({ id }) => id)).size).toBe(250);
  });
});

describe('waking', () => {
  test('a final hour that is over ends the subscription, once', async () => {
    const license = ended(1);
    await put('license', license.licenseId, license);
    now = T0 + 2 * HOUR_MS;
    const due = { kind: 'license' as const, id: license.licenseId };
    await wake(ports, due, 'm1');
    await wake(ports, due, 'm1');
    expect(currentSubscription(store.all('license')[0] as License)?.state.name).toBe('ENDED');
    expect(store.journal.flatMap(({ events }) => events.map(({ type }) => type))).toEqual([
      'subscription.ended',
    ]);
    expect(await dueAt(now + DAY_MS)).toEqual([]);
  });

  test('a message that comes too early changes nothing', async () => {
    const license = ended(1);
    await put('license', license.licenseId, license);
    now = T0 + 2 * HOUR_MS - 1;
    await wake(ports, { kind: 'license', id: license.licenseId }, 'm1');
    expect(store.journal).toEqual([]);
  });

  test('a tenant without a payer is suspended, then offered for retirement, and never retired by itself', async () => {
    const tenant = exampleTenant(1);
    await put('tenant', tenant.tenantId, tenant);
    const due = { kind: 'tenant' as const, id: tenant.tenantId };
    now = tenant.createdAt + 30 * DAY_MS;
    await wake(ports, due, 'm1');
    expect(store.all('tenant')[0]?.state).toMatchObject({ name: 'SUSPENDED', reason: 'grace-over' });
    now += 30 * DAY_MS;
    await wake(ports, due, 'm2');
    now += 1_000 * DAY_MS;
    await wake(ports, due, 'm3');
    expect(store.all('tenant')[0]?.state.name).toBe('SUSPENDED');
    const types = store.journal.flatMap(({ events }) => events.map(({ type }) => type));
    expect(types).toEqual(['tenant.suspended', 'tenant.retirement.offered']);
    expect(await dueAt(now)).toEqual([]);
  });

  test('what is gone is no error, and a failed mail is sent again', async () => {
    await wake(ports, { kind: 'tenant', id: 't-gone0000000' }, 'm1');
    await wake(ports, { kind: 'license', id: 'l-0' }, 'm1');
    await wake(ports, { kind: 'registration', id: 'r1' }, 'm1');
    await wake(ports, { kind: 'entitlements', id: 'l-1' }, 'm1');
    await wake(ports, { kind: 'offer', id: 'offer-1' }, 'm1');
    expect(store.journal).toEqual([]);
    expect(resent).toEqual(['r1']);
    expect([read, woken]).toEqual([['l-1'], ['offer-1']]);
  });
});
