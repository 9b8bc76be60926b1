/**
 * The letters to a buyer, in the language they registered in: as text and as simple HTML.
 * @module
 */
import { CODE_LIFE_MS, INVITATION_LIFE_MS } from '../limits.ts';
import { fill } from '../messages/fill.ts';
import { type Letter, written } from '../messages/letter.ts';
import type { Locale } from '../messages/locale.ts';
import { registrationWords } from '../messages/registration.words.ts';
import { DAY_MS, MINUTE_MS } from '../time.ts';
import type { LetterKind } from './failed-mail.ts';
import type { Applicant } from './registration.ts';

/** Where a buyer sees their subscriptions and chooses “Set up your account”. AWS Marketplace buyer guide, 2026-11. */
export const AWS_SUBSCRIPTIONS_URL = 'https://console.aws.amazon.com/marketplace/home#/subscriptions';

export type { Letter };

/** What a letter is about. */
export interface LetterOccasion {
  readonly locale: Locale;
  readonly applicant: Applicant;
  readonly product: { readonly name: string; readonly supportEmail: string; readonly supportUrl: string };
  /** For `code`. */
  readonly code?: string;
  /** For `welcome` and `invitation`. */
  readonly tenantId?: string;
  /** For `invitation`: who invites, and the address to follow. */
  readonly inviter?: string;
  readonly link?: string;
}

/** Composes a letter; what the buyer typed is escaped in its HTML. */
export const letterOf = (kind: LetterKind | 'invitation', occasion: LetterOccasion): Letter => {
  const { locale, applicant, product, code = '', tenantId = '', inviter = '', link = '' } = occasion;
  const { letters } = registrationWords(locale);
  const values = {
    product: product.name,
    supportEmail: product.supportEmail,
    supportUrl: product.supportUrl,
    console: AWS_SUBSCRIPTIONS_URL,
    minutes: CODE_LIFE_MS / MINUTE_MS,
    name: applicant.name ?? '',
    days: INVITATION_LIFE_MS / DAY_MS,
    ...{ code, tenantId, inviter, link },
  };
  const greeting = applicant.name ? letters.greetingNamed : letters.greeting;
  const lines = [greeting, ...letters[kind].lines, letters.closing].map((line) => fill(line, values));
  const subject = fill(letters[kind].subject, values);
  return written({ to: applicant.email, locale, subject, lines, code });
};
