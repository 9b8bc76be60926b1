/**
 * What activation needs from outside.
 * @module
 */
import type { DueQueue } from '#lambdas/edge/due-queue.ts';
import type { PolicyShelf } from '#lambdas/edge/policies.ts';
import type { Sealing } from '#lambdas/edge/sealing.ts';
import type { Vendor } from '#lambdas/edge/vendor.ts';
import type { CorridorStore } from '#lambdas/stores/state-store.ts';
import type { Surroundings } from '#lambdas/stores/unit-of-work.ts';

/** What every part of it needs. */
export interface ActivationPorts {
  readonly store: CorridorStore;
  readonly policies: PolicyShelf;
  readonly surroundings: Surroundings;
}

/** What `activation-api` needs: it seals and never opens. */
export interface ApiPorts extends ActivationPorts {
  readonly sealing: Pick<Sealing, 'seal' | 'hash'>;
  /** The worker is woken by it at once; what it misses, the sweep finds. */
  readonly queue: DueQueue;
}

/** What `activation-worker` needs: it opens and never seals. */
export interface WorkerPorts extends ActivationPorts {
  readonly sealing: Pick<Sealing, 'open'>;
  readonly vendor: Pick<Vendor, 'activate'>;
}
