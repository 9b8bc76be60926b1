/**
 * Which account pays for the hour in which the link moved: table D1-3 of the licensing rules. The boundary is written ahead,
 * at the end of that hour; it moves back by one hour where the source cannot be billed for it any more.
 * @module
 */
import { AWS_FINAL_METERING_WINDOW_MS } from '../limits.ts';
import type { License } from '../subscription/license.ts';
import type { Tenure } from '../tenant/tenures.ts';
import { HOUR_MS, type Instant, startOfHour } from '../time.ts';

interface Sides {
  readonly sourceId: string;
  readonly targetId: string;
}

/** The end of the source, and the move before it. */
export interface SourceEnd {
  readonly endedAt: Instant;
  readonly linkedAt: Instant;
  /** ms of the final hour that must be left to meter an hour that is over. */
  readonly marginMs: number;
}

/** The hour before the boundary between the source's tenure and the target's, if the source ended in it after the move. */
const sharedHour = (
  tenures: readonly Tenure[],
  { sourceId, targetId }: Sides,
  { endedAt, linkedAt }: SourceEnd,
): Instant | undefined => {
  if (endedAt < linkedAt) return undefined;
  const next = tenures.findLastIndex(({ subscriptionId }) => subscriptionId === targetId);
  const [former, boundary] = [tenures[next - 1], tenures[next]?.from];
  if (former?.subscriptionId !== sourceId || boundary === undefined || former.until !== boundary)
    return undefined;
  const hour = boundary - HOUR_MS;
  return startOfHour(endedAt) === hour ? hour : undefined;
};

/**
 * The hours at stake in a decision: those in which a subscription around it ended. `hourToMove` asks after no others.
 * @param licenses of the scene, as they stand now
 * @returns starts of hours, each once
 */
export const hoursAtStake = (licenses: Iterable<License>): Instant[] => {
  const ends = [...licenses].flatMap(({ subscriptions }) =>
    subscriptions.flatMap(({ endedAt, closedAt }) => endedAt ?? closedAt ?? []),
  );
  return [...new Set(ends.map(startOfHour))];
};

/**
 * The hour that must go whole to the target: the source ended within the hour in which the link moved, and so little of its
 * final hour is left after that hour is over (or by now) that its usage could not be metered there.
 * @param recorded whether a record of an hour was accepted for the tenant: such an hour never moves
 * @param now when the end was heard of: that may be late
 * @returns the start of that hour; `undefined` where it stays with the source
 */
export const hourToMove = (
  tenures: readonly Tenure[],
  sides: Sides,
  source: SourceEnd,
  recorded: (hour: Instant) => boolean,
  now: Instant,
): Instant | undefined => {
  const hour = sharedHour(tenures, sides, source);
  if (hour === undefined || recorded(hour)) return undefined;
  const left = source.endedAt + AWS_FINAL_METERING_WINDOW_MS - Math.max(now, hour + HOUR_MS);
  return left < source.marginMs ? hour : undefined;
};
