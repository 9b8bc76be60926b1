/**
 * What the directory needs from outside.
 * @module
 */
import type { PolicyShelf } from '#lambdas/edge/policies.ts';
import type { Product } from '#lambdas/edge/products.ts';
import type { CorridorStore, ReadStore, StateStore } from '#lambdas/stores/state-store.ts';
import type { Surroundings } from '#lambdas/stores/unit-of-work.ts';

/** What both of its functions need. */
export interface DirectoryPorts {
  readonly policies: PolicyShelf;
  readonly products: readonly Product[];
  readonly surroundings: Surroundings;
}

/** Of the function that reads. */
export interface ReadPorts extends DirectoryPorts {
  readonly store: ReadStore;
}

/** Of the function that writes. */
export interface WritePorts extends DirectoryPorts {
  readonly store: CorridorStore & Pick<StateStore, 'list'>;
  readonly newTenantId: () => string;
}
