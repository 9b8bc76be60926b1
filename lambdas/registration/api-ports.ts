/**
 * What registration's side of `/v1` needs from outside.
 * @module
 */
import type { Corridor } from '#lambdas/edge/operator-write.ts';
import type { PolicyShelf } from '#lambdas/edge/policies.ts';
import type { Product } from '#lambdas/edge/products.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import { type Surroundings, type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';

/** The ports; wired to the real world in `wiring.ts`. */
export interface ApiPorts {
  readonly store: StateStore;
  readonly surroundings: Surroundings;
  readonly policies: PolicyShelf;
  readonly products: readonly Product[];
  readonly newTenantId: () => string;
  /** The keyed hash by which an address that is sealed is found. */
  readonly hashAddress: (email: string) => Promise<string>;
}

/** Name of the capability in the audit. */
export const DOOR = 'registration';

/** The corridor of the stores as the edge's writes take it. */
export const corridorOf =
  ({ store, surroundings }: ApiPorts): Corridor<UnitOfWork> =>
  (cause, decide, options) =>
    walk(store, surroundings, cause, decide, options);
