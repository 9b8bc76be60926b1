/**
 * The words of usage statements, and how months, days and numbers are written on them.
 * @module
 */
import type { Month } from '../metering/statement.ts';
import type { Instant } from '../time.ts';
import type { Locale } from './locale.ts';
import { STATEMENT_EN } from './statement.en.ts';
import { STATEMENT_FR } from './statement.fr.ts';
import { STATEMENT_JA } from './statement.ja.ts';
import type { StatementWords } from './statement.words.ts';

/** By language. */
export const STATEMENT_TEXTS: Readonly<Record<Locale, StatementWords>> = {
  en: STATEMENT_EN,
  ja: STATEMENT_JA,
  fr: STATEMENT_FR,
};

/** `November 2026` */
export const monthIn = (locale: Locale, { from }: Month): string =>
  new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(from);

/** `Nov 21` */
export const dayIn = (locale: Locale, at: Instant): string =>
  new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(at);

/** `1,204` */
export const numberIn = (locale: Locale, number: number): string =>
  new Intl.NumberFormat(locale).format(number);
