/**
 * Metered hours in words: why a number is what it is, and what a case is about.
 * @module
 */
import type { MeteringCase } from '../metering/case.ts';
import type { Why } from '../metering/explain.ts';
import { parseInstant } from '../time.ts';
import { type Fillings, fill } from './fill.ts';
import type { Locale } from './locale.ts';
import { METERING_EN } from './metering.en.ts';
import { METERING_FR } from './metering.fr.ts';
import { METERING_JA } from './metering.ja.ts';
import type { MeteringWords } from './metering.words.ts';
import { nobodyText } from './nobody.ts';
import { timeIn } from './time-in.ts';

/** Templates by language. */
export const METERING_TEXTS: Readonly<Record<Locale, MeteringWords>> = {
  en: METERING_EN,
  ja: METERING_JA,
  fr: METERING_FR,
};

/** Ids may look like numbers and instants; whatever is a text under one of these names is said as it is. */
const AS_THEY_ARE: ReadonlySet<string> = new Set(['id', 'said', 'account', 'customer', 'recordId', 'caseId']);

const readable = (locale: Locale, details: Why['details']): Fillings =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => {
      if (typeof value === 'number') return [name, new Intl.NumberFormat(locale).format(value)];
      const at = AS_THEY_ARE.has(name) ? undefined : /^\d{4}-\d\d-\d\dT/.test(value) && parseInstant(value);
      return [name, at === undefined || at === false ? value : timeIn(locale, at)];
    }),
  );

/** One step from the records to the verdict, in words. @param channel by which the tenant is billed, where AWS is not it */
export const whyText = ({ code, details, nobody, lost }: Why, channel: string, locale: Locale): string => {
  const { why, lost: lostWords } = METERING_TEXTS[locale];
  const reason = nobody ? nobodyText(nobody, channel, locale) : lost && lostWords[lost];
  return fill(why[code], { ...readable(locale, details), ...(reason === undefined ? {} : { reason }) });
};

/** What a case is about, in words. */
export const caseText = ({ kind, quantity, usual, lost }: MeteringCase, locale: Locale): string => {
  const { cases, lost: lostWords } = METERING_TEXTS[locale];
  const numbers = readable(locale, { quantity, ...(usual === undefined ? {} : { usual }) });
  return fill(cases[kind], { ...numbers, ...(lost ? { reason: lostWords[lost] } : {}) });
};
