/**
 * AWS's own numbers, kept apart from `domain/limits.ts` on purpose: the simulator judges the seller's side, so it
 * must not read the seller's side's idea of a limit. Sources are the pages named beside each; all read in October 2026.
 * @module
 */

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Records in one BatchMeterUsage call. @aws-sdk/client-marketplace-metering 3.1138.0. */
export const USAGE_RECORDS_MAX = 25;
/** Bytes of one BatchMeterUsage request, key names included; it must be less than this. Same source. */
export const METERING_REQUEST_BYTES = 1_000_000;
/** Calls a second per account and Region. "Metering service quotas", AWS Marketplace developer guide. */
export const BATCH_METER_USAGE_PER_SECOND = 10;
/** Usage allocations of one record. "Metering for usage", seller guide. */
export const ALLOCATIONS_MAX = 2500;
/** Tags of one allocation. Same page. */
export const TAGS_PER_ALLOCATION_MAX = 5;
/** What a tag's key or value may consist of. Same page. */
export const TAG_CHARACTERS = /^[a-zA-Z0-9+ \-=._:\\/@]*$/;
/** Usage is refused this long or longer after the event. SDK 3.1138.0 and "Metering for usage". */
export const USAGE_AGE_MS = 24 * HOUR_MS;
/** Last month's usage is taken until this long after the month's end (06:00 UTC on the 1st). Same sources. */
export const MONTH_END_GRACE_MS = 6 * HOUR_MS;
/** The last chance to report usage, counted from License Deprovisioned. "EventBridge integration", seller guide. */
export const FINAL_HOUR_MS = HOUR_MS;

/** Life of the token behind "Set up your account". "SaaS customer onboarding", seller guide (4 hours). */
export const REGISTRATION_TOKEN_MS = 4 * HOUR_MS;
/** Life of a token from GetAgreementEntitlements. @aws-sdk/client-marketplace-agreement 3.1162.0 (30 minutes). */
export const API_TOKEN_MS = 30 * MINUTE_MS;

/** A buyer who does not answer a cancellation request has agreed after this long. "Refunds", seller guide (7 days). */
export const CANCELLATION_ANSWER_MS = 7 * DAY_MS;
/** Days before the end on which Purchase Agreement Ending is sent. "EventBridge notifications", seller guide. */
export const ENDING_NOTICE_DAYS = [180, 120, 90, 60, 30] as const;

/** Acceptance → Purchase Agreement Created. Observed in a captured pay-as-you-go purchase, 2026-08-20. */
export const CREATED_NOTICE_MS = 11 * SECOND_MS;
/** Acceptance → License Updated. Same capture (14:23:11 → 14:24:23). */
export const PROVISIONING_MS = 72 * SECOND_MS;
/** The buyer's cancellation → Purchase Agreement Ended. Assumed: the capture does not show the click. */
export const ENDED_NOTICE_MS = 5 * SECOND_MS;
/** Purchase Agreement Ended → License Deprovisioned. Same capture (14:24:57 → 14:25:28). */
export const DEPROVISIONING_MS = 31 * SECOND_MS;

/** End of a pay-as-you-go agreement as the notifications write it (the API leaves it out). Same capture. */
export const OPEN_END = '9999-01-01T00:00:00Z';
/** The account in every license ARN: AWS Marketplace's own. Same capture. */
export const LICENSE_ISSUER = '294406891311';
/** AWS account that owns the legacy SNS topics, as third parties have seen it. */
export const SNS_TOPIC_OWNER = '287250355862';

/** Page sizes: `GetEntitlements` is assumed, the others are the SDKs' own statements or the service's usual bound. */
export const ENTITLEMENTS_PAGE = 25;
export const AGREEMENTS_PAGE = 50;
export const ENTITIES_PAGE = 20;
export const ENTITIES_PAGE_MAX = 50;

/** What the simulator keeps to show: older entries of the logs of notices and deliveries fall away. */
export const LOG_ENTRIES_MAX = 20_000;
