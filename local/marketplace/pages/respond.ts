import type { Context } from 'hono';
import { html } from 'hono/html';
import { AwsFault } from '../fault.ts';
import { type Html, layout } from './layout.ts';
import { type Surroundings, type Visit, visitOf } from './visit.ts';

const failed = (visit: Visit, detail: string): Html =>
  layout(
    { ...visit, path: '/' },
    visit.messages.failed,
    html`<div class="card alert" role="alert">
      <p lang="en">${detail}</p>
      <p><a href="/">${visit.messages.back}</a></p>
    </div>`,
  );

/** What AWS refuses is a page as well: 404 for what the account cannot see, 409 for the rest. */
export const refusable = async (
  context: Context,
  visit: Visit,
  act: () => Response | Promise<Response>,
): Promise<Response> => {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return context.html(failed(visit, error.message), error.status === 404 ? 404 : 409);
  }
};

/** Answers for the account signed in; without one, by the choice of an account. */
export const signedIn =
  (
    surroundings: Surroundings,
    respond: (context: Context, visit: Visit, account: string) => Response | Promise<Response>,
  ) =>
  async (context: Context): Promise<Response> => {
    const visit = visitOf(context, surroundings);
    const { account } = visit;
    if (account === undefined) return context.redirect('/accounts', 303);
    return refusable(context, visit, () => respond(context, visit, account));
  };
