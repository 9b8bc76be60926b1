/**
 * What the worker is given.
 * @module
 */
import type { DueQueue } from '#lambdas/edge/due-queue.ts';
import type { PolicyShelf } from '#lambdas/edge/policies.ts';
import type { Sealing } from '#lambdas/edge/sealing.ts';
import type { Vendor } from '#lambdas/edge/vendor.ts';
import type { CorridorStore, StateStore } from '#lambdas/stores/state-store.ts';
import type { Surroundings } from '#lambdas/stores/unit-of-work.ts';

export interface WorkerPorts {
  readonly store: CorridorStore;
  readonly lists: Pick<StateStore, 'list'>;
  readonly policies: PolicyShelf;
  readonly surroundings: Surroundings;
  readonly vendor: Pick<Vendor, 'change' | 'shown' | 'upstreams'>;
  /** Opens what is told of a change and is kept sealed. */
  readonly sealing: Pick<Sealing, 'open'>;
  /** The worker's own queue: what its commits make due at once goes there. */
  readonly queue: DueQueue;
}
