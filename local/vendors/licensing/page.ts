import { html } from 'hono/html';
import type { Locale } from '#domain/messages/locale.ts';
import { choice, type Html, rows, select, wholePage } from '../layout.ts';
import type { Behavior, Customer, Portals, Value } from './portals.ts';
import { WORDS, type Words } from './words.ts';

/** What the page shows. */
export interface Standing {
  readonly customers: readonly Customer[];
  readonly systems: ReturnType<Portals['systems']>;
  readonly behavior: Behavior;
}

/** Whom it is shown to, and where. */
interface Visit {
  readonly locale: Locale;
  readonly words: Words;
  /** Path of the portals. */
  readonly at: string;
}

const moment = ({ locale }: Visit, epochMs: number): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' }).format(
    epochMs,
  );

const textOf = ({ words }: Visit, value: Value): string => (value === null ? words.nothing : String(value));

const customerSection = (visit: Visit, { tenantId, shows, awaited }: Customer): Html => {
  const { words } = visit;
  const lines = shows.map(
    ({ subject, value, since }) =>
      html`<tr data-subject="${subject}"><th scope="row" lang="en">${subject}</th><td>${textOf(visit, value)}</td><td>${moment(visit, since)}</td></tr>`,
  );
  const coming = awaited.map(
    ({ subject, value, at }) =>
      html`<tr data-awaited="${subject}"><th scope="row" lang="en">${subject}</th><td>${textOf(visit, value)}</td><td>${at === undefined ? '–' : moment(visit, at)}</td></tr>`,
  );
  return html`<section data-tenant="${tenantId}"><h3>${tenantId}</h3>
${rows([words.subject, words.shown, words.since], lines, words.nothing)}
${coming.length === 0 ? '' : html`<h4>${words.awaited}</h4>${rows([words.subject, words.value, words.notBefore], coming, words.nothing)}`}</section>`;
};

const byHandForm = ({
  words,
  at,
}: Visit): Html => html`<form class="card" method="post" action="${at}/by-hand">
<h3>${words.byHand}</h3>
<label>${words.customer} <input type="text" name="tenantId" placeholder="t-…" required></label>
<label>${words.subject} <input type="text" name="subject" placeholder="products/wfbs-services/seats" required></label>
<label>${words.value} <input type="text" name="value"></label>
<p><button>${words.change}</button></p></form>`;

const STATES = { UP: 'up', MAINTENANCE: 'maintenance', FAULT: 'fault' } as const;

const systemsPart = (visit: Visit, systems: Standing['systems']): Html => {
  const { words, at } = visit;
  const lines = systems.map(
    ({ id, name, condition }) => html`<tr data-system="${id}"><th scope="row" lang="en">${name}</th>
<td>${words[STATES[condition.name]]}</td></tr>`,
  );
  const states = (['UP', 'MAINTENANCE', 'FAULT'] as const).map((id) => ({ id, name: words[STATES[id]] }));
  return html`${rows([words.system, words.condition], lines, words.nothing)}
<form class="card" method="post" action="${at}/systems">
${select('system', words.system, systems, 'en')}${select('condition', words.condition, states)}
<label><input type="number" name="minutes" min="0" max="10080" value="0" required>${words.untilMinutes}</label>
<p><button>${words.apply}</button></p></form>`;
};

const behaviorForm = ({ words, at }: Visit, behavior: Behavior): Html => {
  const answers = ['right', 'outage', 'silence', 'garbled'] as const;
  const consoles = ['open', 'refused', 'down'] as const;
  const minutes = (name: 'profileMinutes' | 'otherMinutes') =>
    html`<label><input type="number" name="${name}" min="0" max="10080" required value="${behavior[name]}">${words[name]}</label>`;
  return html`<form method="post" action="${at}/behavior">
<fieldset><legend>${words.answers}</legend>${answers.map((each) => choice('answers', each, words[each], behavior.answers))}</fieldset>
<fieldset><legend>${words.consoles}</legend>${consoles.map((each) => choice('consoles', each, words[each], behavior.consoles))}</fieldset>
${minutes('profileMinutes')}${minutes('otherMinutes')}
<label>${words.refuses} <input type="text" name="refuses" maxlength="200" value="${behavior.refuses}"></label>
<p><button>${words.apply}</button></p></form>`;
};

/** What the portals show of every customer, which systems are down, and what can be made to go wrong. */
export const portalsPage = (locale: Locale, { customers, systems, behavior }: Standing, at: string): Html => {
  const words = WORDS[locale];
  const visit = { locale, words, at };
  return wholePage(
    locale,
    words,
    html`<h2>${words.customers}</h2>
${customers.length === 0 ? html`<p>${words.nobody}</p>` : customers.map((each) => customerSection(visit, each))}
${byHandForm(visit)}
<h2>${words.systems}</h2>${systemsPart(visit, systems)}
<h2>${words.behavior}</h2>${behaviorForm(visit, behavior)}`,
    at,
  );
};

/** The console of a product, or the licensing platform, as whoever is signed in sees it. */
export const consolePage = (locale: Locale, what: string, tenantId: string, at: string): Html => {
  const words = WORDS[locale];
  const heading = { ...words, title: `${words.console} – ${what}`, lead: words.consoleLead };
  return wholePage(locale, heading, html`<p>${words.customer}: ${tenantId}</p>`, at);
};
