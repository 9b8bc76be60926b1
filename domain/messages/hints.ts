/**
 * Hints: what a person should know before they act, and what waits for a person and where.
 * A decision names the hint and its values; the words come last, in the reader's language.
 * @module
 */
import { type Fillings, fill, fillHref } from './fill.ts';
import type { HintCode, HintTexts } from './hint-words.ts';
import { HINTS_EN } from './hints.en.ts';
import { HINTS_FR } from './hints.fr.ts';
import { HINTS_JA } from './hints.ja.ts';
import type { Locale } from './locale.ts';

/** A hint as a decision gives it. */
export interface Hint {
  readonly hint: HintCode;
  readonly details: Fillings;
}

/** A hint with its values. */
export const hintOf = (hint: HintCode, details: Fillings = {}): Hint => ({ hint, details });

/** Templates by language. */
export const HINT_TEXTS: Readonly<Record<Locale, HintTexts>> = { en: HINTS_EN, ja: HINTS_JA, fr: HINTS_FR };

/** AWS Marketplace's portal for sellers, where agreements are shown. */
export const AWS_PORTAL_URL = 'https://aws.amazon.com/marketplace/management/';

const BIND = '/v1/subscriptions/{subscriptionId}/bind';
const RESTORE = '/v1/tenants/{tenantId}/restore';

/** Where the next step is done. */
const HINT_LINKS: Partial<Record<HintCode, string>> = {
  BUYER_TO_REGISTER: BIND,
  BUYER_TO_FINISH: BIND,
  AWS_TO_GRANT: AWS_PORTAL_URL,
  PERSON_TO_JUDGE: AWS_PORTAL_URL,
  PERSON_TO_RESTORE: RESTORE,
  BUYER_TO_INVITE: '/v1/tenants/{tenantId}',
  MOVE_TO_FOLLOW: '/v1/reassignments/{changeId}',
  BUYER_STILL_PAYS: '/v1/subscriptions/{subscriptionId}',
  OFFER_TO_CHOOSE: '/v1/offers/{byOfferId}',
  OFFER_TO_RECORD: '/v1/offers/{offerId}',
  CUSTOMER_STAYS: '/v1/products/{productCode}/migration',
  CORRECTION_TO_APPROVE: '/v1/corrections/{correctionId}/approve',
  ACTIVATION_TO_AWAIT: '/v1/tenants/{tenantId}/activations/{activationId}',
  ACTIVATION_TO_SETTLE: '/v1/tenants/{tenantId}/activations/{activationId}/settle',
  CONFLICT_TO_MEND: '/v1/support-cases/{caseId}',
  CHANGE_TO_SHOW: '/v1/propagations/{propagationId}',
  CHANGE_WAITS: '/v1/propagations/{propagationId}',
  CHANGES_WITHDRAWN: '/v1/tenants/{tenantId}/vendor-account',
  PRODUCTS_TO_JUDGE: '/v1/tenants/{tenantId}/vendor-account',
  SUPPORT_EVIDENCE_TO_GIVE: '/v1/support-cases/{caseId}',
  SUPPORT_CASE_TO_SUBMIT: '/v1/support-cases/{caseId}/submit',
  SUPPORT_CASE_TO_CLOSE: '/v1/support-cases/{caseId}/close',
  SUPPORT_CASE_OPEN_ALREADY: '/v1/support-cases/{caseId}',
  SUPPORT_FILE_TO_SEND: '/v1/support-cases/{caseId}/attachments/{attachmentId}/stored',
  SUPPORT_FILE_NOT_TAKEN: '/v1/support-cases/{caseId}/attachments',
  SUPPORT_SHOWN_ONCE: '/v1/support-cases/{caseId}',
  CONFLICT_STAYS: '/v1/support-cases',
  UPSTREAM_TO_SAY_UP: '/v1/products/{productCode}/upstreams/{upstreamId}',
};

/**
 * Puts a hint in words.
 * @returns its code, the text in `locale`, and where to act, if the place is known
 */
export const wordedHint = (
  { hint, details }: Hint,
  locale: Locale,
): { code: HintCode; text: string; href?: string } => {
  const href = fillHref(HINT_LINKS[hint], details);
  return {
    code: hint,
    text: fill(HINT_TEXTS[locale][hint], details),
    ...(href === undefined ? {} : { href }),
  };
};
