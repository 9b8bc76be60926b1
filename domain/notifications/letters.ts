/**
 * The letters about an event: to a tenant's administrator in their language, to operators in English.
 * @module
 */
import type { DomainEvent } from '../events/schemas.ts';
import { fill } from '../messages/fill.ts';
import { type Letter, written } from '../messages/letter.ts';
import { type LetterWords, lettersEn } from '../messages/letters.en.ts';
import { lettersFr } from '../messages/letters.fr.ts';
import { lettersJa } from '../messages/letters.ja.ts';
import { operatorLetters } from '../messages/letters.operators.ts';
import type { Locale } from '../messages/locale.ts';
import { timeIn } from '../messages/time-in.ts';
import { AWS_SUBSCRIPTIONS_URL } from '../registration/letters.ts';
import type { Administrator } from '../registration/registration.ts';
import type { MoveFacts, Notice } from './notice.ts';

const WORDS: Readonly<Record<Locale, LetterWords>> = { en: lettersEn, ja: lettersJa, fr: lettersFr };

/** What letters say of a product. */
export interface ProductNamed {
  readonly name: string;
  readonly supportEmail: string;
  readonly supportUrl: string;
}

const moveValues = ({ source, target, fromHour, agreementId, page }: MoveFacts, locale: Locale) => ({
  ...{ source, target, page },
  ...(fromHour === undefined ? {} : { hour: timeIn(locale, fromHour) }),
  ...(agreementId === undefined ? {} : { agreement: agreementId }),
});

/** The letter that tells an administrator of what became of their tenant. */
export const administratorLetter = (
  notice: Notice,
  { tenantId, email, name, locale }: Administrator,
  product: ProductNamed,
): Letter => {
  const words = WORDS[locale];
  const values = {
    tenantId,
    product: product.name,
    supportEmail: product.supportEmail,
    supportUrl: product.supportUrl,
    console: AWS_SUBSCRIPTIONS_URL,
    ...(name ? { name } : {}),
    ...(notice.until === undefined ? {} : { until: timeIn(locale, notice.until) }),
    ...(notice.move ? moveValues(notice.move, locale) : {}),
  };
  const { subject, lines } = words[notice.kind];
  const all = [name ? words.greetingNamed : words.greeting, ...lines, words.closing];
  return written({
    to: email,
    locale,
    subject: fill(subject, values),
    lines: all.map((line) => fill(line, values)),
  });
};

type OperatorLetterKind = keyof typeof operatorLetters;

const operatorLetterKind = (event: DomainEvent): OperatorLetterKind | undefined => {
  if (event.type === 'agreement.advisory' && event.resolved) return 'agreement.advisory.resolved';
  return event.type in operatorLetters ? (event.type as OperatorLetterKind) : undefined;
};

/**
 * The letter that tells an operator of an event.
 * @throws where there are no words for it: `AUDIENCES` and `operatorLetters` disagree, which a test excludes
 */
export const operatorLetter = (event: DomainEvent, to: string): Letter => {
  const kind = operatorLetterKind(event);
  if (!kind) throw new Error(`No letter to operators tells of ${event.type}`);
  const { subject, lines } = operatorLetters[kind];
  const values = Object.fromEntries(
    Object.entries(event).filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
  return written({
    to,
    locale: 'en',
    subject: fill(subject, values),
    lines: lines.map((line) => fill(line, values)),
  });
};
