import '../directory/quiet.ts';
import { expect, test } from 'vitest';
import { MINUTE_MS } from '#domain/time.ts';
import type { WorkerPorts } from '#lambdas/capabilities/worker-ports.ts';
import {
  type Between,
  PRODUCT,
  type PropagationWorld,
  propagationWorld,
  SEATS,
  TENANT,
} from './propagation-world.ts';

/**
 * Where the process ends: after so many calls, whose last one was made and whose answer was not heard. That is before the next
 * call as well, and 0 is before the first. Calls are counted once it is armed.
 */
interface Crash {
  at: number;
  calls: number;
}

const NEVER = Number.POSITIVE_INFINITY;

/** Every call that leaves the worker's process may be its last. */
const crashing =
  (crash: Crash): Between =>
  ({ store, lists, vendor, queue, sealing, ...ports }): WorkerPorts => {
    const last =
      <Asked extends unknown[], Answer>(call: (...asked: Asked) => Promise<Answer>) =>
      async (...asked: Asked): Promise<Answer> => {
        if (crash.at === 0 && crash.calls === 0) {
          crash.at = NEVER;
          throw new Error('the process ended');
        }
        crash.calls += 1;
        const isLast = crash.calls === crash.at;
        const answer = await call(...asked);
        if (isLast) throw new Error('the process ended');
        return answer;
      };
    return {
      ...ports,
      store: { load: last(store.load) as typeof store.load, commit: last(store.commit) },
      lists: { list: last(lists.list) },
      vendor: {
        change: last(vendor.change),
        shown: last(vendor.shown),
        upstreams: last(vendor.upstreams),
      },
      queue: { send: last(queue.send) },
      sealing: { open: last(sealing.open) },
    };
  };

/** The worker takes its messages; what fails is delivered again, and what is due the sweep finds. */
const survive = async (world: PropagationWorld): Promise<void> => {
  for (let due = world.queue.shift(); due; due = world.queue.shift()) {
    const message = due;
    await world.take(message).catch(() => world.queue.push(message));
  }
};

/** What the world knows and the vendor shows when all has come to rest, without what differs by chance. */
const restOf = (world: PropagationWorld) => ({
  propagations: world.store
    .all('propagation')
    .map(({ subject, desired, state, told }) => ({ subject, desired, state: state.name, told }))
    .sort((left, right) => left.subject.localeCompare(right.subject)),
  details: world.store.all('changeDetails'),
  shows: world.portals.shown(TENANT, SEATS, world.clock.now),
  said: world
    .events()
    .map(({ type }) => type)
    .filter((type) => type !== 'propagation.paused' && type !== 'propagation.resumed'),
});

type Story = (world: PropagationWorld, arm: () => void) => Promise<void>;

/** A change is told and shown; what is told beside it is sealed. */
const told: Story = async (world, arm) => {
  const id = await world.seated();
  world.portals.behave({ ...world.portals.behavior(), otherMinutes: 1 });
  const value = { hash: 'h', masked: 'm', ciphertext: 'c' };
  await world.keep({ propagationId: id, tenantId: TENANT, plain: {}, sealed: { field: 'profile', value } });
  arm();
  await survive(world);
  for (let minute = 0; minute < 3; minute += 1) {
    world.clock.now += MINUTE_MS;
    await world.sweep();
    await survive(world);
  }
};

/** A system goes down while a change is under way, is said to be, and comes back. */
const weathered: Story = async (world, arm) => {
  await world.seated();
  world.portals.behave({ ...world.portals.behavior(), otherMinutes: 1 });
  await world.drain();
  world.portals.set('wfbs-services', { name: 'MAINTENANCE' }, world.clock.now);
  arm();
  for (let minute = 0; minute < 6; minute += 1) {
    if (minute === 2) world.portals.set('wfbs-services', { name: 'UP' }, world.clock.now);
    world.clock.now += MINUTE_MS;
    await world.sweep();
    await survive(world);
  }
};

const play = async (story: Story, at: number) => {
  const crash: Crash = { at: NEVER, calls: 0 };
  const world = propagationWorld(crashing(crash));
  await story(world, () => Object.assign(crash, { at, calls: 0 }));
  return { rest: restOf(world), calls: crash.calls };
};

test.each([
  ['a change is told and shown', told],
  ['a system goes down and comes back', weathered],
] as const)('%s, though the worker’s process ends before or after any of its calls', async (_name, story) => {
  const whole = await play(story, NEVER);
  expect(whole.rest.shows).toBe(25);
  expect(whole.calls).toBeGreaterThan(15);
  for (let at = 0; at <= whole.calls; at += 1) {
    const { rest } = await play(story, at);
    expect({ at, ...rest }).toEqual({ at, ...whole.rest });
  }
});

test('a crash between a system’s turning and its message leaves no clock running', async () => {
  const world = propagationWorld();
  const id = await world.seated();
  world.portals.behave({ ...world.portals.behavior(), otherMinutes: 6_000 });
  await world.drain();
  const key = { kind: 'upstream' as const, id: `${PRODUCT}/wfbs-services` };
  const since = world.clock.now + MINUTE_MS;
  const down = { upstreamId: 'wfbs-services', condition: { name: 'FAULT' as const }, since, asOf: since };
  world.clock.now += 9 * MINUTE_MS;
  // committed by a process that ended there
  const [{ version: expectedVersion } = { version: 0 }] = await world.store.load([key]);
  await world.store.commit({ writes: [{ key, entity: down, expectedVersion }], guards: [] });
  world.portals.set('wfbs-services', { name: 'FAULT' }, world.clock.now);
  await world.tick();
  expect(world.of(id)).toMatchObject({ state: { name: 'PAUSED', since }, clock: { ranMs: MINUTE_MS } });
});
