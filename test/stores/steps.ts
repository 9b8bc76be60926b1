/**
 * What the parts of the suite of state stores share.
 */
import type { EntityKind } from '#lambdas/stores/entities.ts';
import type { ListQuery, StateStore } from '#lambdas/stores/state-store.ts';

export interface Steps {
  readonly putAll: (
    store: StateStore,
    kind: EntityKind,
    entities: readonly { id: string; entity: unknown }[],
  ) => Promise<void>;
  /** Every id of a list, read in pages of that many. */
  readonly idsOf: (store: StateStore, query: ListQuery, limit: number) => Promise<string[]>;
}
