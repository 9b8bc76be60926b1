/**
 * What the directory needs from outside.
 * @module
 */
import type { PolicyShelf } from '#lambdas/edge/policies.ts';
import type { Product } from '#lambdas/edge/products.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import type { Surroundings } from '#lambdas/stores/unit-of-work.ts';

export interface DirectoryPorts {
  readonly store: StateStore;
  readonly policies: PolicyShelf;
  readonly products: readonly Product[];
  readonly surroundings: Surroundings;
}
