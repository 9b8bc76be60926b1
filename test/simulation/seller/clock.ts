/**
 * The seller's clock: sweeps when something may be due, and wakes what the sweep found. Being late changes no outcome.
 * @module
 */

import { offerDueAt } from '#domain/offers/expiry.ts';
import { reassignmentDueAt } from '#domain/reassignment/reassignment.ts';
import { failedMailOf, type Registration } from '#domain/registration/registration.ts';
import { licenseDueAt } from '#domain/subscription/license.ts';
import { tenantDueAt } from '#domain/tenant/tenant.ts';
import { type Instant, MINUTE_MS } from '#domain/time.ts';
import { sweep } from '#lambdas/clock/sweep.ts';
import { wake } from '#lambdas/clock/wake.ts';
import type { Due } from '#lambdas/edge/due-queue.ts';
import { workOff } from '#lambdas/reassignment/work-off.ts';
import { isExpected } from '../people/door.ts';
import type { Town } from '../town.ts';
import type { Source } from '../world/world.ts';

/** ms · between two sweeps, as deployed. */
const SWEEP_EVERY_MS = 5 * MINUTE_MS;

/** When something is due about an entity, worked out once: entities are never altered, only replaced. */
const once = <Of extends object>(dueAt: (of: Of) => Instant | undefined) => {
  const known = new WeakMap<Of, Instant>();
  return (of: Of): Instant => {
    const due = known.get(of) ?? dueAt(of) ?? Infinity;
    known.set(of, due);
    return due;
  };
};
const DUE = {
  license: once(licenseDueAt),
  tenant: once(tenantDueAt),
  registration: once((registration: Registration) => failedMailOf(registration)?.retryAt),
  offer: once(offerDueAt),
  reassignment: once(reassignmentDueAt),
};

const firstDue = ({ state }: Town): Instant => {
  let due = Infinity;
  for (const license of state.all('license')) due = Math.min(due, DUE.license(license));
  for (const tenant of state.all('tenant')) due = Math.min(due, DUE.tenant(tenant));
  for (const registration of state.all('registration')) due = Math.min(due, DUE.registration(registration));
  for (const offer of state.all('offer')) due = Math.min(due, DUE.offer(offer));
  for (const change of state.all('reassignment')) due = Math.min(due, DUE.reassignment(change));
  return due;
};

const wakeOne = async (town: Town, due: Due): Promise<void> => {
  const { world, ports } = town;
  const ending = await world.invoke(`clock ${due.kind}`, (process) =>
    due.kind === 'reassignment'
      ? workOff(ports.worker(process), due.id, 'sweep')
      : wake(ports.clock(process), due, 'sweep'),
  );
  // the queue would bring it again; so does the next sweep
  if (ending.ended !== 'returned') world.mark('wake failed');
  if (ending.ended === 'threw' && !isExpected(ending.error)) town.breach(`threw|${ending.error.stack}`);
};

/** A sweep that would find nothing is left out: the world is swept when something is due, as by a sweep every few minutes. */
export const clockOf = (town: Town): Source => {
  const { world, ports } = town;
  let sweptAt = -Infinity;
  const known = { commits: -1, due: Infinity };
  const due = (): Instant => {
    const { length } = town.state.landed;
    if (length !== known.commits) Object.assign(known, { commits: length, due: firstDue(town) });
    return known.due;
  };
  let isSweeping = false;
  const run = async (): Promise<void> => {
    const found: Due[] = [];
    const queue = { send: async (due: readonly Due[]) => void found.push(...due) };
    await world.invoke('clock', (process) => {
      const { store } = ports.clock(process);
      return sweep({ store, now: () => process.now(), queueOf: () => queue });
    });
    await Promise.all(found.map((due) => wakeOne(town, due)));
    sweptAt = world.now();
    isSweeping = false;
  };
  return {
    nextAt: () => (isSweeping ? undefined : Math.max(due(), sweptAt + SWEEP_EVERY_MS)),
    fire: () => {
      isSweeping = true;
      void run();
    },
  };
};
