/**
 * What the submitter needs from outside: both stores, AWS, a clock that can wait.
 * @module
 */
import type { MeteringFigures } from '#domain/metering/board.ts';
import type { METRICS } from '#domain/names.ts';
import type { Instant } from '#domain/time.ts';
import type { MeterUsage } from '#lambdas/marketplace/meter.ts';
import type { CorridorStore } from '#lambdas/stores/state-store.ts';
import type { Surroundings } from '#lambdas/stores/unit-of-work.ts';
import type { Leases, Ledger, Work } from '#lambdas/stores/usage-store.ts';

export interface SubmitPorts {
  /** Cases are opened, asked after and settled here. */
  readonly store: CorridorStore;
  readonly usage: {
    readonly work: Omit<Work, 'put'>;
    readonly ledger: Pick<Ledger, 'read' | 'settle'>;
    readonly leases: Leases;
  };
  readonly meterUsage: MeterUsage;
  readonly surroundings: Surroundings;
  /** Waits so many ms; a simulation lets its clock go on instead. */
  readonly pause: (ms: number) => Promise<void>;
  /** calls a second · the most that a Region is asked */
  readonly callsPerSecond: number;
  /** Partitions of the work in a Region. */
  readonly shards: number;
  /** Counts something that an alarm watches. */
  readonly count: (name: Exclude<keyof typeof METRICS, 'namespace'>, value?: number) => void;
  /** Told at the end of each run what it leaves behind, as far as it was read. */
  readonly figures: (figures: MeteringFigures) => void;
}

/** One run of the submitter in one Region. */
export interface SubmitRun {
  readonly region: string;
  /** No call is begun at or after; those in flight are waited for. */
  readonly stopAt: Instant;
}

/** What a run did. */
export interface Submitted {
  /** Another one held the lease: nothing was done. */
  readonly rested?: true;
  readonly calls: number;
  /** Ledger items that came to be BILLED, and LOST. */
  readonly billed: number;
  readonly lost: number;
  readonly throttled: number;
}
