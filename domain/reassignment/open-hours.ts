/**
 * Which hours can still be metered on one side of a reassignment, and until when AWS takes them.
 * @module
 */
import { AWS_METERING_LATE_MS } from '../limits.ts';
import { type Deadline, deadlineOf } from '../metering/deadline.ts';
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
  readonly by: Deadline['by'];
}

/**
 * The hours that are open on a subscription at `now`.
 * @returns `undefined` where it pays for no hour that AWS would still take
 */
export const openHoursOf = (
  tenures: readonly Tenure[],
  subscription: Subscription,
  now: Instant,
): OpenHours | undefined => {
  const deadlineOfHour = (timestamp: Instant): Deadline => deadlineOf({ ...subscription, timestamp });
  const running = startOfHour(now);
  const hours = Array.from(
    { length: AWS_METERING_LATE_MS / HOUR_MS + 1 },
    (_, back) => running - back * HOUR_MS,
  )
    .filter((hour) => payerOfHour({ tenures }, hour) === subscription.id)
    .filter((hour) => deadlineOfHour(hour).at > now);
  const [last, first] = [hours[0], hours.at(-1)];
  if (last === undefined || first === undefined) return undefined;
  const { at, by } = deadlineOfHour(first);
  return { from: first, until: last + HOUR_MS, firstDueBy: at, by };
};
