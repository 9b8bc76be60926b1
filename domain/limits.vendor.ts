/**
 * Bounds of what is said between us and a vendor's system, all ours, with their units.
 * @module
 */
import { MINUTE_MS, SECOND_MS } from './time.ts';

/** ms, bytes · how long a vendor's system may take to answer, and how much it may say. */
export const VENDOR_ANSWER_MS = 10 * SECOND_MS;
export const VENDOR_ANSWER_BYTES_MAX = 64 * 1024;

/** characters, systems · longest text in such an answer; most systems of a vendor in one. */
export const VENDOR_TEXT_CHARACTERS_MAX = 2_000;
export const VENDOR_UPSTREAMS_MAX = 50;

/** seconds · longest that a vendor's Retry-After is believed: a day. */
export const VENDOR_RETRY_AFTER_SECONDS_MAX = 86_400;

/** observations · most that one request tells of what a vendor shows; each is a commit of its own. */
export const PROPAGATION_OBSERVATIONS_MAX = 100;

/** ms · a change that the vendor should show at once, and does not for so long, is overdue. */
export const AT_ONCE_OVERDUE_MS = 5 * MINUTE_MS;

/** ms · how far ahead of ours the clock of a vendor, or of who tells what it shows, may be. Ours. */
export const VENDOR_CLOCK_SKEW_MS = 5 * MINUTE_MS;

/** observations · most in one request: each is a commit of its own. Ours. */
export const ACTIVATION_OBSERVATIONS_MAX = 100;

/** bytes · of a text that AWS KMS encrypts by itself. AWS KMS API reference (Encrypt), 2026-11. */
export const AWS_KMS_PLAIN_BYTES_MAX = 4096;

/** characters · longest text that is given to a vendor: a name, a description, a field of a profile. */
export const CHANGE_TEXT_CHARACTERS_MAX = 500;

/**
 * fields, characters · of a profile, of a field's name, and of its value: at most three bytes each, they stay below
 * `AWS_KMS_PLAIN_BYTES_MAX` together.
 */
export const PROFILE_FIELDS_MAX = 10;
export const PROFILE_NAME_CHARACTERS_MAX = 40;
export const PROFILE_FIELD_CHARACTERS_MAX = 100;

/** settings · of one template. */
export const TEMPLATE_SETTINGS_MAX = 100;

/**
 * things · of one account whose latest change is followed: the deletion of the customer supersedes them all, in one transaction
 * (AWS_TRANSACTION_ITEMS_MAX) with the details of those that the vendor was not told of.
 */
export const ACCOUNT_THINGS_MAX = 60;
