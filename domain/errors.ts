/**
 * Refusals: the closed set of codes with which Concord says no. A refusal is a value, never an exception;
 * its words live in `domain/messages`, its runbook entry in `docs/runbook.md`.
 * @module
 */
import type { Locale } from './messages/locale.ts';

/** Code → HTTP status. */
export const REFUSALS = {
  // what was sent cannot be read
  BODY_INVALID: 400,
  BODY_TOO_LARGE: 413,
  PARAMETER_INVALID: 400,
  CURSOR_INVALID: 400,
  TOKEN_MISSING: 400,
  TOKEN_INVALID: 400,
  TOKEN_EXPIRED: 400,
  // who is asking
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  CSRF: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  // what stands in the way
  PRODUCT_MISMATCH: 409,
  SUBSCRIPTION_ENDING: 409,
  SUBSCRIPTION_ENDED: 409,
  SUBSCRIPTION_FAILED: 409,
  SUBSCRIPTION_LINKED_ELSEWHERE: 409,
  TENANT_LIVE: 409,
  TENANT_RETIRED: 409,
  TENANT_NOT_SUSPENDED: 409,
  TENANT_ALREADY_SUSPENDED: 409,
  TENANT_OF_ANOTHER_PRODUCT: 409,
  HISTORY_FULL: 409,
  NOT_DUAL_RUNNING: 409,
  // a change of payer
  BILLING_CHANNEL_CONFLICT: 409,
  CHANNEL_UNKNOWN: 422,
  CHANNEL_OF_SUBSCRIPTIONS: 422,
  TENANT_EXISTS: 409,
  CHANGE_IN_PROGRESS: 409,
  CHANGE_CLOSED: 409,
  NOTHING_TO_MOVE: 409,
  SAME_ACCOUNT: 422,
  SOURCE_NOT_ELIGIBLE: 422,
  TARGET_NOT_ELIGIBLE: 422,
  TARGET_NOT_LIVE: 409,
  APPROVAL_NEEDED: 409,
  SELF_APPROVAL: 403,
  TAKEOVER_UNCONFIRMED: 409,
  NOT_IN_THIS_STATE: 409,
  POINT_OF_NO_RETURN: 409,
  CANCEL_NOT_SAFE: 409,
  // two at once
  COMMIT_CONFLICT: 409,
  VERSION_MISMATCH: 412,
  IDEMPOTENCY_KEY_REUSED: 422,
  IDEMPOTENCY_KEY_MISSING: 400,
  // registration
  REGISTRATION_EXPIRED: 410,
  CODE_WRONG: 422,
  CODE_EXPIRED: 422,
  CODE_TRIES_EXCEEDED: 429,
  CODES_EXCEEDED: 429,
  NOT_ADMINISTRATOR: 403,
  // the seller's own sign-up
  SIGN_UP_CODE_EXPIRED: 410,
  SIGN_UP_CODE_USED: 409,
  // further administrators
  LAST_ADMINISTRATOR: 409,
  INVITATION_EXPIRED: 410,
  INVITATIONS_EXCEEDED: 429,
  // offers
  OFFER_NOT_PRIVATE: 409,
  OFFER_NOT_EXTENDED: 409,
  OFFER_EXPIRED: 409,
  // a record of usage
  RECORD_INVALID: 422,
  TENANT_UNKNOWN: 422,
  USAGE_ID_INVALID: 422,
  UNKNOWN_DIMENSION: 422,
  QUANTITY_INVALID: 422,
  TAGS_INVALID: 422,
  TIME_IN_FUTURE: 422,
  TOO_OLD_TO_BILL: 422,
  NO_SUBSCRIPTION: 422,
  // the desk of metering
  CASE_SETTLED: 409,
  CASE_ACTION_UNFIT: 409,
  CORRECTION_SETTLED: 409,
  // what an account of the vendor can do
  NO_VENDOR_ACCOUNT: 409,
  ACCOUNT_FULL: 409,
  CAPABILITY_UNKNOWN: 400,
  ACCOUNT_TYPE_UNKNOWN: 422,
  CAPABILITY_UNSUPPORTED: 409,
  CAPABILITY_NOT_APPLICABLE: 409,
  CAPABILITY_LIMITED: 409,
  ROLE_UNSUPPORTED: 409,
  AUTHORIZATION_KEY_REQUIRED: 422,
  KEY_NOT_EXPECTED: 422,
  SERVICE_PLAN_REQUIRED: 422,
  PLAN_NOT_EXPECTED: 422,
  CONFIRMATION_NEEDED: 422,
  CUSTOMER_DELETED: 409,
  PRODUCT_NOT_ENLISTED: 409,
  PRODUCT_ALREADY_ENLISTED: 409,
  SEATS_OUT_OF_RANGE: 422,
  RENEWAL_NOT_LATER: 422,
  TEMPLATE_UNKNOWN: 422,
  TEMPLATE_OF_ANOTHER_PRODUCT: 422,
  MERGE_INTO_ITSELF: 422,
  CONSOLE_SIGN_IN_REFUSED: 401,
  UPSTREAM_MAINTENANCE: 503,
  // enrolments and seats
  TENANT_SUSPENDED: 409,
  NOT_OFFERED: 409,
  ALREADY_ACTIVE: 409,
  DEADLINE_PASSED: 409,
  DRAFT_OUTDATED: 409,
  PARTNER_ACCOUNT: 409,
  EARLY_REQUEST_INCOMPLETE: 422,
  LM_NOT_ACTIVE: 409,
  PART_UNKNOWN: 422,
  DEVICE_UNKNOWN: 422,
  BASE_PART_HELD: 409,
  BASE_PART_NEEDED: 409,
  NO_UNITS_LEFT: 409,
  ROW_REPEATED: 422,
  TOO_MANY_ROWS: 422,
  BULK_REFUSED: 422,
  // license orders
  IN_PREPARATION: 409,
  ABOLISHED: 409,
  PARTIAL_NOT_ALLOWED: 422,
  VM_ADD_NOT_ELIGIBLE: 422,
  DATE_NOT_ALLOWED: 422,
  LICENSE_TYPE_UNKNOWN: 422,
  LICENSE_USE_UNKNOWN: 422,
  ORDER_QUANTITY_INVALID: 422,
  KEY_UNKNOWN: 422,
  CONTRACT_FULL: 409,
  SUPPORT_ID_RETIRED: 409,
  ORDER_SETTLED: 409,
  ORDERS_NOT_OFFERED: 409,
  // activation links and support cases
  LINK_FORMAT: 400,
  LINK_ALREADY_USED: 409,
  PRODUCT_UNKNOWN: 422,
  ACTIVATION_ORDER: 409,
  TENANT_IN_CONFLICT: 409,
  ACTIVATION_IN_PROGRESS: 409,
  ACTIVATION_SETTLED: 409,
  ACTIVATION_NOT_OFFERED: 409,
  OBSERVATION_INVALID: 422,
  OBSERVED_IN_FUTURE: 422,
  SUPPORT_CASE_KIND_UNKNOWN: 422,
  SUPPORT_CASE_CLOSED: 409,
  SUPPORT_CASE_SUBMITTED: 409,
  BUNDLE_INCOMPLETE: 422,
  WRONG_SUPPORT_CHANNEL: 422,
  NOTICE_UNREAD: 422,
  EVIDENCE_UNKNOWN: 422,
  EVIDENCE_UNFIT: 422,
  ATTACHMENT_UNFIT: 422,
  ATTACHMENT_TOO_LARGE: 422,
  ATTACHMENT_AWAITED: 409,
  ATTACHMENTS_EXCEEDED: 409,
  RELEASES_EXCEEDED: 409,
  // try again
  THROTTLED: 429,
  UPSTREAM_UNAVAILABLE: 503,
  INTERNAL: 500,
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** Values that words are filled with: `{tenantId}` and so on; never a secret. */
export type RefusalDetails = Readonly<Record<string, string | number>>;

/** One fault in what was sent: where and what. */
export interface Fault {
  readonly field: string;
  readonly message: string;
}

/** What a policy calls something, by language; fills words as details do. */
export type RefusalLabels = Readonly<Record<Locale, Readonly<Record<string, string>>>>;

export interface Refusal {
  readonly refused: RefusalCode;
  readonly details: RefusalDetails;
  readonly faults?: readonly Fault[];
  readonly labels?: RefusalLabels;
  /** Which of the remedies in its words are open here, by position from 0, at least one; absent: all. */
  readonly remedies?: readonly number[];
}

/** A refusal with its code, the values for its words, and the faults found in what was sent. */
/** A refusal with what its words are filled with, and the faults of what was sent, if any. */
export const refuse = (
  refused: RefusalCode,
  details: RefusalDetails = {},
  faults?: readonly Fault[],
): Refusal => ({ refused, details, ...(faults ? { faults } : {}) });

/** Whether a value is a refusal; crosses bundles and JSON, so by shape. */
export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value;
