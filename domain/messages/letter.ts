/**
 * A letter: its lines as text and as simple HTML.
 * @module
 */
import type { Locale } from './locale.ts';

/** A letter, ready to be sent. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (found) => ESCAPES[found] ?? found);

const linked = (html: string): string =>
  html.replace(/https:\/\/[^\s<]+[^\s<.,、。]/g, (url) => `<a href="${url}">${url}</a>`);

const paragraph = (text: string, isCode: boolean): string =>
  isCode
    ? `<p style="font-size:1.75em;letter-spacing:.15em"><strong>${escaped(text)}</strong></p>`
    : `<p>${linked(escaped(text))}</p>`;

/** What a letter is made of; its lines are plain text, and escaped in the HTML. */
export interface LetterParts {
  readonly to: string;
  readonly locale: Locale;
  readonly subject: string;
  readonly lines: readonly string[];
  /** The line that is a one-time code, shown large. */
  readonly code?: string;
}

/** Writes a letter. A line break in the subject would end it, so there is none. */
export const written = ({ to, locale, subject, lines, code }: LetterParts): Letter => ({
  to,
  subject: subject.replaceAll(/\s+/g, ' '),
  text: `${lines.join('\n\n')}\n`,
  html: `<!doctype html>\n<html lang="${locale}"><body>\n${lines.map((line) => paragraph(line, line === code)).join('\n')}\n</body></html>\n`,
});
