/**
 * What the API of metering and the statements need from outside.
 * @module
 */
import type { PolicyShelf } from '#lambdas/edge/policies.ts';
import type { Product } from '#lambdas/edge/products.ts';
import type { CorridorStore, StateStore } from '#lambdas/stores/state-store.ts';
import type { Surroundings } from '#lambdas/stores/unit-of-work.ts';
import type { UsageStore } from '#lambdas/stores/usage-store.ts';

/** What reads the ledger and explains it. */
export interface ExplainPorts {
  readonly store: Pick<StateStore, 'load'>;
  readonly usage: {
    readonly packs: Pick<UsageStore['packs'], 'ofHour'>;
    readonly manifests: Pick<UsageStore['manifests'], 'read'>;
    readonly late: Pick<UsageStore['late'], 'ofHour'>;
    readonly ledger: Pick<UsageStore['ledger'], 'read' | 'between'>;
  };
  readonly policies: PolicyShelf;
  readonly surroundings: Pick<Surroundings, 'now'>;
}

/** The keys that sign links to statements: the current one, then the one before. */
export type StatementKeys = () => Promise<readonly string[]>;

/** What `metering-api` needs. */
export interface DeskPorts extends ExplainPorts {
  readonly store: CorridorStore & Pick<StateStore, 'list'>;
  readonly usage: ExplainPorts['usage'] & {
    readonly refused: Pick<UsageStore['refused'], 'ofDay'>;
    readonly closings: Pick<UsageStore['closings'], 'due'>;
    readonly work: Pick<UsageStore['work'], 'first'>;
  };
  readonly products: readonly Product[];
  readonly surroundings: Surroundings;
  readonly statementKeys: StatementKeys;
  /** Origin of the public door, without trailing slash. */
  readonly publicOrigin: string;
  /** Partitions of closing times and of the work of each Region. @default USAGE_SHARDS */
  readonly shards?: number;
}

/** What `metering-statement` needs. */
export interface StatementPorts {
  readonly store: Pick<StateStore, 'load'>;
  readonly usage: { readonly ledger: Pick<UsageStore['ledger'], 'between'> };
  readonly policies: PolicyShelf;
  readonly products: readonly Product[];
  readonly surroundings: Pick<Surroundings, 'now'>;
  readonly statementKeys: StatementKeys;
}
