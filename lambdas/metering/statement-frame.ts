/**
 * The frame of a statement's pages: language switch, content, support contact.
 * @module
 */
import { fill } from '#domain/messages/fill.ts';
import { LOCALES, type Locale } from '#domain/messages/locale.ts';
import { STATEMENT_TEXTS } from '#domain/messages/statement.ts';
import type { StatementProblem } from '#domain/messages/statement.words.ts';
import { type Html, html } from '#lambdas/edge/html.ts';
import type { Product } from '#lambdas/edge/products.ts';
import { STATEMENT_STYLE_FILE } from './statement-style.ts';

/** What a page is drawn with. */
export interface StatementSetting {
  readonly locale: Locale;
  /** How its addresses begin, so that they hold below whatever stage: `statement/`, or nothing one level deeper. */
  readonly below: '' | 'statement/';
  /** The query of the page, for its language switch. */
  readonly query: Readonly<Record<string, string>>;
  /** Whose support is named. */
  readonly products: readonly Product[];
}

const NAMES: Record<Locale, string> = { en: 'English', ja: '日本語', fr: 'Français' };

/** The query of the same page with something else in it. */
export const queryWith = ({ query }: StatementSetting, other: Readonly<Record<string, string>>): string =>
  `?${new URLSearchParams({ ...query, ...other })}`;

const languages = (setting: StatementSetting): Html[] =>
  LOCALES.map((locale) =>
    locale === setting.locale
      ? html`<li><span lang="${locale}" aria-current="true">${NAMES[locale]}</span></li>`
      : html`<li><a lang="${locale}" hreflang="${locale}" href="${queryWith(setting, { lang: locale })}">${NAMES[locale]}</a></li>`,
  );

const supportOf = ({ locale, products }: StatementSetting): Html => {
  const { support } = STATEMENT_TEXTS[locale];
  return html`<h2>${support.heading}</h2>
${products.map(
  ({ name, supportEmail, supportUrl }) => html`<p>${fill(support.text, { product: name })}
<br><a href="mailto:${supportEmail}">${supportEmail}</a>
<br><a href="${supportUrl}" rel="noreferrer">${support.page}</a></p>`,
)}`;
};

/** The whole document. */
export const statementFrame = (setting: StatementSetting, title: string, body: Html): Html => {
  const { brand, skip, language } = STATEMENT_TEXTS[setting.locale];
  return html`<!doctype html>
<html lang="${setting.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} – ${brand}</title>
<link rel="stylesheet" href="${setting.below}${STATEMENT_STYLE_FILE}">
</head>
<body>
<a class="skip" href="#content">${skip}</a>
<header><p>${brand}</p><nav aria-label="${language}"><ul>${languages(setting)}</ul></nav></header>
<main id="content" tabindex="-1">
<h1>${title}</h1>
${body}
</main>
<footer>${supportOf(setting)}</footer>
</body>
</html>
`;
};

/** The page of a link that shows nothing. */
export const statementProblemPage = (setting: StatementSetting, problem: StatementProblem): Html => {
  const { title, text } = STATEMENT_TEXTS[setting.locale].problems[problem];
  return statementFrame(setting, title, html`<p>${text}</p>`);
};
