/**
 * The ledger: one item for each (tenant, hour, dimension) with usage. Written once; only its verdict moves, from DUE or HELD
 * to one that is final.
 * @module
 */
import type { Nobody } from '../tenant/billing.ts';
import type { Instant } from '../time.ts';
import type { HourPayer } from './hour.ts';
import type { Tags } from './usage.ts';

/** A part of a quantity under one set of tags; the parts sum up to the quantity. */
export interface Allocation {
  readonly quantity: number;
  /** Absent: the part without tags. */
  readonly tags?: Tags;
}

/** Why usage that was accepted is not billed for ever. */
export const LOST_REASONS = [
  /** AWS did not answer until the deadline, or the end was heard of so late that it could not be asked. */
  'OUTAGE',
  /** As an outage, but a try of it was begun and its answer never heard: AWS may have taken it. */
  'UNANSWERED',
  /** AWS said CustomerNotSubscribed until the deadline. */
  'NOT_SUBSCRIBED',
  /** AWS refused the record itself until the deadline. */
  'REFUSED_BY_AWS',
  /** AWS holds another quantity for this hour, which stays. */
  'OTHER_QUANTITY',
  /** It was over its deadline when it was closed. */
  'CLOSED_TOO_LATE',
  /** What the contract grants was never learnt, and nobody decided. */
  'ENTITLEMENT_UNKNOWN',
] as const;
export type LostReason = (typeof LOST_REASONS)[number];

export type Verdict =
  /** To be sent, or sent without an answer yet. `released`: it was held before, and its work stands by itself for ever. */
  | { readonly name: 'DUE'; readonly released?: true }
  /** Waits for a person, or for its time of release. */
  | { readonly name: 'HELD'; readonly caseId: string; readonly releaseAt: Instant }
  | { readonly name: 'BILLED'; readonly at: Instant; readonly recordId?: string }
  /** Nothing to bill: a contract, or covered by what was bought or credited. */
  | { readonly name: 'INCLUDED' }
  /** Nobody paid for the hour. */
  | { readonly name: 'WAIVED'; readonly nobody: Nobody }
  | { readonly name: 'DRY_RUN' }
  | { readonly name: 'WRITTEN_OFF'; readonly at: Instant; readonly caseId: string }
  | { readonly name: 'LOST'; readonly at: Instant; readonly reason: LostReason };
export type VerdictName = Verdict['name'];

/** AWS's last answer about a ledger item. */
export interface MeteringAnswer {
  readonly at: Instant;
  readonly tries: number;
  /** A status of the record, the name of AWS's error, `Unprocessed`, or `NoAnswer`. */
  readonly said: string;
}

/** How the quantity came of what was used, where the two differ. */
export interface Reduction {
  /** `level`: above what is entitled to; `allowance`: what goes beyond the term's; `credit`: a credit was carried forward. */
  readonly by: 'level' | 'allowance' | 'credit' | 'contract' | 'nobody';
  readonly amount: number;
  /** What was entitled to, and drawn before this hour, for `level` and `allowance`. */
  readonly entitled?: number;
  readonly drawnBefore?: number;
}

export interface LedgerItem {
  readonly tenantId: string;
  /** Start of the hour. */
  readonly hour: Instant;
  readonly dimension: string;
  /** Sum of the distinct accepted records. */
  readonly used: number;
  /** What AWS is told: `used` less the reductions. */
  readonly quantity: number;
  readonly reductions?: readonly Reduction[];
  /** Part of `used` that was used in earlier hours, by the start of these. */
  readonly late?: readonly { readonly origin: Instant; readonly quantity: number }[];
  readonly allocations?: readonly Allocation[];
  readonly payer?: HourPayer;
  /** What AWS is told as the time of use: max(hour, a second after the start of the license). */
  readonly timestamp?: Instant;
  /** The last moment at which AWS takes it, as known at closing; an end of the license makes it sooner. */
  readonly deadline?: Instant;
  readonly closedAt: Instant;
  readonly verdict: Verdict;
  readonly answer?: MeteringAnswer;
}

/** Names a ledger item. */
export type LedgerKey = Pick<LedgerItem, 'tenantId' | 'hour' | 'dimension'>;

/** Whether nothing more happens to it. */
export const isFinal = ({ name }: Verdict): boolean => name !== 'DUE' && name !== 'HELD';
