import { html } from 'hono/html';
import { type Visit, WORDS } from './visit.ts';

/** A piece of HTML; whatever was put into it is escaped. */
export type Html = ReturnType<typeof html>;

const PAGES = [
  ['/', 'start'],
  ['/outbox', 'outbox'],
  ['/events', 'events'],
  ['/queues', 'queues'],
  ['/calls', 'calls'],
  ['/logs', 'logs'],
  ['/clock', 'clock'],
  ['/faults', 'faults'],
  ['/sign-in', 'signIn'],
] as const;

const link = (visit: Visit, path: string, text: string): Html =>
  visit.path === path
    ? html`<a href="${path}" aria-current="page">${text}</a>`
    : html`<a href="${path}">${text}</a>`;

const languages = ({ locale, path }: Visit): Html[] =>
  Object.entries(WORDS).map(([code, { language }]) =>
    code === locale
      ? html`<span lang="${code}" aria-current="true">${language}</span>`
      : html`<a href="${path}?lang=${code}" hreflang="${code}" lang="${code}">${language}</a>`,
  );

/** A whole page. */
export const layout = (visit: Visit, heading: string, hint: string, content: Html): Html => {
  const { words, locale } = visit;
  return html`<!doctype html>
<html lang="${locale}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${heading} – ${words.title}</title>
  <link rel="stylesheet" href="/style.css">
</head>
<body>
  <a class="skip" href="#content">${words.skip}</a>
  <header>
    <p class="brand">${words.title} <small>${words.subtitle}</small></p>
    <nav class="languages" aria-label="${words.languages}">${languages(visit)}</nav>
    <nav class="pages" aria-label="${words.pages}">${PAGES.map(([path, word]) => link(visit, path, words[word]))}</nav>
  </header>
  <main id="content">
    <h1>${heading}</h1>
    <p class="hint">${hint}</p>
    ${content}
  </main>
</body>
</html>`;
};

/** A column's heading: a text, or one of a column of numbers, which stand to the right. */
export type Heading = string | { readonly numbers: string };

/** The heading of a column of numbers. */
export const numbers = (heading: string): Heading => ({ numbers: heading });

const textOf = (heading: Heading): string => (typeof heading === 'string' ? heading : heading.numbers);

const headingCell = (heading: Heading): Html =>
  typeof heading === 'string'
    ? html`<th scope="col">${heading}</th>`
    : html`<th scope="col" class="number">${heading.numbers}</th>`;

/** A table whose rows may be empty: then it says so. */
export const table = ({ words }: Visit, headings: readonly Heading[], rows: readonly Html[]): Html =>
  rows.length === 0
    ? html`<p class="card">${words.nothingYet}</p>`
    : html`<div class="scroll card" role="region" tabindex="0" aria-label="${headings.map(textOf).filter(Boolean).join(', ')}"><table>
        <thead><tr>${headings.map(headingCell)}</tr></thead>
        <tbody>${rows}</tbody>
      </table></div>`;
