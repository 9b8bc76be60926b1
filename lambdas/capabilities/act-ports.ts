/**
 * What the API of vendor accounts is given.
 * @module
 */
import type { DueQueue } from '#lambdas/edge/due-queue.ts';
import type { PolicyShelf } from '#lambdas/edge/policies.ts';
import type { Product } from '#lambdas/edge/products.ts';
import type { Sealing } from '#lambdas/edge/sealing.ts';
import type { Vendor } from '#lambdas/edge/vendor.ts';
import type { CorridorStore, StateStore } from '#lambdas/stores/state-store.ts';
import type { Surroundings } from '#lambdas/stores/unit-of-work.ts';

export interface ActPorts {
  readonly store: CorridorStore & Pick<StateStore, 'list'>;
  readonly policies: PolicyShelf;
  readonly products: readonly Product[];
  readonly surroundings: Surroundings;
  readonly vendor: Pick<Vendor, 'openConsole' | 'upstreams'>;
  /** Seals what is told of a change and must not be read here. */
  readonly sealing: Pick<Sealing, 'seal'>;
  /** The queue of the worker that tells the vendor. */
  readonly queue: DueQueue;
}
