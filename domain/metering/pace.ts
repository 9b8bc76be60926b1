/**
 * How fast the submitter calls: as fast as it is allowed until AWS throttles, then half of that, and slowly faster again.
 * @module
 */
import { METERING_CALLS_PER_SECOND_MIN } from '../limits.ts';
import { type Instant, SECOND_MS } from '../time.ts';

/** A rate in calls a second, as it stood at an instant. */
export interface Pace {
  readonly perSecond: number;
  readonly at: Instant;
  /** Never faster than that. */
  readonly most: number;
}

/** What a rate gains in each second without throttling. */
const RECOVERY_PER_SECOND = 1.1;

/** The rate to begin with: what the former holder of the lease left, else the most. */
export const startPace = (most: number, now: Instant, left = most): Pace => ({
  perSecond: Math.min(most, Math.max(METERING_CALLS_PER_SECOND_MIN, left)),
  at: now,
  most,
});

/** The rate at `now`: a tenth more for each whole second since. The very same object within one second. */
export const recovered = (pace: Pace, now: Instant): Pace => {
  const seconds = Math.floor((now - pace.at) / SECOND_MS);
  if (seconds < 1) return pace;
  const perSecond = Math.min(pace.most, pace.perSecond * RECOVERY_PER_SECOND ** seconds);
  return { ...pace, perSecond, at: pace.at + seconds * SECOND_MS };
};

/** The rate after AWS throttled a call, or did not answer it: half, but never less than one call in two seconds. */
export const slowed = (pace: Pace, now: Instant): Pace => ({
  ...pace,
  perSecond: Math.max(METERING_CALLS_PER_SECOND_MIN, recovered(pace, now).perSecond / 2),
  at: now,
});
