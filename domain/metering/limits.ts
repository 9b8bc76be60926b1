/**
 * Our own numbers of metering, as those in `domain/limits.ts`, where AWS's stand.
 * @module
 */
import { MINUTE_MS } from '../time.ts';

/** records, bytes · most in one request that reports usage, and its largest body; the other doors keep `BODY_BYTES_MAX`. */
export const USAGE_RECORDS_MAX = 1_000;
export const USAGE_BODY_BYTES_MAX = 1024 * 1024;

/** calls · so many writes and reads of one request that takes usage, or hours being closed, are in flight at once. */
export const USAGE_IN_FLIGHT_MAX = 16;

/** ms · a closing time that was written is relied on only while it lies so far ahead. */
export const CLOSING_TIME_AHEAD_MS = 1 * MINUTE_MS;
