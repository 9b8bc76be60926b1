import { Hono } from 'hono';
import { html } from 'hono/html';
import * as v from 'valibot';
import { layout } from '../layout.ts';
import { readPosted, visitOf, wantsJson } from '../negotiate.ts';
import { duration, moment, type Shown } from '../visit.ts';

const MINUTE_MS = 60_000;
const STEPS = [
  [MINUTE_MS, 'minute'],
  [60 * MINUTE_MS, 'hour'],
  [24 * 60 * MINUTE_MS, 'day'],
] as const;

/** A hundred years: further than any agreement runs. */
const ADVANCE_MS_MAX = 100 * 366 * 86_400_000;

/** Real time that a move waits for what is under way; what takes longer is tried again by its queue. */
const SETTLE_WITHIN_MS = 10_000;

/** How far to move, in milliseconds: a number, or the text that a form sends. */
const Advance = v.looseObject({
  ms: v.pipe(
    v.union([v.number(), v.pipe(v.string(), v.decimal(), v.transform(Number))]),
    v.minValue(0),
    v.maxValue(ADVANCE_MS_MAX),
  ),
});

/** The sandbox's time: a page with buttons, or JSON `{ now, iso, offsetMs }`; `POST { ms }` moves it forward. */
export const clockRoutes = ({ clock, settle }: Shown): Hono => {
  const app = new Hono();
  const asJson = () => ({
    now: clock.now(),
    iso: new Date(clock.now()).toISOString(),
    offsetMs: clock.offset(),
  });
  app.get('/', (context) => {
    if (wantsJson(context)) return context.json(asJson());
    const visit = visitOf(context);
    const { words } = visit;
    const ahead = clock.offset() === 0 ? '' : html`<p>${duration(visit, clock.offset())} ${words.ahead}</p>`;
    const buttons = STEPS.map(([ms, word]) => html`<button name="ms" value="${ms}">${words[word]}</button>`);
    const content = html`<div class="card"><p><strong>${moment(visit, clock.now())}</strong> UTC</p>${ahead}</div>
      <form method="post" action="/clock">${buttons}</form>`;
    return context.html(layout(visit, words.clock, words.clockHint, content));
  });
  app.post('/', async (context) => {
    const { ms } = await readPosted(context, Advance);
    // what is under way signs with the time that it began in: moved under its feet, its signature would be old
    await settle(SETTLE_WITHIN_MS).catch(() => undefined);
    clock.advance(ms);
    return wantsJson(context) ? context.json(asJson()) : context.redirect('/clock', 303);
  });
  return app;
};
