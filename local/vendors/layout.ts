/**
 * The look of the pages of vendors' systems.
 * @module
 */
import { html } from 'hono/html';
import type { Locale } from '#domain/messages/locale.ts';

/** A piece of HTML; whatever was put into it is escaped. */
export type Html = ReturnType<typeof html>;

/** The one style sheet. */
export const STYLE = `:root { color-scheme: light dark; --accent: light-dark(#9a3412, #fdba74); --line: light-dark(#6b7280, #9ca3af); }
body { margin: 0 auto; max-width: 42rem; padding: 1rem; font-family: system-ui, sans-serif; line-height: 1.6; background: light-dark(#fff, #17130f); color: light-dark(#1f1b18, #f1ece8); }
.skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; }
section, fieldset, form.card { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem 1rem; margin: 0 0 1rem; }
h3, dd, th, td, code { overflow-wrap: anywhere; } dd { margin: 0 0 .5rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: start; padding: .2rem .5rem .2rem 0; border-top: 1px solid var(--line); }
.wrong { font-weight: 600; border-inline-start: .3rem solid var(--accent); padding-inline-start: .6rem; }
label { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; min-height: 44px; }
input[type=checkbox], input[type=radio] { width: 1.25rem; height: 1.25rem; flex: none; }
input[type=number], input[type=text], select { font: inherit; min-height: 44px; min-width: 8rem; max-width: 100%; background: inherit; color: inherit; border: 1px solid var(--line); border-radius: .4rem; padding: 0 .5rem; }
input[type=number] { width: 8rem; } input[type=text] { flex: 1; }
option { background: light-dark(#fff, #17130f); }
button { min-height: 44px; font: inherit; font-weight: 600; padding: .5rem 1rem; border: 0; border-radius: .4rem; background: var(--accent); color: light-dark(#fff, #17130f); }
`;

/** The head of a page. */
export interface Heading {
  readonly title: string;
  readonly lead: string;
  readonly skip: string;
}

/**
 * A whole page.
 * @param base path of the system, without trailing slash
 */
export const wholePage = (locale: Locale, { title, lead, skip }: Heading, content: Html, base = ''): Html =>
  html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${base}/style.css">
</head>
<body>
<a class="skip" href="#content">${skip}</a>
<main id="content" tabindex="-1"><h1>${title}</h1><p>${lead}</p>
${content}</main>
</body>
</html>`;

/** One of several: a radio button. */
export const choice = (name: string, value: string, text: string, chosen: string): Html =>
  html`<label><input type="radio" name="${name}" value="${value}" ${value === chosen ? 'checked' : ''}>${text}</label>`;

/** Ticked or not. */
export const tick = (name: string, text: string, isTicked: boolean): Html =>
  html`<label><input type="checkbox" name="${name}" ${isTicked ? 'checked' : ''}>${text}</label>`;

/** A list to choose from. */
export const select = (
  name: string,
  text: string,
  options: readonly { readonly id: string; readonly name: string }[],
  language?: string,
): Html =>
  html`<label>${text} <select name="${name}" ${language === undefined ? '' : html`lang="${language}"`}>${options.map(
    ({ id, name: shown }) => html`<option value="${id}">${shown}</option>`,
  )}</select></label>`;

/** A table with headings; with none of the rows, a sentence. */
export const rows = (headings: readonly string[], lines: readonly Html[], nothing: string): Html =>
  lines.length === 0
    ? html`<p>${nothing}</p>`
    : html`<table><thead><tr>${headings.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
<tbody>${lines}</tbody></table>`;
