import { Hono } from 'hono';
import { html } from 'hono/html';
import * as v from 'valibot';
import { isFromConcord } from '#local/receiver/verify-webhook.ts';
import type { Capture, Captures } from '../captures.ts';
import { type Html, table } from '../layout.ts';
import { moment, type Shown, type Visit } from '../visit.ts';

const Typed = v.pipe(v.string(), v.parseJson(), v.looseObject({ type: v.string() }));

const typeOf = (body: string): string => {
  const parsed = v.safeParse(Typed, body);
  return parsed.success ? parsed.output.type : '?';
};

/** The received webhooks as a table. */
export const webhooksTable = (visit: Visit, captures: readonly Capture[]): Html => {
  const { words } = visit;
  const rows = captures.map(
    ({ receivedAt, name, verified, body }) => html`<tr>
      <td>${moment(visit, receivedAt)}</td>
      <td>${name}</td>
      <td><details><summary>${typeOf(body)}</summary><pre>${body}</pre></details></td>
      <td>${verified ? words.signed : words.notSigned}</td>
    </tr>`,
  );
  return table(visit, [words.time, words.name, words.events, words.signature], rows);
};

/**
 * An example receiver: `POST /hooks/<name>` takes a webhook and looks at its signature as `docs/webhooks.md` says, with the keys
 * of the webhook of that name. What is not signed rightly is kept for the eye, and answered with 401.
 */
export const hooksRoutes = ({ cloud, clock }: Shown, captures: Captures): Hono => {
  const app = new Hono();
  app.post('/:name', async (context) => {
    const name = context.req.param('name');
    const body = await context.req.text();
    const keys = cloud.secrets.valuesOf(`concord/sandbox/webhook/${name}`);
    const now = clock.now();
    const verified = isFromConcord(body, context.req.header('concord-signature'), keys, now);
    const eventId = context.req.header('concord-event-id') ?? '';
    captures.add({ receivedAt: now, name, eventId, verified, body });
    return context.body(null, verified ? 204 : 401);
  });
  return app;
};
