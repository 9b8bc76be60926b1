import { html } from 'hono/html';
import type { RegistrationView } from '#domain/api/registrations.ts';
import type { Locale } from '#domain/messages/locale.ts';
import type { Problem } from './concord.ts';
import { WORDS } from './words.ts';

/** A piece of HTML; whatever was put into it is escaped. */
export type Html = ReturnType<typeof html>;

/** The one style sheet. */
export const STYLE = `:root { color-scheme: light dark; --accent: light-dark(#6b21a8, #d8b4fe); --line: light-dark(#6b7280, #9ca3af); }
body { margin: 0 auto; max-width: 36rem; padding: 1rem; font-family: system-ui, sans-serif; line-height: 1.6; background: light-dark(#fff, #14121a); color: light-dark(#1f1b24, #ece9f1); }
.skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; }
a { color: var(--accent); } dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
input { display: block; width: 100%; box-sizing: border-box; min-height: 44px; font: inherit; border: 1px solid var(--line); border-radius: .4rem; padding: .5rem; background: inherit; color: inherit; }
button { min-height: 44px; font: inherit; font-weight: 600; padding: .5rem 1rem; border: 0; border-radius: .4rem; background: var(--accent); color: light-dark(#fff, #14121a); }
.problem { border-left: 4px solid light-dark(#b3120e, #ff8f8b); padding-left: 1rem; }
`;

const framed = (locale: Locale, title: string, body: Html): Html => {
  const words = WORDS[locale];
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${words.brand}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header><p>${words.brand}</p></header>
<main id="content" tabindex="-1"><h1>${title}</h1>${body}</main>
</body>
</html>`;
};

const problemOf = (problem: Problem | undefined): Html =>
  problem
    ? html`<div class="problem" role="alert"><h2>${problem.title}</h2><p>${problem.detail}</p>
${problem.remedies.map(({ text }) => html`<p>${text}</p>`)}</div>`
    : html``;

/** Asks for what the application wants to know, and shows what was bought. */
export const signUpPage = (registration: RegistrationView, problem?: Problem): Html => {
  const words = WORDS[registration.locale];
  return framed(
    registration.locale,
    words.title,
    html`${problemOf(problem)}<p>${words.lead}</p>
<dl><dt>${words.product}</dt><dd>${registration.product}</dd>
<dt>${words.account}</dt><dd>${registration.buyerAccount}</dd></dl>
<form method="post" action="/sign-up">
<p><label for="email">${words.email}</label>
<input id="email" name="email" type="email" autocomplete="email" required aria-describedby="hint"></p>
<p id="hint">${words.hint}</p>
<p><label for="tenantId">${words.existing}</label>
<input id="tenantId" name="tenantId" autocomplete="off" aria-describedby="existing-hint"></p>
<p id="existing-hint">${words.existingHint}</p>
<p><button>${words.submit}</button></p>
</form>`,
  );
};

/** The account, as far as events told of it. */
export const workspacePage = (
  locale: Locale,
  tenantId: string,
  heard: readonly { type: string; to: string | undefined }[],
): Html => {
  const words = WORDS[locale];
  const state = heard.findLast(({ to }) => to !== undefined)?.to ?? words.unknown;
  return framed(
    locale,
    words.done,
    html`<dl><dt>${words.tenant}</dt><dd data-tenant>${tenantId}</dd>
<dt>${words.state}</dt><dd data-state>${state}</dd></dl>
<h2>${words.heard}</h2>
<ul>${heard.map(({ type }) => html`<li>${type}</li>`)}</ul>
<p><a href="/workspace">${words.reload}</a></p>`,
  );
};

/** For those who came without a code, or whose code is over. */
export const nobodyPage = (locale: Locale, problem?: Problem): Html => {
  const words = WORDS[locale];
  return framed(locale, words.nobody, html`${problemOf(problem)}<p>${words.nobodyText}</p>`);
};
