import { html } from 'hono/html';
import { licenseOf, offerOf, productOf } from '../lookups.ts';
import type { Agreement } from '../state.ts';
import { type Html, layout, moment } from './layout.ts';
import type { Visit } from './visit.ts';

/** The state of an agreement or a license, colored. */
export const stateTag = (status: string): Html => {
  const tone = { ACTIVE: 'good', PROVISIONED: 'good', FAILED: 'bad', TERMINATED: 'bad' }[status] ?? '';
  return html`<span class="tag ${tone}">${status}</span>`;
};

const row = ({ messages, core }: Visit, agreement: Agreement): Html => {
  const { title } = productOf(core.state, agreement.productCode);
  return html`<tr>
    <th scope="row">${title}</th>
    <td>${offerOf(core.state, agreement.offerId).name}</td>
    <td>${stateTag(agreement.status)}</td>
    <td class="once"><code>${agreement.id}</code><br><code>${agreement.licenseArn.split(':').at(-1)}</code></td>
    <td>${stateTag(licenseOf(core.state, agreement.licenseArn).status)}</td>
    <td><a class="button" href="/subscriptions/${agreement.id}" aria-label="${messages.manage}: ${title} ${agreement.id}">${messages.manage}</a></td>
  </tr>`;
};

/** The account's agreements, newest first. */
export const subscriptionsPage = (visit: Visit, account: string): Html => {
  const { messages, core } = visit;
  const own = Object.values(core.state.agreements)
    .filter(({ acceptor }) => acceptor === account)
    .reverse();
  if (own.length === 0)
    return layout(visit, messages.subscriptions, html`<p class="card">${messages.noSubscriptions}</p>`);
  const columns = [
    messages.product,
    messages.offer,
    messages.status,
    `${messages.agreementId}, ${messages.license}`,
    messages.licenseStatus,
    messages.manage,
  ];
  return layout(
    visit,
    messages.subscriptions,
    html`<div class="card scroll" role="region" tabindex="0" aria-label="${messages.subscriptions}"><table aria-label="${messages.subscriptions}">
      <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
      <tbody>${own.map((agreement) => row(visit, agreement))}</tbody>
    </table></div>`,
  );
};

/** What is agreed: ids, status, times. */
export const agreementSection = (visit: Visit, agreement: Agreement): Html => {
  const { messages, core } = visit;
  const license = licenseOf(core.state, agreement.licenseArn);
  const end = agreement.endedAt ?? agreement.endTime;
  return html`<section class="card">
    <h2>${messages.agreement}</h2>
    <dl>
      <dt>${messages.status}</dt><dd>${stateTag(agreement.status)}</dd>
      <dt>${messages.agreementId}</dt><dd><code>${agreement.id}</code></dd>
      <dt>${messages.offer}</dt><dd>${offerOf(core.state, agreement.offerId).name} <code>${agreement.offerId}</code></dd>
      <dt>${messages.seller}</dt><dd>${agreement.proposer}</dd>
      <dt>${messages.accepted}</dt><dd>${moment(visit, agreement.acceptanceTime)}</dd>
      <dt>${messages.starts}</dt><dd>${moment(visit, agreement.startTime)}</dd>
      <dt>${messages.ends}</dt><dd>${end === null ? messages.noEnd : moment(visit, end)}</dd>
      <dt>${messages.license}</dt><dd><code>${license.arn}</code></dd>
      <dt>${messages.licenseStatus}</dt><dd>${stateTag(license.status)}</dd>
    </dl>
  </section>`;
};
