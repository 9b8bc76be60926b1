/**
 * Which hours can still be metered on one side of a reassignment, and until when AWS takes them.
 * @module
 */
import { AWS_FINAL_METERING_WINDOW_MS, AWS_METERING_LATE_MS, AWS_METERING_MONTH_END_MS } from '../limits.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { payerOfHour, type Tenure } from '../tenant/tenures.ts';
import { HOUR_MS, type Instant, startOfHour } from '../time.ts';

/** The hours that a side pays for and AWS still takes usage of. */
export interface OpenHours {
  /** Start of the first of them. */
  readonly from: Instant;
  /** End of the last of them; the hour that runs counts. */
  readonly until: Instant;
  /** When the first of them can be sent no more. */
  readonly firstDueBy: Instant;
  /** Which rule that is. */
  readonly by: 'late' | 'month-end' | 'final-hour';
}

const monthEndAfter = (hour: Instant): Instant => {
  const date = new Date(hour);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1) + AWS_METERING_MONTH_END_MS;
};

/** The end of the time in which AWS takes usage of a subscription that has ended. */
export const finalHourOf = ({ endedAt, closedAt }: Subscription): Instant | undefined => {
  const ends = [
    ...(endedAt === undefined ? [] : [endedAt + AWS_FINAL_METERING_WINDOW_MS]),
    ...(closedAt === undefined ? [] : [closedAt]),
  ];
  return ends.length === 0 ? undefined : Math.min(...ends);
};

/** The earliest of the three deadlines of an hour. */
const deadlineOf = (hour: Instant, finalHour: Instant | undefined): Pick<OpenHours, 'firstDueBy' | 'by'> => {
  const rules = [
    { firstDueBy: hour + AWS_METERING_LATE_MS, by: 'late' as const },
    { firstDueBy: monthEndAfter(hour), by: 'month-end' as const },
    ...(finalHour === undefined ? [] : [{ firstDueBy: finalHour, by: 'final-hour' as const }]),
  ];
  return rules.reduce((first, rule) => (rule.firstDueBy < first.firstDueBy ? rule : first));
};

/**
 * The hours that are open on a subscription at `now`.
 * @returns `undefined` where it pays for no hour that AWS would still take
 */
export const openHoursOf = (
  tenures: readonly Tenure[],
  subscription: Subscription,
  now: Instant,
): OpenHours | undefined => {
  const finalHour = finalHourOf(subscription);
  const running = startOfHour(now);
  const hours = Array.from(
    { length: AWS_METERING_LATE_MS / HOUR_MS + 1 },
    (_, back) => running - back * HOUR_MS,
  )
    .filter((hour) => payerOfHour({ tenures }, hour) === subscription.id)
    .filter((hour) => deadlineOf(hour, finalHour).firstDueBy > now);
  const [last, first] = [hours[0], hours.at(-1)];
  if (last === undefined || first === undefined) return undefined;
  return { from: first, until: last + HOUR_MS, ...deadlineOf(first, finalHour) };
};
