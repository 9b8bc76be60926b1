import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Door } from '#local/cloud/http.ts';
import { serveApp } from '#local/cloud/web-app.ts';
import { type Captures, openCaptures } from './captures.ts';
import { layout } from './layout.ts';
import { visitOf } from './negotiate.ts';
import { ownPagesOnly, secured } from './own-pages.ts';
import { callsRoutes } from './pages/calls.ts';
import { clockRoutes } from './pages/clock.ts';
import { eventsRoutes } from './pages/events.ts';
import { faultsRoutes } from './pages/faults.ts';
import { hooksRoutes } from './pages/hooks.ts';
import { logsRoutes } from './pages/logs.ts';
import { outboxRoutes } from './pages/outbox.ts';
import { queuesRoutes } from './pages/queues.ts';
import { signInRoutes } from './pages/sign-in.ts';
import { startRoutes } from './pages/start.ts';
import type { Shown } from './visit.ts';

const style = readFileSync(new URL('./style.css', import.meta.url), 'utf8');

/** The home pages as a web application. */
export const homeSite = (shown: Shown, captures: Captures): Hono => {
  const app = new Hono();
  app.use(secured);
  app.use(ownPagesOnly);
  app.get('/style.css', (context) => context.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.route('/', startRoutes(shown));
  app.route('/outbox', outboxRoutes(shown, captures));
  app.route('/hooks', hooksRoutes(shown, captures));
  app.route('/events', eventsRoutes(shown));
  app.route('/queues', queuesRoutes(shown));
  app.route('/calls', callsRoutes(shown));
  app.route('/logs', logsRoutes(shown));
  app.route('/clock', clockRoutes(shown));
  app.route('/faults', faultsRoutes(shown));
  app.route('/sign-in', signInRoutes(shown));
  app.notFound((context) => {
    const visit = visitOf(context);
    return context.html(layout(visit, visit.words.notFound, '', html``), 404);
  });
  app.onError((error, context) => {
    if (error.name === 'ValiError' || error instanceof RangeError)
      return context.json({ error: error.message }, 400);
    throw error;
  });
  return app;
};

/** Serves the home page of the sandbox at a door. */
export const openHome = (door: Door, shown: Shown & { directory?: string }): void => {
  const app = homeSite(shown, openCaptures(shown.directory && join(shown.directory, 'webhooks.jsonl')));
  serveApp(door, app);
};
