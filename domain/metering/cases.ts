/**
 * Cases: what is opened, what a person may do with it, and what the time does.
 * @module
 */
import type { Instant } from '../time.ts';
import { HOUR_MS } from '../time.ts';
import type { CaseKind, MeteringCase } from './case.ts';

/** A case that is to be opened, unless it is there. */
export type CaseDraft = Omit<MeteringCase, 'state'>;

/** What a case is about. */
export interface CaseSubject extends Pick<MeteringCase, 'kind' | 'tenantId' | 'hour' | 'dimension'> {
  /** Of late usage that comes after an earlier case of the same subject was settled: 2, 3, … */
  readonly round?: number;
}

/** `2026-11-21T10` */
const hourText = (hour: Instant): string => new Date(hour - (hour % HOUR_MS)).toISOString().slice(0, 13);

/**
 * The name of a case, readable and safe in an address: `mc-suspicious-t-0123456789-2026-11-21T10-api_calls`. The same subject
 * has the same name, so that a case is opened once.
 */
export const caseIdOf = ({ kind, tenantId, hour, dimension, round = 1 }: CaseSubject): string =>
  `mc-${kind}${round === 1 ? '' : `.${round}`}-${tenantId}-${hourText(hour)}-${dimension}`;

/** What a person may do: let it go to AWS, never bill it, or bill it in an open hour. */
export const CASE_ACTIONS = ['release', 'write-off', 'bill'] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];
export type { CaseKind };
