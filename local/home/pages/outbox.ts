import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Letter } from '#local/cloud/mail/outbox.ts';
import type { Captures } from '../captures.ts';
import { type Html, layout } from '../layout.ts';
import { visitOf, wantsJson } from '../negotiate.ts';
import { moment, type Shown, type Visit } from '../visit.ts';
import { webhooksTable } from './hooks.ts';

/** A letter's HTML is foreign: it may look as it likes, and do nothing. */
const LETTER_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const card = (visit: Visit, { id, sentAt, from, to, subject, text, html: body }: Letter): Html =>
  html`<article class="card">
    <h2>${subject}</h2>
    <p class="hint">${moment(visit, sentAt)} · ${visit.words.from} ${from} · ${visit.words.to} ${to.join(', ')}</p>
    ${text === undefined ? '' : html`<pre class="letter">${text}</pre>`}
    ${body === undefined ? '' : html`<p><a href="/outbox/${id}">${visit.words.asHtml}</a></p>`}
  </article>`;

/** Every letter and webhook that was sent, the newest first: a page, or JSON `{ letters, webhooks }`. */
export const outboxRoutes = ({ cloud }: Shown, captures: Captures): Hono => {
  const app = new Hono();
  app.get('/', (context) => {
    const letters = cloud.outbox.letters();
    if (wantsJson(context)) return context.json({ letters, webhooks: captures.all() });
    const visit = visitOf(context);
    const { words } = visit;
    const cards = letters.map((letter) => card(visit, letter));
    const content = cards.length === 0 ? html`<p class="card">${words.nothingYet}</p>` : html`${cards}`;
    const webhooks = html`<h2>${words.webhooks}</h2>${webhooksTable(visit, captures.all())}`;
    return context.html(layout(visit, words.outbox, words.outboxHint, html`${content}${webhooks}`));
  });
  app.get('/:id', (context) => {
    const letter = cloud.outbox.letters().find(({ id }) => id === context.req.param('id'));
    if (letter?.html === undefined) return context.notFound();
    return context.html(letter.html, 200, { 'content-security-policy': LETTER_POLICY });
  });
  return app;
};
