import '../directory/quiet.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Propagation } from '#domain/capabilities/propagation.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import type { WorkerPorts } from '#lambdas/capabilities/worker-ports.ts';
import { policyWith } from '../domain/capabilities/seats.ts';
import { PRODUCT, type PropagationWorld, propagationWorld, SEATS, TENANT } from './propagation-world.ts';

const RUNS = 40;
const SYSTEMS = ['wfbs-services', 'licensing-management-platform'] as const;

/** How many calls of the worker still come through before its process ends; then it begins anew. */
const fault = { after: Number.POSITIVE_INFINITY };
const mayEnd =
  <Asked extends unknown[], Answer>(call: (...asked: Asked) => Promise<Answer>) =>
  async (...asked: Asked): Promise<Answer> => {
    const answer = await call(...asked);
    fault.after -= 1;
    if (fault.after > 0) return answer;
    fault.after = Number.POSITIVE_INFINITY;
    throw new Error('the process ended');
  };
const ending = ({ store, vendor, ...ports }: WorkerPorts): WorkerPorts => ({
  ...ports,
  store: { load: store.load, commit: mayEnd(store.commit) },
  vendor: {
    change: mayEnd(vendor.change),
    shown: mayEnd(vendor.shown),
    upstreams: mayEnd(vendor.upstreams),
  },
});

/** The worker takes all its messages; what fails is delivered once more, and then found by the sweep. */
const work = async (world: PropagationWorld): Promise<void> => {
  for (const due of world.queue.splice(0)) {
    await world.take(due).catch(() => world.take(due).catch(() => undefined));
  }
};
const pass = async (world: PropagationWorld, ms: number): Promise<void> => {
  world.clock.now += ms;
  await world.sweep();
  await work(world);
  await work(world);
};

type Step = (world: PropagationWorld) => unknown;
const minutes = fc.integer({ min: 1, max: 20 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: minutes.map(
      (count): Step =>
        (world) =>
          pass(world, count * MINUTE_MS),
    ),
  },
  fc.integer({ min: 1, max: 9 }).map(
    (seats): Step =>
      (world) =>
        world.ask({ kind: 'seats.assign', product: 'wfbs-services', seats }),
  ),
  fc.tuple(fc.constantFrom(...SYSTEMS), fc.constantFrom('UP', 'FAULT', 'MAINTENANCE')).map(
    ([system, name]): Step =>
      (world) =>
        world.portals.set(system, { name }, world.clock.now),
  ),
  fc.tuple(fc.constantFrom(...SYSTEMS), fc.constantFrom('UP', 'FAULT')).map(
    ([system, condition]): Step =>
      (world) => {
        const key = `${system} ${condition} ${world.clock.now}`;
        return world.put(
          `/v1/products/${PRODUCT}/upstreams/${system}`,
          { condition, reason: 'seen' },
          { key },
        );
      },
  ),
  fc.record({ answers: fc.constantFrom('right', 'outage', 'garbled'), otherMinutes: minutes }).map(
    (behavior): Step =>
      (world) =>
        world.portals.behave({ ...world.portals.behavior(), ...(behavior as object) }),
  ),
  fc.constantFrom('', 'locked').map(
    (refuses): Step =>
      (world) =>
        world.portals.behave({ ...world.portals.behavior(), refuses }),
  ),
  fc.constantFrom('PT1M', 'PT4H').map(
    (overdueAfter): Step =>
      (world) => {
        world.shelf.policy = policyWith({ overdueAfter, expected: 'PT1M' });
      },
  ),
  fc.integer({ min: 1, max: 6 }).map(
    (after): Step =>
      () => {
        fault.after = after;
      },
  ),
  fc.integer({ min: 1, max: 9 }).map(
    (value): Step =>
      (world) => {
        const asOf = new Date(world.clock.now).toISOString();
        const observations = [{ tenantId: TENANT, subject: SEATS, value, asOf }];
        return world.post('/v1/propagation-observations', { observations });
      },
  ),
);

const seatsIn = (world: PropagationWorld): Propagation[] =>
  world.store.all('propagation').filter(({ subject }) => subject === SEATS);

/** How overdue was told of one of them, and closed, in order. */
const tellings = (world: PropagationWorld, propagationId: string): string =>
  world
    .events()
    .flatMap((event) => {
      if (!('propagationId' in event) || event.propagationId !== propagationId) return [];
      if (event.type === 'propagation.overdue') return ['told '];
      return event.type === 'propagation.overdue.closed' ? ['closed '] : [];
    })
    .join('');

test('any history comes to rest: the vendor shows what was wanted last, and each overdue was told once and closed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      fault.after = Number.POSITIVE_INFINITY;
      const world = propagationWorld(ending);
      await world.seated();
      const terms = new Map<string, Propagation['terms']>();
      for (const each of steps) {
        await each(world);
        for (const { propagationId, terms: now } of seatsIn(world)) {
          // L15: whatever the policy says by now
          expect(now).toEqual(terms.get(propagationId) ?? now);
          terms.set(propagationId, now);
        }
        expect(seatsIn(world).filter(({ successor }) => successor === undefined)).toHaveLength(1);
      }
      fault.after = Number.POSITIVE_INFINITY;
      for (const system of SYSTEMS) world.portals.set(system, { name: 'UP' }, world.clock.now);
      const behavior = { answers: 'right', refuses: '', otherMinutes: 0 } as const;
      world.portals.behave({ ...world.portals.behavior(), ...behavior });
      for (let turn = 0; turn < 4; turn += 1) await pass(world, HOUR_MS);
      const latest = seatsIn(world).find(({ successor }) => successor === undefined);
      expect(latest?.state.name).toBe('SYNCED');
      expect(world.portals.shown(TENANT, SEATS, world.clock.now)).toBe(latest?.desired);
      for (const { propagationId } of seatsIn(world))
        expect(tellings(world, propagationId)).toMatch(/^(told closed )*$/);
    }),
    { numRuns: RUNS },
  );
});
