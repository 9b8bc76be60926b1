/**
 * What is said of metered hours to operators, by name, and the shape of its words in one language.
 * @module
 */
import type { CaseKind } from '../metering/case.ts';
import type { WhyCode } from '../metering/explain.ts';
import type { LostReason } from '../metering/ledger.ts';

/** The words of one language. */
export interface MeteringWords {
  /** Each step from the records to the verdict. */
  readonly why: Readonly<Record<WhyCode, string>>;
  /** Why it cannot be billed any more. */
  readonly lost: Readonly<Record<LostReason, string>>;
  /** What a case is about. */
  readonly cases: Readonly<Record<CaseKind, string>>;
}
