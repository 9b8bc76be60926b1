import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { controlRoutes } from './control/routes.ts';
import { noSuchPage, pageRoutes } from './pages/routes.ts';
import type { Surroundings } from './pages/visit.ts';

const style = readFileSync(new URL('./pages/style.css', import.meta.url), 'utf8');

/** Where a seller may send a buyer on to who has landed: browsers hold the whole way of a form to its page's policy. */
const ONWARD = 'https: http://127.0.0.1:*';

/** Nothing runs in these pages. Forms may go to this site and to where sellers register their buyers, and on from there. */
const policy = ({ core, fulfillmentUrl }: Surroundings): string => {
  const sellers = Object.keys(core.state.products).map((code) => new URL(fulfillmentUrl(code)).origin);
  return [
    "default-src 'none'",
    "style-src 'self'",
    `form-action 'self' ${[...new Set(sellers)].join(' ')} ${ONWARD}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
};

/** All that is not AWS's wire: the buyer's pages, their stylesheet, and the control API. */
export const site = (surroundings: Surroundings): Hono => {
  const app = new Hono({ strict: false });
  app.use(async (context, next) => {
    await next();
    context.header('content-security-policy', policy(surroundings));
    context.header('x-content-type-options', 'nosniff');
    context.header('referrer-policy', 'strict-origin');
    context.header('cache-control', 'no-store');
  });
  app.use(csrf());
  app.get('/style.css', (context) => context.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.route('/control', controlRoutes(surroundings));
  app.route('/', pageRoutes(surroundings));
  app.notFound(noSuchPage(surroundings));
  return app;
};
