/**
 * The words of every refusal, in the languages of Concord: for what speaks of all of them, as the API description does.
 * @module
 */
import type { Locale } from './locale.ts';
import {
  ACTIVATION_WORDS,
  CAPABILITIES_WORDS,
  ENROLMENT_WORDS,
  METERING_WORDS,
  OFFER_WORDS,
  ORDER_WORDS,
  REASSIGNMENT_WORDS,
  REGISTRATION_WORDS,
  REQUEST_WORDS,
  TENANT_WORDS,
  USAGE_WORDS,
} from './refusal-groups.ts';
import type { RefusalTexts } from './refusal-words.ts';

const allIn = <Language extends Locale>(locale: Language) => ({
  ...REQUEST_WORDS[locale],
  ...TENANT_WORDS[locale],
  ...REGISTRATION_WORDS[locale],
  ...REASSIGNMENT_WORDS[locale],
  ...OFFER_WORDS[locale],
  ...USAGE_WORDS[locale],
  ...METERING_WORDS[locale],
  ...ACTIVATION_WORDS[locale],
  ...CAPABILITIES_WORDS[locale],
  ...ORDER_WORDS[locale],
  ...ENROLMENT_WORDS[locale],
});

/** Templates by language; a code without words does not compile. */
export const REFUSAL_TEXTS: Readonly<Record<Locale, RefusalTexts>> = {
  en: allIn('en'),
  ja: allIn('ja'),
  fr: allIn('fr'),
};
