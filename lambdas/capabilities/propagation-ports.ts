/**
 * What the API of propagations needs from outside.
 * @module
 */
import type { DueQueue } from '#lambdas/edge/due-queue.ts';
import type { PolicyShelf } from '#lambdas/edge/policies.ts';
import type { Product } from '#lambdas/edge/products.ts';
import type { CorridorStore, StateStore } from '#lambdas/stores/state-store.ts';
import type { Surroundings } from '#lambdas/stores/unit-of-work.ts';

export interface PropagationPorts {
  readonly store: CorridorStore & Pick<StateStore, 'list'>;
  readonly policies: PolicyShelf;
  readonly products: readonly Product[];
  readonly surroundings: Surroundings;
  /** The worker's queue: what waits for a system that turned is looked at there. */
  readonly queue: DueQueue;
}
