/**
 * A refusal in words: which text, what it speaks of, where its remedies are done.
 * @module
 */
import { REFUSALS, type Refusal, type RefusalCode } from '../errors.ts';
import {
  AWS_METERING_QUANTITY_MAX,
  AWS_METERING_TAG_KEY_MAX,
  AWS_METERING_TAG_VALUE_MAX,
  AWS_METERING_TAGS_MAX,
  AWS_REGISTRATION_TOKEN_LIFE_MS,
  BODY_BYTES_MAX,
  CODE_LIFE_MS,
  CODE_TRIES_MAX,
  CODES_PER_REGISTRATION_MAX,
  HAND_OFF_CODE_LIFE_MS,
  IDEMPOTENCY_LIFE_MS,
  INVITATION_LIFE_MS,
  INVITATIONS_PER_DAY_MAX,
  USAGE_CLOCK_SKEW_MS,
  USAGE_ID_CHARACTERS_MAX,
} from '../limits.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time.ts';
import { type Fillings, fill, fillHref, placeholdersOf } from './fill.ts';
import type { Locale } from './locale.ts';
import type { RefusalGroup } from './refusal-groups.ts';

/** Where AWS Marketplace shows buyers their subscriptions, with "Set up your account". */
export const AWS_SUBSCRIPTIONS_URL = 'https://console.aws.amazon.com/marketplace/home#/subscriptions';

/** Where a remedy is done, by its position; a link whose placeholders are not known is left out. */
const REMEDY_LINKS: Partial<Record<RefusalCode, readonly (string | undefined)[]>> = {
  TOKEN_MISSING: [AWS_SUBSCRIPTIONS_URL],
  TOKEN_INVALID: [AWS_SUBSCRIPTIONS_URL],
  TOKEN_EXPIRED: [AWS_SUBSCRIPTIONS_URL],
  REGISTRATION_EXPIRED: [AWS_SUBSCRIPTIONS_URL],
  SUBSCRIPTION_ENDING: [AWS_SUBSCRIPTIONS_URL],
  SUBSCRIPTION_ENDED: [AWS_SUBSCRIPTIONS_URL],
  SUBSCRIPTION_FAILED: [AWS_SUBSCRIPTIONS_URL],
  METHOD_NOT_ALLOWED: ['/v1/openapi.json'],
  BODY_INVALID: ['/v1/openapi.json'],
  PARAMETER_INVALID: ['/v1/openapi.json'],
  SUBSCRIPTION_LINKED_ELSEWHERE: ['/v1/tenants/{tenantId}'],
  TENANT_LIVE: ['/v1/tenants/{tenantId}/suspend'],
  TENANT_NOT_SUSPENDED: ['/v1/tenants/{tenantId}'],
  TENANT_ALREADY_SUSPENDED: ['/v1/tenants/{tenantId}', '/v1/tenants/{tenantId}/restore'],
  TENANT_OF_ANOTHER_PRODUCT: ['/v1/tenants'],
  BILLING_CHANNEL_CONFLICT: ['/v1/tenants/{tenantId}'],
  CHANGE_IN_PROGRESS: ['/v1/reassignments/{changeId}', '/v1/reassignments/{changeId}/abort'],
  CHANGE_CLOSED: ['/v1/reassignments'],
  NOTHING_TO_MOVE: ['/v1/tenants/{tenantId}'],
  TARGET_NOT_LIVE: [AWS_SUBSCRIPTIONS_URL],
  APPROVAL_NEEDED: ['/v1/reassignments/{changeId}/approve'],
  TAKEOVER_UNCONFIRMED: ['/v1/reassignments/{changeId}/takeover'],
  NOT_IN_THIS_STATE: ['/v1/reassignments/{changeId}'],
  CANCEL_NOT_SAFE: ['/v1/reassignments/{changeId}/verify'],
  OFFER_NOT_PRIVATE: ['/v1/offers/{offerId}'],
  OFFER_NOT_EXTENDED: [undefined, undefined, '/v1/offers/{offerId}'],
  OFFER_EXPIRED: ['/v1/offers/{offerId}'],
  SIGN_UP_CODE_EXPIRED: [AWS_SUBSCRIPTIONS_URL],
  SIGN_UP_CODE_USED: ['/v1/tenants/{tenantId}'],
  LAST_ADMINISTRATOR: ['/v1/tenants/{tenantId}/administrators'],
  CASE_SETTLED: ['/v1/metering/cases/{caseId}'],
  CASE_ACTION_UNFIT: ['/v1/metering/cases/{caseId}'],
  LINK_ALREADY_USED: ['/v1/tenants/{tenantId}'],
  ACTIVATION_ORDER: [undefined, undefined, '/v1/tenants/{wouldUse}'],
  TENANT_IN_CONFLICT: ['/v1/support-cases/{caseId}'],
  ACTIVATION_IN_PROGRESS: ['/v1/tenants/{tenantId}/activations'],
  SUPPORT_CASE_CLOSED: ['/v1/support-cases'],
  SUPPORT_CASE_SUBMITTED: ['/v1/support-cases/{caseId}'],
  BUNDLE_INCOMPLETE: ['/v1/support-cases/{caseId}'],
  ATTACHMENT_AWAITED: ['/v1/support-cases/{caseId}/attachments'],
  ATTACHMENTS_EXCEEDED: ['/v1/support-cases/{caseId}'],
  RELEASES_EXCEEDED: ['/v1/support-cases/{caseId}'],
  RECORD_INVALID: ['/v1/openapi.json'],
  NO_SUBSCRIPTION: ['/v1/tenants/{tenantId}'],
  NO_VENDOR_ACCOUNT: ['/v1/tenants/{tenantId}/vendor-account'],
  PRODUCT_NOT_ENLISTED: ['/v1/tenants/{tenantId}/vendor-account'],
  TEMPLATE_UNKNOWN: ['/v1/products/{productCode}/templates'],
  CONFIRMATION_NEEDED: ['/v1/tenants/{tenantId}/capabilities'],
  CAPABILITY_UNKNOWN: ['/v1/tenants/{tenantId}/capabilities'],
  CAPABILITY_LIMITED: ['/v1/tenants/{tenantId}/capabilities'],
  CAPABILITY_UNSUPPORTED: [undefined, '/v1/tenants/{tenantId}/capabilities'],
  VERSION_MISMATCH: ['{self}'],
};

/** Numbers that texts speak of, from their one source. */
const LIMITS: Fillings = {
  bodyKilobytes: BODY_BYTES_MAX / 1024,
  codeMinutes: CODE_LIFE_MS / MINUTE_MS,
  codeTries: CODE_TRIES_MAX,
  codesMax: CODES_PER_REGISTRATION_MAX,
  handOffMinutes: HAND_OFF_CODE_LIFE_MS / MINUTE_MS,
  invitationDays: INVITATION_LIFE_MS / DAY_MS,
  invitationsMax: INVITATIONS_PER_DAY_MAX,
  keyHours: IDEMPOTENCY_LIFE_MS / HOUR_MS,
  quantityMax: AWS_METERING_QUANTITY_MAX,
  skewMinutes: USAGE_CLOCK_SKEW_MS / MINUTE_MS,
  tagKeyMax: AWS_METERING_TAG_KEY_MAX,
  tagsMax: AWS_METERING_TAGS_MAX,
  tagValueMax: AWS_METERING_TAG_VALUE_MAX,
  tokenHours: AWS_REGISTRATION_TOKEN_LIFE_MS / HOUR_MS,
  usageIdMax: USAGE_ID_CHARACTERS_MAX,
};

/** A refusal as a person reads it. */
export interface WordedRefusal {
  readonly title: string;
  readonly detail: string;
  readonly remedies: readonly { readonly text: string; readonly href?: string }[];
}

/**
 * Puts a refusal in words.
 * @param texts those that the function carries
 * @returns title, detail and at least one remedy, in `locale`; links are paths of `/v1` or addresses of AWS
 */
export const wordsOf = (
  { refused, details, labels, remedies: open }: Refusal,
  locale: Locale,
  texts: RefusalGroup,
): WordedRefusal => {
  const { title, detail, remedies } = texts[locale][refused] ?? { title: refused, detail: '', remedies: [] };
  const fillings = { ...LIMITS, ...details, ...labels?.[locale] };
  const worded = remedies.flatMap((text, index) => {
    if (open && !open.includes(index)) return [];
    const link = REMEDY_LINKS[refused]?.[index];
    const href = link === '{self}' ? pathIn(details.self) : fillHref(link, fillings);
    return isUnsaid(text, fillings) ? [] : [{ text: fill(text, fillings), ...(href ? { href } : {}) }];
  });
  return { title, detail: fill(detail, fillings), remedies: worded };
};

/** A remedy that is nothing but a policy's word, where the policy has none. */
const isUnsaid = (text: string, fillings: Fillings): boolean => {
  const [name] = /^\{\w+\}$/.test(text) ? placeholdersOf(text) : [];
  return name !== undefined && fillings[name] === undefined;
};

/** A path that a refusal names whole; it is not encoded again. */
const pathIn = (self: string | number | undefined): string | undefined =>
  typeof self === 'string' && self.startsWith('/') ? self : undefined;

/** Seconds after which trying again makes sense; `undefined` where it does not without a change. */
export const retryAfterOf = ({ refused, details }: Refusal): number | undefined => {
  if (typeof details.retryAfterSeconds === 'number') return details.retryAfterSeconds;
  const seconds: Partial<Record<RefusalCode, number>> = {
    COMMIT_CONFLICT: 1,
    THROTTLED: 5,
    UPSTREAM_UNAVAILABLE: 30,
  };
  return seconds[refused];
};

/** Every code, for tests and documents. */
export const REFUSAL_CODES = Object.keys(REFUSALS) as readonly RefusalCode[];
