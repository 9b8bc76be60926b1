/**
 * The words of the pages of those who are signed in, in every language, beside those of registration.
 * @module
 */
import type { Locale } from './locale.ts';
import type { RegistrationWords } from './registration.en.ts';
import { type MoveWords, moveEn } from './registration.move.en.ts';
import { moveFr } from './registration.move.fr.ts';
import { moveJa } from './registration.move.ja.ts';
import { type PeopleWords, peopleEn } from './registration.people.en.ts';
import { peopleFr } from './registration.people.fr.ts';
import { peopleJa } from './registration.people.ja.ts';
import { registrationWords } from './registration.words.ts';

/** What an administrator reads. */
export type SignedInWords = Omit<RegistrationWords, 'people'> & PeopleWords & MoveWords;

const WORDS: Record<Locale, PeopleWords & MoveWords> = {
  en: { ...peopleEn, ...moveEn },
  ja: { ...peopleJa, ...moveJa },
  fr: { ...peopleFr, ...moveFr },
};

/** What an administrator reads, in their language. */
export const signedInWords = (locale: Locale): SignedInWords => ({
  ...registrationWords(locale),
  ...WORDS[locale],
});
