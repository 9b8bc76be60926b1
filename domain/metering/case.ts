/**
 * A case: usage that waits for a person, or was lost. The desk of metering.
 * @module
 */
import type { Instant } from '../time.ts';
import type { LostReason } from './ledger.ts';

/** Why there is a case. */
export const CASE_KINDS = [
  /** A quantity far above the usual: held. */
  'suspicious',
  /** A dimension that was used every hour, and is not any more. Holds nothing. */
  'silence',
  /** What the contract grants is not known: held. */
  'entitlement',
  /** Usage that came after its hour was closed, and may not go to an open one by itself. */
  'late',
  /** AWS says that an ACTIVE license's customer is not subscribed. */
  'not-subscribed',
  /** AWS refuses the record itself. */
  'refused',
  /** AWS holds another quantity. */
  'discrepancy',
  /** It cannot be billed any more. */
  'lost',
] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export type CaseState =
  | { readonly name: 'WAITING'; readonly since: Instant }
  /** Somebody decided, or the time did: `released` is sent, `written-off` never is, `billed` was put into an open hour. */
  | {
      readonly name: 'SETTLED';
      readonly since: Instant;
      readonly how: 'released' | 'written-off' | 'billed' | 'noted' | 'resolved';
      /** `policy`: nobody decided in time. */
      readonly by: 'operator' | 'policy';
      readonly reason?: string;
    };

export interface MeteringCase {
  /** `mc-…`: from kind, tenant, hour and dimension, so that a case is opened once. */
  readonly caseId: string;
  readonly kind: CaseKind;
  readonly tenantId: string;
  readonly productCode: string;
  readonly hour: Instant;
  readonly dimension: string;
  readonly quantity: number;
  /** Of late usage: what it covers, each record once. */
  readonly records?: readonly string[];
  /** Of a suspicious one: what is usual. */
  readonly usual?: number;
  /** When the policy decides if nobody does; absent: never by itself. */
  readonly releaseAt?: Instant;
  /** When it cannot be billed any more. */
  readonly deadline?: Instant;
  readonly lost?: LostReason;
  readonly openedAt: Instant;
  readonly state: CaseState;
}
