/**
 * The ports of activation, support cases, capabilities and propagation, for one process.
 * @module
 */
import type { WorkerPorts as ActivationWorker, ApiPorts } from '#lambdas/activation/ports.ts';
import type { ActPorts } from '#lambdas/capabilities/act-ports.ts';
import type { PropagationPorts } from '#lambdas/capabilities/propagation-ports.ts';
import type { WorkerPorts } from '#lambdas/capabilities/worker-ports.ts';
import type { Due, DueQueue } from '#lambdas/edge/due-queue.ts';
import { hashOf } from '#lambdas/edge/hashes.ts';
import type { PolicyShelf } from '#lambdas/edge/policies.ts';
import type { Sealing } from '#lambdas/edge/sealing.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import type { Surroundings } from '#lambdas/stores/unit-of-work.ts';
import type { SupportPorts } from '#lambdas/support/ports.ts';
import type { Process, World } from '../world/world.ts';
import { openPortal, type Portal } from './portal.ts';
import { ACCOUNTS, LINKS, openRules, type Rules } from './rules.ts';
import { type ActivationService, type KnownLink, openService } from './service.ts';

/** The vendors' side of a history, and the rules by which we deal with them. */
export interface Licensing {
  readonly rules: Rules;
  readonly service: ActivationService;
  readonly portal: Portal;
  /** What functions put on their queues. */
  readonly woken: Due[];
  /** Redemptions that a person settled, perhaps too early. */
  readonly settled: Set<string>;
  /** What was activated at the vendor's without us: the feed tells it. */
  readonly untold: (readonly [link: KnownLink, tenantId: string])[];
}

/** Vendors that know nobody yet. */
export const openLicensing = (world: World): Licensing => ({
  rules: openRules(),
  service: openService(world),
  portal: openPortal(world),
  woken: [],
  settled: new Set(),
  untold: [],
});

/** Seals so that everybody can see what is in it; the real one is tried elsewhere. */
const sealing: Sealing = {
  seal: async (plain, masked, purpose) => ({
    hash: hashOf(`${purpose} ${plain}`),
    ciphertext: `${purpose} ${plain}`,
    masked,
  }),
  open: async ({ ciphertext }, purpose) => ciphertext.slice(purpose.length + 1),
  hash: async (plain, purpose) => hashOf(`${purpose} ${plain}`),
};

interface Foundation {
  readonly store: StateStore;
  readonly policies: PolicyShelf;
  readonly surroundings: Surroundings;
}

/** The ports of what deals with vendors. */
export const licensingPortsOf = (
  { service, portal, woken }: Licensing,
  foundation: (process: Process) => Foundation,
) => {
  // a message may be lost with its process; the sweep finds what was due
  const queueOf = (process: Process): DueQueue => ({
    send: (due) => process.io('send to the queue', () => void woken.push(...due)),
  });
  const nothing = (): never => {
    throw new Error('nobody asks for this here');
  };
  return {
    activation: (process: Process): ApiPorts => ({
      ...foundation(process),
      sealing,
      queue: queueOf(process),
    }),
    activationWorker: (process: Process): ActivationWorker => ({
      ...foundation(process),
      sealing,
      vendor: { activate: service.of(process) },
    }),
    support: (process: Process): SupportPorts => ({
      ...foundation(process),
      sealing,
      files: { announce: nothing, measure: nothing, show: nothing } as never,
      sendLetter: nothing,
      operators: [],
    }),
    acts: (process: Process): ActPorts => ({
      ...foundation(process),
      products: [LINKS, ACCOUNTS],
      sealing,
      queue: queueOf(process),
      vendor: { ...portal.of(process), openConsole: nothing },
    }),
    propagations: (process: Process): PropagationPorts => ({
      ...foundation(process),
      products: [LINKS, ACCOUNTS],
      queue: queueOf(process),
    }),
    propagationWorker: (process: Process): WorkerPorts => ({
      ...foundation(process),
      lists: foundation(process).store,
      sealing,
      vendor: portal.of(process),
      queue: queueOf(process),
    }),
  };
};
