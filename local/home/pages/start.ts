import { Hono } from 'hono';
import { html } from 'hono/html';
import { acceptedTypes } from '#local/cloud/template/inventory.ts';
import { type Html, layout, numbers, table } from '../layout.ts';
import { visitOf, wantsJson } from '../negotiate.ts';
import { moment, type Shown, type Visit } from '../visit.ts';

const card = (href: string, title: string, hint: string): Html =>
  html`<li class="card"><h2><a href="${href}">${title}</a></h2><p>${hint}</p></li>`;

const steps = ({ words }: Visit, { urls }: Shown): Html => {
  const step = (href: string, title: string, text: string) =>
    html`<li><a href="${href}">${title}</a><br>${text}</li>`;
  return html`<ol class="card steps">
    ${step(urls.marketplace, words.buyersPage, words.stepBuyer)}
    ${step('/outbox', words.outbox, words.stepOutbox)}
    ${step('/clock', words.clock, words.stepClock)}
    ${step('/events', words.events, words.stepEvents)}
    ${step('/sign-in', words.signIn, words.stepSignIn)}
  </ol>`;
};

const content = (visit: Visit, shown: Shown): Html => {
  const { cloud, urls } = shown;
  const { words } = visit;
  const absent = Object.entries(acceptedTypes()).filter(([type]) =>
    cloud.resources.some((resource) => resource.type === type),
  );
  const metrics = Object.entries(cloud.metrics.sums());
  return html`${steps(visit, shown)}
  <h2>${words.more}</h2>
  <ul class="cards">
    ${card(urls.register, words.registerDoor, words.registerDoorHint)}
    ${card('/sign-in', words.operatorDoor, words.operatorDoorHint)}
    ${card('/sign-in', words.usage, words.usageHint)}
    ${card(`${urls.marketplace}/bill`, words.bill, words.billHint)}
    ${urls.vendor ? card(urls.vendor, words.vendor, words.vendorHint) : html``}
    ${urls.activation ? card(urls.activation, words.activation, words.activationHint) : html``}
    ${urls.licensing ? card(urls.licensing, words.licensing, words.licensingHint) : html``}
    ${card('/faults', words.faults, words.faultsHint)}
    ${card('/queues', words.queues, words.queuesHint)}
    ${card('/calls', words.calls, words.callsHint)}
    ${card('/logs', words.logs, words.logsHint)}
  </ul>
  <h2>${words.schedules}</h2>
  ${table(
    visit,
    [words.name, words.expression, words.lastRun],
    cloud.schedules
      .all()
      .map(
        ({ name, expression, lastAt }) =>
          html`<tr><td>${name}</td><td>${expression}</td><td>${moment(visit, lastAt)}</td></tr>`,
      ),
  )}
  <h2>${words.metrics}</h2>
  ${table(
    visit,
    [words.name, numbers(words.count)],
    metrics.map(([name, sum]) => html`<tr><td>${name}</td><td class="number">${sum}</td></tr>`),
  )}
  <details><summary>${words.absent}</summary>
  <p class="hint">${words.absentHint}</p>
  ${table(
    visit,
    [words.name, words.absent],
    absent.map(([type, reason]) => html`<tr><td>${type}</td><td lang="en">${reason}</td></tr>`),
  )}</details>`;
};

const SETTLE_WITHIN_MS = 30_000;

/** The index; `POST /settle` answers once nothing is under way (200), or what still is (504). */
export const startRoutes = (shown: Shown): Hono => {
  const app = new Hono();
  app.get('/', (context) => {
    const visit = visitOf(context);
    const { words } = visit;
    if (wantsJson(context))
      return context.json({ urls: shown.urls, outputs: Object.fromEntries(shown.cloud.outputs) });
    return context.html(layout(visit, words.start, words.startHint, content(visit, shown)));
  });
  app.post('/settle', async (context) => {
    try {
      await shown.settle(SETTLE_WITHIN_MS);
      return context.json({ settled: true });
    } catch {
      return context.json({ settled: false, busy: shown.cloud.activity.busy() }, 504);
    }
  });
  return app;
};
