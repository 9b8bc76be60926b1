import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { accountsPage } from './accounts.ts';
import { agreementPage } from './agreement.ts';
import { billPage } from './bill.ts';
import { formRoutes } from './forms.ts';
import { type Html, layout } from './layout.ts';
import { offerPage, offersPage } from './offers.ts';
import { signedIn } from './respond.ts';
import { simulatorPage } from './simulator.ts';
import { subscriptionsPage } from './subscriptions.ts';
import { type Surroundings, type Visit, visitOf } from './visit.ts';

/** A page for the account signed in; `id` is the path's last part where it has one. */
type Page = (visit: Visit, account: string, id: string) => Html;

const PAGES: Readonly<Record<string, Page>> = {
  '/offers': offersPage,
  '/offers/:id': offerPage,
  '/subscriptions': subscriptionsPage,
  '/subscriptions/:id': agreementPage,
  '/bill': billPage,
  '/simulator': simulatorPage,
};

/** The buyer's pages. Forms change things; looking changes nothing but issues registration tokens. */
export const pageRoutes = (surroundings: Surroundings): Hono => {
  const app = new Hono();
  app.get('/', (context) => context.redirect('/offers', 303));
  app.get('/accounts', (context) => context.html(accountsPage(visitOf(context, surroundings))));
  for (const [path, page] of Object.entries(PAGES))
    app.get(
      path,
      signedIn(surroundings, (context, visit, account) => {
        surroundings.core.advance();
        return context.html(page(visit, account, context.req.param('id') ?? ''));
      }),
    );
  formRoutes(app, surroundings);
  return app;
};

/** The page for an address that is none. */
export const noSuchPage =
  (surroundings: Surroundings) =>
  (context: Context): Response | Promise<Response> => {
    const visit = visitOf(context, surroundings);
    const { notFound, back } = visit.messages;
    return context.html(layout(visit, notFound, html`<p class="card"><a href="/">${back}</a></p>`), 404);
  };
