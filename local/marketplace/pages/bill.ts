import { html } from 'hono/html';
import type { BillLine } from '../ledger/bill.ts';
import { productOf } from '../lookups.ts';
import { type Html, layout, moment } from './layout.ts';
import type { Visit } from './visit.ts';

const row = (visit: Visit, line: BillLine): Html => {
  const { messages, core } = visit;
  return html`<tr>
    <th scope="row">${productOf(core.state, line.productCode).title}</th>
    <td><code>${line.dimension}</code>
      ${line.freeTrial ? html`<span class="tag">${messages.trial}</span>` : ''}
      ${line.duplicate ? html`<span class="tag bad">${messages.duplicate}</span>` : ''}</td>
    <td>${moment(visit, line.hour)}</td>
    <td class="number">${line.quantity}</td>
    <td class="number">${line.price}</td>
    <td class="number">${line.amount}</td>
  </tr>`;
};

/** What AWS would charge the account so far. */
export const billPage = (visit: Visit, account: string): Html => {
  const { messages, core } = visit;
  const own = core.bill().find(({ accountId }) => accountId === account);
  if (own === undefined || own.lines.length === 0)
    return layout(visit, messages.bill, html`<p class="card">${messages.nothingCharged}</p>`);
  const numeric = [messages.quantity, messages.price, messages.amount];
  return layout(
    visit,
    messages.bill,
    html`<p class="card">${messages.total}: <strong>${own.total} USD</strong></p>
      <div class="card scroll" role="region" tabindex="0" aria-label="${messages.bill}"><table aria-label="${messages.bill}">
        <thead><tr>
          ${[messages.product, messages.dimension, messages.hour].map((column) => html`<th scope="col">${column}</th>`)}
          ${numeric.map((column) => html`<th scope="col" class="number">${column}</th>`)}
        </tr></thead>
        <tbody>${own.lines.map((line) => row(visit, line))}</tbody>
      </table></div>`,
  );
};
