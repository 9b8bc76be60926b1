/**
 * The frame of every page: language switch, content, support contact.
 * @module
 */

import { fill } from '#domain/messages/fill.ts';
import { LOCALES, type Locale } from '#domain/messages/locale.ts';
import { type Html, html } from '#lambdas/edge/html.ts';
import { csrfField } from './fields.ts';
import type { Page, Setting } from './setting.ts';
import { STYLE_FILE } from './style.ts';

const NAMES: Record<Locale, string> = { en: 'English', ja: '日本語', fr: 'Français' };

const languageList = (setting: Setting, entry: (locale: Locale, name: string) => Html): Html => {
  const items = LOCALES.map((locale) =>
    locale === setting.locale
      ? html`<li><span lang="${locale}" aria-current="true">${NAMES[locale]}</span></li>`
      : html`<li>${entry(locale, NAMES[locale])}</li>`,
  );
  return html`<ul>${items}</ul>`;
};

/** Switches by a link, on pages that belong to nobody yet. */
export const languageLinks = (setting: Setting, addressIn: (locale: Locale) => string): Html =>
  languageList(
    setting,
    (locale, name) => html`<a lang="${locale}" hreflang="${locale}" href="${addressIn(locale)}">${name}</a>`,
  );

/** Switches by a form, on pages of a registration, which remembers it. */
export const languageForm = (setting: Setting, action: string, csrf: string): Html => html`
<form method="post" action="${action}">${csrfField(csrf)}
${languageList(
  setting,
  (locale, name) => html`<button lang="${locale}" name="language" value="${locale}">${name}</button>`,
)}
</form>`;

const support = ({ products, words }: Setting): Html => html`
<h2>${words.pages.support.heading}</h2>
${products.map(
  ({ name, supportEmail, supportUrl }) => html`
<p>${fill(words.pages.support.text, { product: name })}
<br><a href="mailto:${supportEmail}">${supportEmail}</a>
<br><a href="${supportUrl}" rel="noreferrer">${words.pages.support.page}</a></p>`,
)}
<p>${words.pages.noPayment}</p>`;

/** The whole document. */
export const framed = (setting: Setting, { title, body, languages }: Page): Html => html`<!doctype html>
<html lang="${setting.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} – ${setting.words.pages.brand}</title>
<link rel="stylesheet" href="${setting.root}/assets/${STYLE_FILE}">
</head>
<body>
<a class="skip" href="#content">${setting.words.pages.skip}</a>
<header><p>${setting.words.pages.brand}</p><nav aria-label="${setting.words.pages.language}">${languages}</nav></header>
<main id="content" tabindex="-1">
<h1>${title}</h1>
${body}
</main>
<footer>${support(setting)}</footer>
</body>
</html>
`;
