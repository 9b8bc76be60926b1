import { html } from 'hono/html';
import type { Locale } from '#domain/messages/locale.ts';
import { type Behavior, type Registration, SERVICES } from './registry.ts';
import { WORDS, type Words } from './words.ts';

/** A piece of HTML; whatever was put into it is escaped. */
type Html = ReturnType<typeof html>;

/** The one style sheet. */
export const STYLE = `:root { color-scheme: light dark; --accent: light-dark(#9a3412, #fdba74); --line: light-dark(#6b7280, #9ca3af); }
body { margin: 0 auto; max-width: 42rem; padding: 1rem; font-family: system-ui, sans-serif; line-height: 1.6; background: light-dark(#fff, #17130f); color: light-dark(#1f1b18, #f1ece8); }
.skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; }
section, fieldset { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem 1rem; margin: 0 0 1rem; }
h3, dd { overflow-wrap: anywhere; } dd { margin: 0 0 .5rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: start; padding: .2rem .5rem .2rem 0; border-top: 1px solid var(--line); }
label { display: flex; gap: .5rem; align-items: center; min-height: 44px; }
input[type=checkbox], input[type=radio] { width: 1.25rem; height: 1.25rem; flex: none; }
input[type=number] { font: inherit; min-height: 44px; width: 8rem; background: inherit; color: inherit; border: 1px solid var(--line); border-radius: .4rem; padding: 0 .5rem; }
button { min-height: 44px; font: inherit; font-weight: 600; padding: .5rem 1rem; border: 0; border-radius: .4rem; background: var(--accent); color: light-dark(#fff, #17130f); }
`;

const tenantSection = (words: Words, { tenantId, type, buyerAccount, services }: Registration): Html =>
  html`<section data-tenant="${tenantId}"><h3>${tenantId}</h3>
<dl><dt>${words.type}</dt><dd lang="ja">${type}</dd>
<dt>${words.account}</dt><dd>${buyerAccount ?? words.unknown}</dd></dl>
<table><thead><tr><th scope="col">${words.service}</th><th scope="col">${words.status}</th></tr></thead>
<tbody>${services.map(
    ({ id, name, status }) =>
      html`<tr data-service="${id}"><th scope="row" lang="en">${name}</th><td lang="ja">${status}</td></tr>`,
  )}</tbody></table></section>`;

const behaviorForm = (words: Words, { stuck, answers, type, paceSeconds }: Behavior): Html => {
  const box = (value: string, text: string) =>
    html`<label lang="en"><input type="checkbox" name="stuck" value="${value}" ${stuck.some((id) => id === value) ? 'checked' : ''}>${text}</label>`;
  const choice = (value: Behavior['answers']) =>
    html`<label><input type="radio" name="answers" value="${value}" ${answers === value ? 'checked' : ''}>${words[value]}</label>`;
  return html`<form method="post" action="/behavior">
<fieldset><legend>${words.stuck}</legend>${SERVICES.map(({ id, name }) => box(id, name))}</fieldset>
<fieldset><legend>${words.answers}</legend>${(['right', 'outage', 'silence', 'garbled'] as const).map(choice)}</fieldset>
<label><input type="checkbox" name="type" value="annual" ${type === 'annual' ? 'checked' : ''}>${words.annual}</label>
<label><input type="number" name="paceSeconds" min="0" max="86400" required value="${paceSeconds}">${words.pace}</label>
<p><button>${words.apply}</button></p>
</form>`;
};

/** What the product shows of every tenant, and what can be made to go wrong. */
export const managementPage = (
  locale: Locale,
  registrations: readonly Registration[],
  behavior: Behavior,
): Html => {
  const words = WORDS[locale];
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<main id="content" tabindex="-1"><h1>${words.title}</h1><p>${words.lead}</p>
<h2>${words.tenants}</h2>
${registrations.length === 0 ? html`<p>${words.nobody}</p>` : registrations.map((each) => tenantSection(words, each))}
<h2>${words.behavior}</h2>${behaviorForm(words, behavior)}</main>
</body>
</html>`;
};
