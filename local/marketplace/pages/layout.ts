import { html } from 'hono/html';
import { LANGUAGES, type Visit } from './visit.ts';

/** A piece of HTML; whatever was put into it is escaped. */
export type Html = ReturnType<typeof html>;

/** An account the way the console shows it. */
export const grouped = (account: string): string => account.replace(/(\d{4})(\d{4})(\d{4})/, '$1-$2-$3');

/** A time in the visitor's language, in UTC. */
export const moment = ({ language }: Visit, ms: number): string =>
  `${new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(ms)} UTC`;

const accountBar = ({ account, messages }: Visit): Html =>
  account === undefined
    ? html`<p class="account">${messages.notSignedIn}</p>`
    : html`<p class="account">
        ${messages.signedInTo} <strong data-account="${account}">${grouped(account)}</strong>
        <a href="/accounts">${messages.switchAccount}</a>
      </p>`;

const languageSwitch = ({ path, language, messages }: Visit): Html =>
  html`<nav class="languages" aria-label="${messages.languages}">
    ${Object.entries(LANGUAGES).map(([code, { language: name }]) =>
      code === language
        ? html`<span lang="${code}" aria-current="true">${name}</span>`
        : html`<a href="${path}?lang=${code}" hreflang="${code}" lang="${code}">${name}</a>`,
    )}
  </nav>`;

const ENTRIES = ['offers', 'subscriptions', 'bill', 'simulator'] as const;

const navigation = ({ path, messages }: Visit): Html =>
  html`<nav class="main" aria-label="${messages.navigation}">
    ${ENTRIES.map((entry) =>
      path.startsWith(`/${entry}`)
        ? html`<a href="/${entry}" aria-current="page">${messages[entry]}</a>`
        : html`<a href="/${entry}">${messages[entry]}</a>`,
    )}
  </nav>`;

/** A whole page. The account one is signed in to stands at its top, on every page. */
export const layout = (visit: Visit, heading: string, content: Html): Html => {
  const { language, messages } = visit;
  return html`<!doctype html>
<html lang="${language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${heading} – ${messages.title}</title>
  <link rel="stylesheet" href="/style.css">
</head>
<body>
  <a class="skip" href="#content">${messages.skip}</a>
  <header>
    <div class="bar"><p class="brand">${messages.title}</p>${accountBar(visit)}</div>
    <div class="bar second">${navigation(visit)}${languageSwitch(visit)}</div>
  </header>
  <main id="content">
    <h1>${heading}</h1>
    ${content}
  </main>
  <footer><p>${messages.notReal}</p></footer>
</body>
</html>`;
};
