/**
 * What the worker is given.
 * @module
 */
import type { PolicyShelf } from '#lambdas/edge/policies.ts';
import type { AskRegistration } from '#lambdas/edge/verification.ts';
import type { Cancellations } from '#lambdas/marketplace/cancellation.ts';
import type { CorridorStore, StateStore } from '#lambdas/stores/state-store.ts';
import type { Surroundings } from '#lambdas/stores/unit-of-work.ts';

export interface WorkerPorts {
  readonly store: CorridorStore;
  readonly lists: Pick<StateStore, 'list'>;
  readonly policies: PolicyShelf;
  readonly surroundings: Surroundings;
  /** Asks the seller's system what it shows of a tenant. */
  readonly askRegistration: AskRegistration;
  readonly cancellations: Cancellations;
}
