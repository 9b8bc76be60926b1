import { Hono } from 'hono';
import { html } from 'hono/html';
import { layout, table } from '../layout.ts';
import { visitOf, wantsJson } from '../negotiate.ts';
import { moment, type Shown } from '../visit.ts';

/** What passed over the buses, the newest first: a page, or JSON `{ events }`; `?bus=` shows one bus alone. */
export const eventsRoutes = ({ cloud }: Shown): Hono => {
  const app = new Hono();
  app.get('/', (context) => {
    const bus = context.req.query('bus');
    const events = cloud.buses.seen().filter((seen) => bus === undefined || seen.bus === bus);
    if (wantsJson(context)) return context.json({ events });
    const visit = visitOf(context);
    const { words } = visit;
    const rows = events.map(
      ({ at, bus: on, event, rules }) => html`<tr>
        <td>${moment(visit, at)}</td>
        <td>${on}</td>
        <td><details><summary>${event.source} · ${event['detail-type']}</summary><pre>${JSON.stringify(event, null, 2)}</pre></details></td>
        <td>${rules.length === 0 ? words.noRule : rules.join(', ')}</td>
      </tr>`,
    );
    const content = table(visit, [words.time, words.bus, words.events, words.rules], rows);
    return context.html(layout(visit, words.events, words.eventsHint, content));
  });
  return app;
};
