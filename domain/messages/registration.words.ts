/**
 * The buyer's words in every language.
 * @module
 */
import type { RefusalCode } from '../errors.ts';
import type { Locale } from './locale.ts';
import { type RegistrationWords, registrationEn } from './registration.en.ts';
import { registrationFr } from './registration.fr.ts';
import { registrationJa } from './registration.ja.ts';

const WORDS: Record<Locale, RegistrationWords> = {
  en: registrationEn,
  ja: registrationJa,
  fr: registrationFr,
};

/** What a buyer reads, in their language. */
export const registrationWords = (locale: Locale): RegistrationWords => WORDS[locale];

/** Refusals that have a page of their own for buyers. */
export type PageRefusal = keyof RegistrationWords['refusals'] & RefusalCode;

const isPageRefusal = (code: string): code is PageRefusal => Object.hasOwn(registrationEn.refusals, code);

/** The page that says a refusal: its own, else the one for what we did wrong. */
export const pageRefusalOf = (code: RefusalCode): PageRefusal => (isPageRefusal(code) ? code : 'INTERNAL');

/** The refusal named by a page's address; `undefined` where there is none. */
export const parsePageRefusal = (code: string): PageRefusal | undefined =>
  isPageRefusal(code) ? code : undefined;
