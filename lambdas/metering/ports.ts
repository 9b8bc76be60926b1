/**
 * What the functions of metering that take and close hours need from outside. Time, ids and both stores are arguments, so that
 * a simulation can drive them.
 * @module
 */
import type { Instant } from '#domain/time.ts';
import type { PolicyShelf } from '#lambdas/edge/policies.ts';
import type { Product } from '#lambdas/edge/products.ts';
import type { CorridorStore, StateStore } from '#lambdas/stores/state-store.ts';
import type { Surroundings } from '#lambdas/stores/unit-of-work.ts';
import type { UsageStore } from '#lambdas/stores/usage-store.ts';

/** What it takes to find out what an hour has, and to freeze it: anyone may who finds it marked. */
export interface HourPorts {
  readonly store: CorridorStore;
  readonly usage: Pick<UsageStore, 'packs' | 'manifests' | 'closings'>;
  readonly policies: PolicyShelf;
  readonly products: readonly Product[];
  readonly surroundings: Surroundings;
  /** Closing times that this process wrote, so that a busy hour costs one write and not one for each pack. */
  readonly noted: Noted;
  /** Partitions of the closing times. @default USAGE_SHARDS */
  readonly shards?: number;
}

/** The closing times that one process knows to be written; made by `newNoted`, never shared by stores. */
export interface Noted {
  /** Whether this closing time was written by this process, and is far enough ahead to be relied on. */
  has(tenantId: string, hour: Instant, closeAt: Instant, now: Instant): boolean;
  add(tenantId: string, hour: Instant, closeAt: Instant): void;
}

/** What comes in needs: hours, and where late usage goes. */
export interface IngestPorts extends HourPorts {
  readonly usage: Pick<UsageStore, 'packs' | 'manifests' | 'closings' | 'late'>;
}

/** What closing needs beside: the ledger and the work that it makes. */
export interface ClosePorts extends IngestPorts {
  readonly store: CorridorStore & Pick<StateStore, 'list'>;
  readonly usage: Pick<UsageStore, 'packs' | 'manifests' | 'closings' | 'late' | 'ledger' | 'work'>;
}

/** What the final flush needs: the closing times of a tenant's hours and its work. */
export interface FlushPorts {
  readonly store: CorridorStore;
  readonly usage: Pick<UsageStore, 'closings' | 'work'>;
  readonly policies: PolicyShelf;
  readonly products: readonly Product[];
  readonly surroundings: Surroundings;
  /** Partitions of the work. @default USAGE_SHARDS */
  readonly shards?: number;
}
