/**
 * What a vendor's clock may say.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import { VENDOR_CLOCK_SKEW_MS } from '../limits.vendor.ts';
import { type Instant, isoOf } from '../time.ts';

/** A time that cannot have come yet, by any clock that goes about right. @returns refusal OBSERVED_IN_FUTURE */
export const whyAhead = (at: Instant | undefined, now: Instant): Refusal | undefined =>
  at !== undefined && at > now + VENDOR_CLOCK_SKEW_MS
    ? refuse('OBSERVED_IN_FUTURE', { time: isoOf(at) })
    : undefined;
