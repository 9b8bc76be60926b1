/**
 * The seller's clock: sweeps when something may be due, and wakes what the sweep found. Being late changes no outcome.
 * @module
 */

import { activationsDueAt } from '#domain/activation/activation.ts';
import { propagationDueAt } from '#domain/capabilities/propagation.ts';
import { offerDueAt } from '#domain/offers/expiry.ts';
import { reassignmentDueAt } from '#domain/reassignment/reassignment.ts';
import { failedMailOf, type Registration } from '#domain/registration/registration.ts';
import { licenseDueAt } from '#domain/subscription/license.ts';
import { tenantDueAt } from '#domain/tenant/tenant.ts';
import { type Instant, MINUTE_MS, SECOND_MS } from '#domain/time.ts';
import { workOff as workOffActivations } from '#lambdas/activation/work-off.ts';
import { weather } from '#lambdas/capabilities/weather.ts';
import { workOff as workOffPropagation } from '#lambdas/capabilities/work-off.ts';
import { sweep } from '#lambdas/clock/sweep.ts';
import { wake } from '#lambdas/clock/wake.ts';
import type { Due } from '#lambdas/edge/due-queue.ts';
import { workOff } from '#lambdas/reassignment/work-off.ts';
import { isExpected } from '../people/door.ts';
import type { Town } from '../town.ts';
import type { Process, Source } from '../world/world.ts';

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
  activations: once(activationsDueAt),
  propagation: once(propagationDueAt),
};

const firstDue = ({ state }: Town): Instant => {
  let due = Infinity;
  for (const license of state.all('license')) due = Math.min(due, DUE.license(license));
  for (const tenant of state.all('tenant')) due = Math.min(due, DUE.tenant(tenant));
  for (const registration of state.all('registration')) due = Math.min(due, DUE.registration(registration));
  for (const offer of state.all('offer')) due = Math.min(due, DUE.offer(offer));
  for (const change of state.all('reassignment')) due = Math.min(due, DUE.reassignment(change));
  for (const activations of state.all('activations')) due = Math.min(due, DUE.activations(activations));
  for (const propagation of state.all('propagation')) due = Math.min(due, DUE.propagation(propagation));
  return due;
};

const workerOf = ({ ports }: Town, process: Process, { kind, id }: Due): Promise<unknown> => {
  const { licensing } = ports;
  if (kind === 'reassignment') return workOff(ports.worker(process), id, 'sweep');
  if (kind === 'activations') return workOffActivations(licensing.activationWorker(process), id, 'sweep');
  if (kind === 'propagation') return workOffPropagation(licensing.propagationWorker(process), id, 'sweep');
  if (kind === 'upstream') return weather(licensing.propagationWorker(process), id, 'sweep');
  return wake(ports.clock(process), { kind, id } as Due, 'sweep');
};

/** @returns whether the worker came to its end: else the queue brings the message again */
const wakeOne = async (town: Town, due: Due): Promise<boolean> => {
  const { world } = town;
  const ending = await world.invoke(`clock ${due.kind}`, (process) => workerOf(town, process, due));
  // the queue would bring it again; so does the next sweep
  if (ending.ended !== 'returned') world.mark('wake failed');
  if (ending.ended === 'threw' && !isExpected(ending.error)) town.breach(`threw|${ending.error.stack}`);
  return ending.ended === 'returned';
};

/** ms · a message comes again after so long. */
const AGAIN_MS = 30 * SECOND_MS;

/** What functions put on the queues of their workers is delivered until it was worked off. */
export const messagesOf = (town: Town): Source => {
  const { world, licensing } = town;
  const deliver = async (due: Due): Promise<void> => {
    while (!(await wakeOne(town, due))) await world.sleep('queue', AGAIN_MS);
  };
  return {
    nextAt: () => (licensing.woken.length > 0 ? world.now() : undefined),
    fire: () => {
      for (const due of licensing.woken.splice(0)) void deliver(due);
    },
  };
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
