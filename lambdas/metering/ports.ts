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
import type {
  ClosingTimes,
  LateUsages,
  Leases,
  Ledger,
  Manifests,
  Packs,
  RefusedUsages,
  Work,
} from '#lambdas/stores/usage-store.ts';

/** The closing times that one process knows to be written; made by `newNoted`, and never shared by stores. */
export interface Noted {
  /** Whether this closing time was written by this process, and is far enough ahead to be relied on. */
  has(tenantId: string, hour: Instant, closeAt: Instant, now: Instant): boolean;
  add(tenantId: string, hour: Instant, closeAt: Instant): void;
}

/** What it takes to find out what an hour has, and to freeze it: anyone may who finds it marked. */
export interface HourPorts {
  readonly store: CorridorStore;
  readonly usage: {
    readonly packs: Packs;
    readonly manifests: Manifests;
    readonly closings: Pick<ClosingTimes, 'note'>;
  };
  readonly policies: PolicyShelf;
  readonly products: readonly Product[];
  readonly surroundings: Surroundings;
  readonly noted: Noted;
}

/** What comes in needs: hours, and where late usage goes. */
export interface IngestPorts extends HourPorts {
  readonly usage: HourPorts['usage'] & { readonly late: Pick<LateUsages, 'read' | 'write'> };
}

/** What comes by the queue needs beside: nobody waits for an answer, so what is refused is kept. */
export interface QueuePorts extends IngestPorts {
  readonly usage: IngestPorts['usage'] & { readonly refused: Pick<RefusedUsages, 'keep'> };
}

/** What closing needs beside: the ledger and the work that it makes. */
export interface ClosePorts extends IngestPorts {
  readonly usage: IngestPorts['usage'] & {
    readonly closings: ClosingTimes;
    readonly ledger: Pick<Ledger, 'record' | 'read' | 'before'>;
    readonly work: Pick<Work, 'put'>;
  };
  /** Partitions of the work in a Region; of the closing times, too. */
  readonly shards: number;
}

/** What goes over lists of state every so often: tenants that are told of without usage, corrections that are to be applied. */
export interface HousekeepingPorts extends IngestPorts {
  readonly store: CorridorStore & Pick<StateStore, 'list'>;
  readonly usage: IngestPorts['usage'] & { readonly leases: Leases };
}

/** What the final flush needs: the closing times of a tenant's hours, and its work. */
export interface FlushPorts {
  readonly store: Pick<StateStore, 'load'>;
  readonly usage: {
    readonly packs: Pick<Packs, 'ofHour'>;
    readonly closings: Pick<ClosingTimes, 'note'>;
    readonly ledger: Pick<Ledger, 'between'>;
    readonly work: Pick<Work, 'read' | 'put' | 'rewrite' | 'remove'>;
  };
  readonly policies: PolicyShelf;
  readonly surroundings: Surroundings;
  /** Partitions of the work in a Region. */
  readonly shards: number;
}
