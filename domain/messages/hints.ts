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

/** Words of some hints, and where they are acted on. A function carries those that it may give, and no others. */
export interface HintGroup {
  readonly texts: Readonly<Record<Locale, Partial<HintTexts>>>;
  readonly links: Partial<Record<HintCode, string>>;
}

/** AWS Marketplace's portal for sellers, where agreements are shown. */
export const AWS_PORTAL_URL = 'https://aws.amazon.com/marketplace/management/';

const BIND = '/v1/subscriptions/{subscriptionId}/bind';
const RESTORE = '/v1/tenants/{tenantId}/restore';

/** Where the next step is done. */
const LINKS: HintGroup['links'] = {
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
};

/** Of tenants, subscriptions, offers and metering: every function carries them. */
export const HINT_WORDS: HintGroup = { texts: { en: HINTS_EN, ja: HINTS_JA, fr: HINTS_FR }, links: LINKS };

/**
 * Puts a hint in words.
 * @param further words that the function carries beside those that every one does
 * @returns its code, the text in `locale`, and where to act, if the place is known
 */
export const wordedHint = (
  { hint, details }: Hint,
  locale: Locale,
  further?: HintGroup,
): { code: HintCode; text: string; href?: string } => {
  const template = further?.texts[locale][hint] ?? HINT_WORDS.texts[locale][hint] ?? hint;
  const href = fillHref(further?.links[hint] ?? LINKS[hint], details);
  return { code: hint, text: fill(template, details), ...(href === undefined ? {} : { href }) };
};
