import { html } from 'hono/html';
import type { Locale } from '#domain/messages/locale.ts';
import { choice, type Html, rows, select, tick, wholePage } from '../layout.ts';
import { type Account, type Behavior, type License, PRODUCTS, type ProductId, SAYS } from './service.ts';
import { WORDS, type Words } from './words.ts';

const productName = (product: ProductId): string =>
  PRODUCTS.find(({ id }) => id === product)?.name ?? product;

const moment = (locale: Locale, epochMs: number): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' }).format(
    epochMs,
  );

/** Where the page stands, and for whom. */
interface Standing {
  readonly locale: Locale;
  readonly words: Words;
  /** Path of the system. */
  readonly at: string;
}

const accountSection = ({ locale, words, at }: Standing, { account, licenses, shows }: Account): Html => {
  const wrong = html`<p class="wrong" lang="en">${shows}</p>
<form method="post" action="${at}/mend"><input type="hidden" name="account" value="${account}"><button>${words.mend}</button></form>`;
  const lines = licenses.map(
    ({
      product,
      used,
    }) => html`<tr data-product="${product}"><th scope="row" lang="en">${productName(product)}</th>
<td>${moment(locale, used.at)}</td><td>${words[used.by]}</td></tr>`,
  );
  return html`<section data-account="${account}"><h3>${account}</h3>${shows ? wrong : ''}
${rows([words.product, words.time, words.by], lines, words.nobody)}</section>`;
};

const linkLine = ({ words }: Standing, { link, product, used }: License): Html =>
  html`<tr data-link="${link}"><td><code>${link}</code></td><td lang="en">${productName(product)}</td>
<td>${used ? html`<span lang="en">${SAYS.used}</span>` : words.free}</td></tr>`;

const acts = ({ words, at }: Standing): Html => html`<form class="card" method="post" action="${at}/links">
${select('product', words.product, PRODUCTS, 'en')}<p><button>${words.release}</button></p></form>
<form class="card" method="post" action="${at}/use">
<label>${words.account} <input type="text" name="account" placeholder="t-…" required></label>
<label>${words.link} <input type="text" name="link" required></label><p><button>${words.use}</button></p></form>`;

const behaviorForm = ({ words, at }: Standing, behavior: Behavior): Html => {
  const answers = ['right', 'outage', 'silence', 'garbled', 'lost'] as const;
  return html`<form method="post" action="${at}/behavior">
<fieldset><legend>${words.answers}</legend>${answers.map((each) => choice('answers', each, words[each], behavior.answers))}</fieldset>
${tick('forgets', words.forgets, behavior.forgets)}${tick('vague', words.vague, behavior.vague)}
<label><input type="number" name="paceSeconds" min="0" max="86400" required value="${behavior.paceSeconds}">${words.pace}</label>
<p><button>${words.apply}</button></p></form>`;
};

/** What the service shows: each account as its user sees it, the links, and what can be made to go wrong. */
export const activationPage = (
  locale: Locale,
  shown: {
    readonly accounts: readonly Account[];
    readonly licenses: readonly License[];
    readonly behavior: Behavior;
  },
  at: string,
): Html => {
  const words = WORDS[locale];
  const standing = { locale, words, at };
  const { accounts, licenses, behavior } = shown;
  const links = licenses.map((license) => linkLine(standing, license));
  return wholePage(
    locale,
    words,
    html`<h2>${words.accounts}</h2>
${accounts.length === 0 ? html`<p>${words.nobody}</p>` : accounts.map((each) => accountSection(standing, each))}
<p><a href="${at}/activations.csv">${words.list}</a></p>
<h2>${words.links}</h2>${rows([words.link, words.product, words.state], links, words.none)}${acts(standing)}
<h2>${words.behavior}</h2>${behaviorForm(standing, behavior)}`,
    at,
  );
};
