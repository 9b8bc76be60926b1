/**
 * The letters to a buyer, in the language they registered in: as text and as simple HTML.
 * @module
 */
import { CODE_LIFE_MS } from '../limits.ts';
import { fill } from '../messages/fill.ts';
import type { Locale } from '../messages/locale.ts';
import { registrationWords } from '../messages/registration.words.ts';
import { MINUTE_MS } from '../time.ts';
import type { LetterKind } from './failed-mail.ts';
import type { Applicant } from './registration.ts';

/** Where a buyer sees their subscriptions and chooses “Set up your account”. AWS Marketplace buyer guide, 2026-11. */
export const AWS_SUBSCRIPTIONS_URL = 'https://console.aws.amazon.com/marketplace/home#/subscriptions';

/** A letter, ready to be sent. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What a letter is about. */
export interface LetterOccasion {
  readonly locale: Locale;
  readonly applicant: Applicant;
  readonly product: { readonly name: string; readonly supportEmail: string; readonly supportUrl: string };
  /** For `code`. */
  readonly code?: string;
  /** For `welcome`. */
  readonly tenantId?: string;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (found) => ESCAPES[found] ?? found);

const linked = (html: string): string =>
  html.replace(/https:\/\/[^\s<]+[^\s<.,、。]/g, (url) => `<a href="${url}">${url}</a>`);

const paragraph = (text: string, isCode: boolean): string =>
  isCode
    ? `<p style="font-size:1.75em;letter-spacing:.15em"><strong>${escaped(text)}</strong></p>`
    : `<p>${linked(escaped(text))}</p>`;

/** Composes a letter; what the buyer typed is escaped in its HTML. */
export const letterOf = (kind: LetterKind, occasion: LetterOccasion): Letter => {
  const { locale, applicant, product, code = '', tenantId = '' } = occasion;
  const { letters } = registrationWords(locale);
  const values = {
    product: product.name,
    supportEmail: product.supportEmail,
    supportUrl: product.supportUrl,
    console: AWS_SUBSCRIPTIONS_URL,
    minutes: CODE_LIFE_MS / MINUTE_MS,
    name: applicant.name ?? '',
    code,
    tenantId,
  };
  const greeting = applicant.name ? letters.greetingNamed : letters.greeting;
  const lines = [greeting, ...letters[kind].lines, letters.closing].map((line) => fill(line, values));
  const body = lines.map((line) => paragraph(line, line === code)).join('\n');
  return {
    to: applicant.email,
    subject: fill(letters[kind].subject, values),
    text: `${lines.join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="${locale}"><body>\n${body}\n</body></html>\n`,
  };
};
