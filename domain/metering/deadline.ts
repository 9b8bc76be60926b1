/**
 * When an hour is closed, and until when AWS takes its usage.
 * @module
 */
import {
  AWS_FINAL_METERING_WINDOW_MS,
  AWS_METERING_LATE_MS,
  AWS_METERING_MONTH_END_MS,
  METERING_MONTH_CLOSE_MS,
} from '../limits.ts';
import type { SubscriptionMarks } from '../subscription/subscription.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { payerOfHour } from '../tenant/tenures.ts';
import { HOUR_MS, type Instant } from '../time.ts';
import { CATCH_UP_LEFT_MS, CATCH_UP_STEP_MS } from './limits.ts';

/** The start of the UTC month after the one that contains `at`: AWS bills by calendar months in UTC. */
export const monthEndOf = (at: Instant): Instant => {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
};

/** Whether two instants lie in one UTC month, and so on one bill. */
export const isSameMonth = (left: Instant, right: Instant): boolean => monthEndOf(left) === monthEndOf(right);

/**
 * When an hour is to be closed: after the lag, but on the 1st before AWS's own cut, and never while it is open.
 * @param hour start of the hour
 * @param closeAfterMs the policy's lag
 */
export const closingTime = (hour: Instant, closeAfterMs: number): Instant => {
  const end = hour + HOUR_MS;
  return Math.max(end, Math.min(end + closeAfterMs, monthEndOf(hour) + METERING_MONTH_CLOSE_MS));
};

/**
 * When an hour is to be closed of which something came at `now`: as ever where that lies ahead; else after the lag once more, so
 * that a producer who catches up may send all of an old hour, as long as AWS takes it for half an hour after.
 * @param until when AWS takes it no more, as `billableHourUntil` says
 * @returns for some minutes the same instant
 */
export const closingTimeFrom = (
  hour: Instant,
  { closeAfterMs, until }: { readonly closeAfterMs: number; readonly until: Instant },
  now: Instant,
): Instant => {
  const regular = closingTime(hour, closeAfterMs);
  if (regular > now) return regular;
  const again = Math.ceil((now + closeAfterMs) / CATCH_UP_STEP_MS) * CATCH_UP_STEP_MS;
  return Math.max(regular, Math.min(again, until - CATCH_UP_LEFT_MS));
};

/** The end of the time in which AWS takes usage of a subscription that has ended; `undefined` while it runs. */
export const finalHourOf = ({
  endedAt,
  closedAt,
}: Pick<SubscriptionMarks, 'endedAt' | 'closedAt'>): Instant | undefined => {
  const ends = [
    ...(endedAt === undefined ? [] : [endedAt + AWS_FINAL_METERING_WINDOW_MS]),
    ...(closedAt === undefined ? [] : [closedAt]),
  ];
  return ends.length === 0 ? undefined : Math.min(...ends);
};

/** A time of use as AWS is told of it, with the end of the license that pays, where it has ended. */
export interface TimeOfUse extends Pick<SubscriptionMarks, 'endedAt' | 'closedAt'> {
  readonly timestamp: Instant;
}

/** When AWS stops taking usage, and by which of its three rules. */
export interface Deadline {
  readonly at: Instant;
  readonly by: 'late' | 'month-end' | 'final-hour';
}

/**
 * The earliest of AWS's three deadlines: 24 h after the time of use, 06:00 UTC on the 1st after its month, an hour after the
 * license's end (facts §5.2).
 */
export const deadlineOf = (use: TimeOfUse): Deadline => {
  const finalHour = finalHourOf(use);
  const rules: Deadline[] = [
    { at: use.timestamp + AWS_METERING_LATE_MS, by: 'late' },
    { at: monthEndOf(use.timestamp) + AWS_METERING_MONTH_END_MS, by: 'month-end' },
    ...(finalHour === undefined ? [] : [{ at: finalHour, by: 'final-hour' } as const]),
  ];
  return rules.reduce((first, rule) => (rule.at < first.at ? rule : first));
};

/** The first instant at which AWS takes it no more: "not accepted 24 hours or more after", so this very moment is too late. */
export const billableUntil = (use: TimeOfUse): Instant => deadlineOf(use).at;

/**
 * The first instant at which AWS takes no more usage of a tenant's hour, as far as the tenant knows who pays for it.
 * @param hour start of the hour; a license that starts within it is taken a little longer
 */
export const billableHourUntil = (tenant: Pick<Tenant, 'tenures' | 'bindings'>, hour: Instant): Instant => {
  const payer = payerOfHour(tenant, hour);
  const endedAt = tenant.bindings.find(({ subscriptionId }) => subscriptionId === payer)?.endedAt;
  return billableUntil({ timestamp: hour, ...(endedAt === undefined ? {} : { endedAt }) });
};
