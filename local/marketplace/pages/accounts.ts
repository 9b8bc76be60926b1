import { html } from 'hono/html';
import { grouped, type Html, layout } from './layout.ts';
import type { Visit } from './visit.ts';

const known = ({ messages, core }: Visit): Html =>
  html`<ul class="cards">
    ${core.state.buyerAccounts.map(
      (account) => html`<li class="card">
        <form method="post" action="/accounts">
          <input type="hidden" name="accountId" value="${account}">
          <h2>${grouped(account)}</h2>
          <button type="submit" aria-label="${messages.signIn}: ${account}">${messages.signIn}</button>
        </form>
      </li>`,
    )}
  </ul>`;

/** Choosing the AWS account to act for. */
export const accountsPage = (visit: Visit): Html => {
  const { messages, core } = visit;
  const fresh = core.state.buyerAccounts.length === 0;
  return layout(
    visit,
    messages.chooseAccount,
    html`<p class="hint">${messages.chooseAccountHint}</p>
      ${fresh ? '' : known(visit)}
      <form class="card row" method="post" action="/accounts">
        <div>
          <label for="accountId">${fresh ? messages.anyAccount : messages.otherAccount}</label>
          <input id="accountId" name="accountId" required pattern="[0-9]{12}" inputmode="numeric" autocomplete="off">
        </div>
        <button type="submit">${messages.signIn}</button>
      </form>`,
  );
};
