/**
 * The board: what soon cannot be billed any more, and the figures that alarms watch.
 * @module
 */
import { AWS_METERING_MONTH_END_MS, FLUSH_WARNING_MS } from '../limits.ts';
import type { METRICS } from '../names.ts';
import { HOUR_MS, type Instant, SECOND_MS } from '../time.ts';
import type { MeteringCase } from './case.ts';
import { monthEndOf } from './deadline.ts';
import { BOARD_OLDEST_MAX, HOLD_WARNING_MS } from './limits.ts';
import type { WorkItem, WorkRecord } from './work.ts';

/** Where metering stands at an instant, as far as it was read. */
export interface Standing {
  readonly work: readonly WorkItem[];
  /** Hours that are to be closed, with their times: an hour may have several. */
  readonly closings: readonly {
    readonly tenantId: string;
    readonly hour: Instant;
    readonly closeAt: Instant;
  }[];
  readonly now: Instant;
}

/** A record that AWS is still to be told of. */
export interface Pending {
  readonly tenantId: string;
  readonly productCode: string;
  readonly hour: Instant;
  readonly dimension: string;
  readonly quantity: number;
  /** From then on AWS takes it no more. */
  readonly deadline: Instant;
  /** The case that holds it. */
  readonly caseId?: string;
  readonly said?: string;
}

/** What is due before an instant. */
export interface Horizon {
  readonly until: Instant;
  readonly records: number;
  readonly quantity: number;
  /** Records among them that a case holds. */
  readonly held: number;
  /** In the order of their codes. */
  readonly products: readonly {
    readonly productCode: string;
    readonly records: number;
    readonly quantity: number;
  }[];
  /** Those whose time is over first, at most 25. */
  readonly oldest: readonly Pending[];
}

/** What becomes unbillable, and by when. */
export interface Board {
  readonly asOf: Instant;
  readonly withinHour: Horizon;
  readonly withinSixHours: Horizon;
  readonly atMonthClose: Horizon;
  /** Hours past their closing time that are not in the ledger yet, and when the oldest of them was to be closed. */
  readonly unclosed: { readonly hours: number; readonly oldest?: Instant };
  readonly waiting: { readonly cases: number };
}

const pendingOf = (item: WorkItem, { dimension, quantity }: WorkRecord): Pending => {
  const { tenantId, productCode, hour, deadline, said } = item;
  const caseId = item.cases?.[dimension];
  return {
    ...{ tenantId, productCode, hour, dimension, quantity, deadline },
    ...(caseId === undefined ? {} : { caseId }),
    ...(said === undefined ? {} : { said }),
  };
};

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

const soonest = (left: Pending, right: Pending): number =>
  left.deadline - right.deadline ||
  left.hour - right.hour ||
  byText(left.tenantId, right.tenantId) ||
  byText(left.dimension, right.dimension);

const sumOf = (pending: readonly Pending[]): number =>
  pending.reduce((sum, { quantity }) => sum + quantity, 0);

const horizonOf = (sorted: readonly Pending[], until: Instant): Horizon => {
  const due = sorted.filter(({ deadline }) => deadline <= until);
  return {
    until,
    records: due.length,
    quantity: sumOf(due),
    held: due.filter(({ caseId }) => caseId !== undefined).length,
    products: [...Map.groupBy(due, ({ productCode }) => productCode)]
      .map(([productCode, same]) => ({ productCode, records: same.length, quantity: sumOf(same) }))
      .sort((left, right) => byText(left.productCode, right.productCode)),
    oldest: due.slice(0, BOARD_OLDEST_MAX),
  };
};

/** The start of the month that contains `at`. */
const monthStartOf = (at: Instant): Instant => {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
};

/** When AWS next stops taking the usage of a month: 06:00 UTC on the 1st. */
export const monthCloseAfter = (now: Instant): Instant => {
  const close = monthStartOf(now) + AWS_METERING_MONTH_END_MS;
  return now < close ? close : monthEndOf(now) + AWS_METERING_MONTH_END_MS;
};

/** Hours past their first closing time, each once. */
const overdue = ({ closings, now }: Standing): { readonly hour: Instant; readonly closeAt: Instant }[] => {
  const due = closings.filter(({ closeAt }) => closeAt <= now);
  return [...Map.groupBy(due, ({ tenantId, hour }) => `${tenantId}/${hour}`).values()].flatMap((same) => {
    const hour = same[0]?.hour;
    return hour === undefined ? [] : [{ hour, closeAt: Math.min(...same.map(({ closeAt }) => closeAt)) }];
  });
};

/** The board at `now`. */
export const boardOf = (standing: Standing, cases: readonly MeteringCase[]): Board => {
  const { work, now } = standing;
  const sorted = work.flatMap((item) => item.records.map((record) => pendingOf(item, record))).sort(soonest);
  const unclosed = overdue(standing);
  const oldest = unclosed.reduce((first, { closeAt }) => Math.min(first, closeAt), now);
  return {
    asOf: now,
    withinHour: horizonOf(sorted, now + HOUR_MS),
    withinSixHours: horizonOf(sorted, now + 6 * HOUR_MS),
    atMonthClose: horizonOf(sorted, monthCloseAfter(now)),
    unclosed: { hours: unclosed.length, ...(unclosed.length > 0 ? { oldest } : {}) },
    waiting: { cases: cases.filter(({ state }) => state.name === 'WAITING').length },
  };
};

/** The figures that alarms watch, under their names in `METRICS`. */
export type MeteringFigures = Readonly<
  Record<
    Extract<
      keyof typeof METRICS,
      'meteringAge' | 'meteringMonthEndBacklog' | 'meteringFlushOverdue' | 'meteringHoldsDue'
    >,
    number
  >
>;

const countedRecords = (work: readonly WorkItem[]): number =>
  work.reduce((sum, { records }) => sum + records.length, 0);

/** Whether a case holds it: it is not late, it waits for a person. */
const isHeld = ({ cases, notBefore = 0 }: WorkItem, now: Instant): boolean =>
  cases !== undefined && notBefore > now;

/**
 * The figures at `now`: seconds since the end of the oldest hour that is to be metered; records and hours of last month while AWS
 * still takes them; records of licenses that ended more than 40 minutes ago; held records with less than four hours left.
 */
export const figuresOf = (standing: Standing): MeteringFigures => {
  const { work, now } = standing;
  const month = monthStartOf(now);
  const unclosed = overdue(standing);
  const owed = [...work.filter((item) => !isHeld(item, now)), ...unclosed];
  const oldest = owed.reduce((first, { hour }) => Math.min(first, hour + HOUR_MS), now);
  const isClosing = now < month + AWS_METERING_MONTH_END_MS;
  const lastMonth = {
    work: work.filter(({ hour }) => hour < month),
    hours: unclosed.filter(({ hour }) => hour < month),
  };
  return {
    meteringAge: Math.floor((now - oldest) / SECOND_MS),
    meteringMonthEndBacklog: isClosing ? countedRecords(lastMonth.work) + lastMonth.hours.length : 0,
    meteringFlushOverdue: countedRecords(
      work.filter(({ endedAt }) => endedAt !== undefined && endedAt + FLUSH_WARNING_MS <= now),
    ),
    meteringHoldsDue: countedRecords(
      work.filter((item) => item.cases !== undefined && item.deadline - now < HOLD_WARNING_MS),
    ),
  };
};
