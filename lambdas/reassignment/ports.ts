/**
 * What the API of reassignments needs from outside.
 * @module
 */
import type { PolicyShelf } from '#lambdas/edge/policies.ts';
import type { Product } from '#lambdas/edge/products.ts';
import type { CorridorStore, StateStore } from '#lambdas/stores/state-store.ts';
import type { Surroundings } from '#lambdas/stores/unit-of-work.ts';

export interface ReassignmentPorts {
  readonly store: CorridorStore & Pick<StateStore, 'list'>;
  readonly policies: PolicyShelf;
  readonly products: readonly Product[];
  readonly surroundings: Surroundings;
}
