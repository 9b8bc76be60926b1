/**
 * The enrolment of one tenant in one feature: offered, drafted, on. Its states are the table of docs/domain.md.
 * @module
 */
import type { EnrolmentTerms } from '../policy/enrolment-terms.ts';
import type { Instant } from '../time.ts';
import { type Day, dayAfter, startOfDayIn } from '../zone.ts';

/** How a feature came on: with the tenant itself, by its people, by itself after the due date, or early by the vendor's. */
export const ENROLMENT_MODES = ['default', 'manual', 'auto', 'early'] as const;
export type EnrolmentMode = (typeof ENROLMENT_MODES)[number];

export type EnrolmentState =
  | { readonly name: 'NOT_OFFERED' }
  | { readonly name: 'PENDING'; readonly since: Instant }
  /** Somebody began to review what would be assigned. */
  | { readonly name: 'DRAFT'; readonly since: Instant }
  | { readonly name: 'ACTIVE'; readonly since: Instant; readonly mode: EnrolmentMode };

export interface Enrolment {
  readonly tenantId: string;
  readonly productCode: string;
  readonly feature: string;
  /** The tenant's time zone, in which its due date is a day. */
  readonly zone: string;
  /** An account of a partner: only the vendor's support switches it by hand. */
  readonly partner: boolean;
  /** Those of the policy when it was offered (L15). */
  readonly terms?: EnrolmentTerms;
  /** The last day to decide by hand; kept when it is on. */
  readonly dueDay?: Day;
  /** Reminders that were told, as days before the due date. */
  readonly reminded: readonly number[];
  /** Grows with each change of the draft; what somebody saw is named by it. */
  readonly draftVersion: number;
  readonly state: EnrolmentState;
}

/** A tenant to which the feature was never offered. */
export const notOffered = (
  of: Pick<Enrolment, 'tenantId' | 'productCode' | 'feature' | 'zone' | 'partner'>,
): Enrolment => ({ ...of, reminded: [], draftVersion: 0, state: { name: 'NOT_OFFERED' } });

/** Whether it waits for its due date. */
export const isWaiting = ({ state }: Pick<Enrolment, 'state'>): boolean =>
  state.name === 'PENDING' || state.name === 'DRAFT';

/** When it switches itself on: as the day after the due date begins, never during the due date (table D2-4). */
export const switchesAt = ({ dueDay, zone }: Pick<Enrolment, 'dueDay' | 'zone'>): Instant | undefined =>
  dueDay === undefined ? undefined : startOfDayIn(zone, dayAfter(dueDay));

/** Reminders that were not told yet, with their moments; soonest first. */
export const remindersOf = ({
  terms,
  dueDay,
  zone,
  reminded,
}: Enrolment): readonly { readonly days: number; readonly at: Instant }[] =>
  dueDay === undefined
    ? []
    : (terms?.remindDays ?? [])
        .filter((days) => !reminded.includes(days))
        .map((days) => ({ days, at: startOfDayIn(zone, dayAfter(dueDay, -days)) }))
        .sort((left, right) => left.at - right.at);

/** When something is to be done about it by itself. */
export const enrolmentDueAt = (enrolment: Enrolment): Instant | undefined => {
  if (!isWaiting(enrolment)) return undefined;
  const due = [switchesAt(enrolment), remindersOf(enrolment)[0]?.at].filter((at) => at !== undefined);
  return due.length === 0 ? undefined : Math.min(...due);
};
