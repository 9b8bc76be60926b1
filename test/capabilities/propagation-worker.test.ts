import '../directory/quiet.ts';
import { describe, expect, test } from 'vitest';
import { HOUR_MS, isoOf, MINUTE_MS } from '#domain/time.ts';
import { policyWith } from '../domain/capabilities/seats.ts';
import { type Between, propagationWorld, SEATS, TENANT } from './propagation-world.ts';

const seats = (count: number) => ({ kind: 'seats.assign', product: 'wfbs-services', seats: count }) as const;

/** Something happens while the vendor is being asked what it shows: after it has answered, before that is heard. */
const whileLooking =
  (happens: () => Promise<unknown>): Between =>
  (ports) => ({
    ...ports,
    vendor: {
      ...ports.vendor,
      shown: async (...asked) => {
        const answer = await ports.vendor.shown(...asked);
        await happens();
        return answer;
      },
    },
  });

describe('the vendor', () => {
  test('is told once, and looked at as often as the terms say until it shows the value', async () => {
    const world = propagationWorld();
    const id = await world.seated();
    await world.drain();
    expect(world.of(id)).toMatchObject({ sentAt: world.clock.now, observed: { value: null } });
    await world.wait(10 * MINUTE_MS);
    expect(world.of(id).state).toMatchObject({ name: 'SYNCED', late: false });
    expect(world.tellings(id)).toBe(1);
    const looks = world.asked.length;
    await world.wait(10 * MINUTE_MS);
    expect(world.asked).toHaveLength(looks);
  });

  test('that does not take a change is told again; the reason is shown, and a person may do it by hand', async () => {
    const world = propagationWorld();
    const id = await world.seated();
    world.portals.behave({ ...world.portals.behavior(), refuses: 'the license is locked' });
    await world.drain();
    expect(await world.read(id)).toMatchObject({
      ...{ state: 'PENDING', refusal: { reason: 'the license is locked', at: isoOf(world.clock.now) } },
      nextAt: isoOf(world.clock.now + MINUTE_MS),
    });
    await world.wait(11 * MINUTE_MS);
    expect(await world.read(id)).toMatchObject({ state: 'OVERDUE', refusal: {}, told: 1 });
    world.portals.behave({ ...world.portals.behavior(), refuses: '' });
    await world.wait(5 * MINUTE_MS);
    const shown = await world.read(id);
    expect(shown).toMatchObject({ state: 'SYNCED', late: true });
    expect(shown).not.toHaveProperty('refusal');
    world.portals.behave({ ...world.portals.behavior(), refuses: 'never' });
    const other = await world.ask(seats(30));
    await world.drain();
    world.portals.byHand(TENANT, SEATS, 30, world.clock.now);
    await world.wait(MINUTE_MS);
    expect(world.of(other)).toMatchObject({ state: { name: 'SYNCED' }, refusal: { reason: 'never' } });
  });

  test.each(['outage', 'garbled'] as const)(
    'that answers with %s is asked again, and told once',
    async (answers) => {
      const world = propagationWorld();
      const id = await world.seated();
      world.portals.behave({ ...world.portals.behavior(), answers });
      await world.drain();
      await world.wait(4 * MINUTE_MS);
      expect(world.of(id)).not.toHaveProperty('sentAt');
      world.portals.behave({ ...world.portals.behavior(), answers: 'right' });
      await world.wait(5 * MINUTE_MS);
      expect(world.of(id).state.name).toBe('SYNCED');
      expect(world.portals.customers(world.clock.now)[0]?.shows).toContainEqual(
        expect.objectContaining({ subject: SEATS, value: 25 }),
      );
    },
  );

  test('is told what is sealed, and it is kept no longer than that', async () => {
    const world = propagationWorld();
    const heard: unknown[] = [];
    const { vendor } = world.ports;
    Object.assign(world.ports, {
      vendor: {
        ...vendor,
        change: (...asked: Parameters<typeof vendor.change>) => {
          heard.push(asked[1].details);
          return vendor.change(...asked);
        },
      },
    });
    await world.create('clp');
    const key = { keyHash: 'hash-of-key', masked: '••••-1234' };
    const id = await world.ask({ kind: 'product.enlist', product: 'wfbs-services', key });
    const value = { hash: key.keyHash, masked: key.masked, ciphertext: 'c1' };
    await world.keep({
      propagationId: id,
      tenantId: TENANT,
      plain: { note: 'x' },
      sealed: { field: 'authorizationKey', value },
    });
    world.portals.behave({ ...world.portals.behavior(), refuses: 'locked' });
    await world.drain();
    // declined: it is told again, whole
    expect(world.store.all('changeDetails')).toHaveLength(1);
    world.portals.behave({ ...world.portals.behavior(), refuses: '' });
    await world.wait(MINUTE_MS);
    const whole = { note: 'x', authorizationKey: 'opened c1' };
    expect(heard.filter((details) => details !== undefined)).toEqual([whole, whole]);
    expect(world.store.all('changeDetails')).toEqual([]);
    expect(JSON.stringify(world.store.journal)).not.toMatch(/opened|c1"/);
  });
});

/** Something happens just before the worker reads, for the first time, what the vendor is told beside a change. */
const beforeDetails =
  (happens: () => Promise<unknown>): Between =>
  (ports) => {
    let isFirst = true;
    const load: typeof ports.store.load = async (keys) => {
      if (isFirst && keys.some(({ kind }) => kind === 'changeDetails')) {
        isFirst = false;
        await happens();
      }
      return ports.store.load(keys);
    };
    return { ...ports, store: { ...ports.store, load } };
  };

describe('a worker whose change another one tells at the same moment', () => {
  test('does not tell it once more without what goes beside it, which is forgotten by then', async () => {
    const due: string[] = [];
    const world = propagationWorld(
      beforeDetails(async () => {
        for (const id of due) await world.take({ kind: 'propagation', id });
      }),
    );
    await world.create('clp');
    world.queue.length = 0;
    const id = await world.ask({ kind: 'profile.change', profileHash: 'hash' });
    const value = { hash: 'hash', masked: '••••', ciphertext: 'c1' };
    await world.keep({
      propagationId: id,
      tenantId: TENANT,
      plain: {},
      sealed: { field: 'profile', value },
    });
    due.push(id);
    await world.take({ kind: 'propagation', id });
    expect(world.tellings(id)).toBe(1);
    expect(world.of(id)).toMatchObject({ sentAt: world.clock.now });
    expect(world.store.all('changeDetails')).toEqual([]);
  });
});

describe('what is overdue', () => {
  test('is told again only as often as the policy says', async () => {
    const world = propagationWorld();
    world.shelf.policy = policyWith({ remindEvery: 'PT1H' });
    const id = await world.seated();
    world.portals.behave({ ...world.portals.behavior(), otherMinutes: 6_000 });
    await world.drain();
    await world.wait(10 * MINUTE_MS);
    await world.wait(2 * HOUR_MS, 10 * MINUTE_MS);
    expect(world.of(id)).toMatchObject({ state: { name: 'OVERDUE' }, told: 3 });
    expect(world.told('propagation.overdue')).toBe(3);
  });

  test('is told of nobody whose vendor is down, though nobody had heard of it: it is asked before', async () => {
    const world = propagationWorld();
    const id = await world.seated();
    world.portals.behave({ ...world.portals.behavior(), otherMinutes: 6_000 });
    await world.drain();
    world.portals.set('wfbs-services', { name: 'MAINTENANCE' }, world.clock.now);
    world.clock.now += HOUR_MS;
    await world.tick();
    expect(world.of(id)).toMatchObject({ state: { name: 'PAUSED', by: ['wfbs-services'] }, told: 0 });
    expect(world.told('propagation.overdue')).toBe(0);
  });
});

test('L15 a policy that changes under an open propagation changes nothing about it', async () => {
  const world = propagationWorld();
  const id = await world.seated();
  const { terms } = world.of(id);
  world.portals.behave({ ...world.portals.behavior(), otherMinutes: 6_000 });
  world.shelf.policy = policyWith({ overdueAfter: 'PT5H', lookEvery: 'PT1H' });
  const later = await world.ask({ kind: 'long-beta.change', joined: true });
  await world.drain();
  await world.wait(10 * MINUTE_MS);
  expect(world.of(id)).toMatchObject({ terms, state: { name: 'OVERDUE' } });
  expect(world.of(later)).toMatchObject({ terms: { overdueMs: 5 * HOUR_MS }, state: { name: 'PENDING' } });
});

describe('meanwhile', () => {
  test('a newer change takes its place while it is looked at: what was seen says nothing of the older', async () => {
    let newer = '';
    let isOnce = true;
    const world = propagationWorld(
      whileLooking(async () => {
        if (!isOnce || world.clock.now < until) return;
        isOnce = false;
        newer = await world.ask(seats(30));
      }),
    );
    let until = Number.POSITIVE_INFINITY;
    const id = await world.seated();
    await world.drain();
    until = world.clock.now + 3 * MINUTE_MS;
    await world.wait(3 * MINUTE_MS);
    expect(world.of(id).state).toMatchObject({ name: 'SUPERSEDED', by: newer });
    expect(world.of(newer)).toMatchObject({ sentAt: world.clock.now, state: { name: 'PENDING' } });
    await world.wait(4 * MINUTE_MS);
    expect(world.of(newer).state.name).toBe('SYNCED');
    expect(world.told('propagation.synced')).toBe(3);
  });

  test('the older is told late: the vendor goes by when each was wanted', async () => {
    const world = propagationWorld();
    const older = await world.seated();
    const before = world.of(older);
    world.clock.now += 1_000;
    const newer = await world.ask(seats(30));
    await world.drain();
    const { tenantId, accountType, operation, subject, desired, product } = before;
    await world.ports.vendor.change(before.productCode, {
      ...{ propagationId: older, tenantId, accountType, operation, subject, desired },
      ...{ wantedAt: before.openedAt, ...(product === undefined ? {} : { product }) },
    });
    await world.wait(5 * MINUTE_MS);
    expect(world.of(newer).state.name).toBe('SYNCED');
    expect(world.portals.shown(TENANT, SEATS, world.clock.now)).toBe(30);
  });

  test('two workers work off the same: it is one change, and each thing is said once', async () => {
    const world = propagationWorld();
    const id = await world.seated();
    const due = { kind: 'propagation', id } as const;
    await Promise.all([world.take(due), world.take(due), world.take(due)]);
    expect(world.of(id)).toMatchObject({ sentAt: world.clock.now });
    world.clock.now += 4 * MINUTE_MS;
    await Promise.all([world.take(due), world.take(due)]);
    expect(world.of(id).state.name).toBe('SYNCED');
    const said = world.events().filter((event) => 'propagationId' in event && event.propagationId === id);
    expect(said.map(({ type }) => type)).toEqual(['propagation.pending', 'propagation.synced']);
    const [customer] = world.portals.customers(world.clock.now);
    expect(customer?.shows.filter(({ subject }) => subject === SEATS)).toHaveLength(1);
  });

  test('one that is not there, or not due, is left alone', async () => {
    const world = propagationWorld();
    const id = await world.seated();
    await world.drain();
    const { length } = world.asked;
    await world.take({ kind: 'propagation', id: 'p-nobody' });
    await world.take({ kind: 'propagation', id });
    expect(world.asked).toHaveLength(length);
  });
});

describe('systems that turn', () => {
  test('weather all that needs them, in commits of twenty, and nothing else', async () => {
    const world = propagationWorld();
    world.portals.behave({ ...world.portals.behavior(), otherMinutes: 6_000 });
    const tenants = Array.from({ length: 45 }, (_, index) => `t-${String(index).padStart(12, '0')}`);
    for (const tenant of tenants) await world.create(tenant < tenants[30]! ? 'lmp' : 'clp', tenant);
    world.queue.length = 0;
    const commits = world.store.journal.length;
    const path = '/v1/products/remotemanagercode/upstreams/licensing-management-platform';
    await world.put(path, { condition: 'FAULT', reason: 'seen' });
    await world.drain();
    const paused = world.store.all('propagation').filter(({ state }) => state.name === 'PAUSED');
    expect(new Set(paused.map(({ accountType }) => accountType))).toEqual(new Set(['lmp']));
    expect(paused).toHaveLength(30);
    expect(world.store.journal.length - commits).toBe(1 + 2);
    await world.take({ kind: 'upstream', id: 'remotemanagercode/licensing-management-platform' });
    expect(world.store.journal.length - commits).toBe(1 + 2);
    world.clock.now += MINUTE_MS;
    await world.put(path, { condition: 'UP', reason: 'back' }, { key: 'back' });
    const back = world.queue.shift();
    await world.take(back ?? { kind: 'upstream', id: '' });
    // all of them run again: they are told at once
    expect(world.queue.filter(({ kind }) => kind === 'propagation')).toHaveLength(30);
  });
});
