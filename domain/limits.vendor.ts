/**
 * Bounds of what is said between us and a vendor's system, all ours, with their units.
 * @module
 */
import { SECOND_MS } from './time.ts';

/** ms, bytes · how long a vendor's system may take to answer, and how much it may say. */
export const VENDOR_ANSWER_MS = 10 * SECOND_MS;
export const VENDOR_ANSWER_BYTES_MAX = 64 * 1024;

/** characters, systems · longest text in such an answer; most systems of a vendor in one. */
export const VENDOR_TEXT_CHARACTERS_MAX = 2_000;
export const VENDOR_UPSTREAMS_MAX = 50;

/** seconds · longest that a vendor's Retry-After is believed: a day. */
export const VENDOR_RETRY_AFTER_SECONDS_MAX = 86_400;
