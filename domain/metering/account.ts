/**
 * Running totals that a closing hour draws from, kept with a version and written in the closing transaction.
 * @module
 */
import type { Instant } from '../time.ts';

/** What was drawn of an allowance: of one license, dimension and term. */
export interface Allowance {
  /** `license id/dimension/agreement`, or the start of the term where no agreement is known. */
  readonly allowanceId: string;
  readonly drawn: number;
  /** The hour that drew last. */
  readonly hour: Instant;
}

/** A credit of a tenant for one dimension: carried forward until hours have used it up. Never below 0. */
export interface Credit {
  /** `tenant id/dimension`. */
  readonly creditId: string;
  readonly left: number;
}

export type CorrectionState =
  | { readonly name: 'PROPOSED'; readonly since: Instant; readonly by: string }
  /** Approved: a top-up is a record of the hour below; it is put there by a worker, again until it is known to be there. */
  | { readonly name: 'APPROVED'; readonly since: Instant; readonly by: string; readonly hour: Instant }
  | { readonly name: 'APPLIED'; readonly since: Instant; readonly hour: Instant }
  | { readonly name: 'REJECTED'; readonly since: Instant; readonly by: string; readonly reason: string };

/** A correction: a top-up (positive) goes into an open hour, a credit (negative) is carried forward. Nothing is ever sent negative. */
export interface Correction {
  readonly correctionId: string;
  readonly tenantId: string;
  readonly productCode: string;
  readonly dimension: string;
  /** A whole number, not 0. */
  readonly quantity: number;
  readonly reason: string;
  /** The hour that it corrects, for the record. */
  readonly about?: Instant;
  readonly proposedAt: Instant;
  readonly state: CorrectionState;
}
