/**
 * What is said of reassignments, by name, and the shape of its words in one language.
 * @module
 */
import type { OfferStep } from '../offers/choose.ts';
import type { AbortReason, AttentionReason, ReassignmentStateName } from '../reassignment/reassignment.ts';
import type { RiskCode } from '../reassignment/risks.ts';
import type { Actor, CancelUnsafe, NextStep } from '../reassignment/standing.ts';
import type { HappeningCode } from '../reassignment/timeline.ts';

/** Steps; some are said in another way where more is known. */
export type StepText =
  | NextStep['code']
  /** The label of the offer is known. */
  | 'SUBSCRIBE_TO'
  /** The policy lists services. */
  | 'VERIFY_SERVICES'
  /** The seller's system is asked, not a person. */
  | 'VERIFY_SYSTEM'
  | 'VERIFY_SYSTEM_SERVICES'
  /** Some of them are not registered. */
  | 'VERIFY_LACKING';

/** The words of one language. */
export interface ReassignmentWords {
  readonly steps: Readonly<Record<StepText, string>>;
  readonly actors: Readonly<Record<Actor, string>>;
  readonly offers: Readonly<Record<OfferStep, string>>;
  readonly risks: Readonly<Record<RiskCode, string>>;
  readonly cancelSafe: Readonly<Record<CancelUnsafe | 'SAFE', string>>;
  readonly states: Readonly<Record<ReassignmentStateName, string>>;
  readonly attention: Readonly<Record<AttentionReason, string>>;
  readonly aborts: Readonly<Record<AbortReason, string>>;
  readonly happened: Readonly<Record<HappeningCode, string>>;
  /** Where an agreement is canceled in the console of AWS. */
  readonly cancelPath: string;
}
