import { html } from 'hono/html';
import type { Locale } from '#domain/messages/locale.ts';
import { type Html, wholePage } from '../layout.ts';
import { type Behavior, type Registration, SERVICES } from './registrations.ts';
import { WORDS, type Words } from './words.ts';

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
  return wholePage(
    locale,
    words,
    html`<h2>${words.tenants}</h2>
${registrations.length === 0 ? html`<p>${words.nobody}</p>` : registrations.map((each) => tenantSection(words, each))}
<h2>${words.behavior}</h2>${behaviorForm(words, behavior)}`,
  );
};
