import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Queue } from '#local/cloud/queues/queue.ts';
import { layout, numbers, table } from '../layout.ts';
import { visitOf, wantsJson } from '../negotiate.ts';
import type { Shown } from '../visit.ts';

/** Messages shown of one queue. */
const SHOWN_MAX = 50;

const asJson = ({ settings, counts, all }: Queue) => ({
  name: settings.name,
  arn: settings.arn,
  url: settings.url,
  ...(settings.redrive ? { deadLetterArn: settings.redrive.deadLetterArn } : {}),
  ...counts(),
  messages: all().slice(0, SHOWN_MAX),
});

/** The queues and what lies in them: a page, or JSON `{ queues }`. */
export const queuesRoutes = ({ cloud }: Shown): Hono => {
  const app = new Hono();
  app.get('/', (context) => {
    const queues = cloud.queues.all().map(asJson);
    if (wantsJson(context)) return context.json({ queues });
    const visit = visitOf(context);
    const { words } = visit;
    const rows = queues.map(
      ({ name, visible, inFlight, delayed, messages }) => html`<tr>
        <td>${name}</td>
        <td class="number">${visible}</td>
        <td class="number">${inFlight}</td>
        <td class="number">${delayed}</td>
        <td>${messages.map(({ id, body }) => html`<details><summary><code>${id}</code></summary><pre>${body}</pre></details>`)}</td>
      </tr>`,
    );
    const headings = [
      words.name,
      ...[words.visible, words.inFlight, words.delayed].map(numbers),
      words.messages,
    ];
    return context.html(layout(visit, words.queues, words.queuesHint, table(visit, headings, rows)));
  });
  return app;
};
