import { Hono } from 'hono';
import { html } from 'hono/html';
import * as v from 'valibot';
import { FaultSettings } from '#local/cloud/endpoints/faults.ts';
import { layout } from '../layout.ts';
import { readPosted, visitOf, wantsJson } from '../negotiate.ts';
import type { Shown } from '../visit.ts';

const count = v.pipe(v.optional(v.string(), '0'), v.transform(Number));
/** A form leaves an unticked box out and sends numbers as text. */
const Form = v.pipe(
  v.object({ mailFails: v.optional(v.string()), dynamoDbThrottles: count, eventsFail: count }),
  v.transform((form) => ({ ...form, mailFails: form.mailFails !== undefined })),
  FaultSettings,
);

/** What is made to fail: a form, or JSON; `POST` of some of the settings sets those. */
export const faultsRoutes = ({ cloud }: Shown): Hono => {
  const app = new Hono();
  app.get('/', (context) => {
    const { mailFails, dynamoDbThrottles, eventsFail } = cloud.faults.current();
    if (wantsJson(context)) return context.json(cloud.faults.current());
    const visit = visitOf(context);
    const { words } = visit;
    const checked = mailFails
      ? html`<input type="checkbox" name="mailFails" checked>`
      : html`<input type="checkbox" name="mailFails">`;
    const content = html`<form method="post" action="/faults" class="card">
      <label class="check">${checked} ${words.mailFails}</label>
      <label>${words.throttles} <input type="number" name="dynamoDbThrottles" min="0" max="10000" value="${dynamoDbThrottles}"></label>
      <label>${words.eventsFail} <input type="number" name="eventsFail" min="0" max="10000" value="${eventsFail}"></label>
      <button>${words.apply}</button>
    </form>`;
    return context.html(layout(visit, words.faults, words.faultsHint, content));
  });
  app.post('/', async (context) => {
    if (!wantsJson(context)) {
      cloud.faults.set(await readPosted(context, Form));
      return context.redirect('/faults', 303);
    }
    const given = await readPosted(context, v.partial(FaultSettings));
    cloud.faults.set(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
    return context.json(cloud.faults.current());
  });
  return app;
};
