/**
 * Late usage on the desk: one case for each tenant, hour of use and dimension, which names every record that it covers, so that
 * none is covered twice or by nothing. Once it is settled or full, a further case takes what comes after.
 * @module
 */
import type { Instant } from '../time.ts';
import type { MeteringCase } from './case.ts';
import { type CaseSubject, caseIdOf, type DecidedCase, openCase } from './cases.ts';
import { countingKey } from './fold.ts';
import { LATE_CASE_RECORDS_MAX } from './limits.ts';
import type { Usage } from './usage.ts';

/** What late usage is about: whose, when, of what. */
export type LateSubject = Omit<CaseSubject, 'kind' | 'round'>;

/** The name of the case of a round, from 1. */
export const lateCaseId = (subject: LateSubject, round: number): string =>
  caseIdOf({ kind: 'late', ...subject, round });

/** The round that a case of late usage is of, by its name; 1 where it names none. */
export const roundOf = (caseId: string): number => Number(/^mc-late\.(\d+)-/.exec(caseId)?.[1] ?? 1);

/** How a case names a record that it covers. */
export const coveredName = (record: Usage): string => countingKey(record);

/** Whether a case covers a record for good, whatever was decided about it. */
export const isCovered = (known: MeteringCase | undefined, record: Usage): boolean =>
  known?.records?.includes(coveredName(record)) ?? false;

/** Whether a case takes a further record. */
export const isTaking = (known: MeteringCase | undefined): boolean =>
  known === undefined ||
  (known.state.name === 'WAITING' && (known.records?.length ?? 0) < LATE_CASE_RECORDS_MAX);

/** What a case of late usage is opened with. */
export interface LateCase extends LateSubject {
  readonly caseId: string;
  readonly productCode: string;
  /** When AWS stops taking usage of its hour. */
  readonly deadline: Instant;
}

/**
 * The case with one record more, which must be taking records.
 * @param known the case of that name, if there is one
 * @returns the very case that is there where it covers the record already
 */
export const withRecord = (
  known: MeteringCase | undefined,
  opened: LateCase,
  record: Usage,
  now: Instant,
): DecidedCase => {
  if (known && isCovered(known, record)) return { case: known, events: [] };
  const quantity = (known?.quantity ?? 0) + record.quantity;
  const records = [...(known?.records ?? []), coveredName(record)];
  if (known) return { case: { ...known, quantity, records }, events: [] };
  return openCase(undefined, { ...opened, kind: 'late', quantity, records, openedAt: now });
};
