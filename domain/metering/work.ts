/**
 * Work of the submitter: the records of a tenant's hour that AWS is still to be told of, found by their deadline. The ledger
 * is the truth; a work item may be there twice, and sending its records again changes nothing (facts §5.3).
 * @module
 */
import type { Instant } from '../time.ts';
import type { MeteredIdentity } from './hour.ts';
import type { Allocation } from './ledger.ts';

/** One record, as it is sent each time: byte for byte the same. */
export interface WorkRecord {
  readonly dimension: string;
  readonly quantity: number;
  readonly timestamp: Instant;
  readonly allocations?: readonly Allocation[];
}

/** Where a work item stands: `WORK#region#shard`, by deadline. */
export interface WorkKey {
  readonly region: string;
  readonly shard: number;
  readonly deadline: Instant;
  readonly tenantId: string;
  readonly hour: Instant;
  /** From 0; an hour with more records than one call takes has several. */
  readonly part: number;
}

export interface WorkItem extends WorkKey {
  readonly productCode: string;
  readonly identity: MeteredIdentity;
  readonly records: readonly WorkRecord[];
  /** How often sending was begun; counted before AWS is called, so that a duplicate that AWS reports can be judged. */
  readonly tries: number;
  /** Not to be sent before: AWS refused it, or it is held by a case. */
  readonly notBefore?: Instant;
  /** How often it was paused since AWS refused all that was left of it; each pause is twice as long. */
  readonly refusals?: number;
  /** Dimensions that AWS refused since the last pause: they wait for the others of the item. Never all of them. */
  readonly refused?: readonly string[];
  /** AWS refused a whole call because of it: it is sent by itself. */
  readonly alone?: boolean;
  /** The latest try whose answer was heard. */
  readonly answered?: number;
  /** The answer of some try was never heard: AWS may have taken the records. */
  readonly doubtful?: boolean;
  /** What AWS said last, as in the ledger. */
  readonly said?: string;
  /** The cases that hold its records, which the submitter asks after; by dimension. */
  readonly cases?: Readonly<Record<string, string>>;
  /** The license has ended at: this is part of its final flush. */
  readonly endedAt?: Instant;
}
