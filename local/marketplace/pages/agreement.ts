import { html } from 'hono/html';
import { cancelable } from '../agreement/cancelAgreement.ts';
import { AwsFault } from '../fault.ts';
import { CANCELLATION_ANSWER_MS } from '../limits.ts';
import { agreementOf, productOf } from '../lookups.ts';
import type { Agreement, CancellationRequest, MarketplaceState } from '../state.ts';
import { type Html, layout, moment } from './layout.ts';
import { agreementSection } from './subscriptions.ts';
import type { Visit } from './visit.ts';

/** An agreement of this account; another account's does not exist for it. */
export const acceptedBy = (state: MarketplaceState, agreementId: string, account: string): Agreement => {
  const agreement = agreementOf(state, agreementId);
  if (agreement.acceptor === account) return agreement;
  throw new AwsFault('ResourceNotFoundException', `There is no agreement ${agreementId}.`, { status: 404 });
};

/** The button of the marketplace: a form that posts across sites, straight to the seller, with a fresh token. */
const setUp = ({ messages, core, fulfillmentUrl }: Visit, agreement: Agreement): Html => {
  const { token, offerType, productCode } = core.act('token', { licenseArn: agreement.licenseArn });
  return html`<form class="card" method="post" action="${fulfillmentUrl(productCode)}">
    <input type="hidden" name="x-amzn-marketplace-token" value="${token}">
    ${offerType === undefined ? '' : html`<input type="hidden" name="x-amzn-marketplace-offer-type" value="${offerType}">`}
    <p class="hint">${messages.setUpHint}</p>
    <button class="primary" type="submit">${messages.setUp}</button>
  </form>`;
};

const cancelForm = ({ messages }: Visit, agreement: Agreement): Html =>
  html`<form method="post" action="/subscriptions/${agreement.id}/cancel">
    <p class="hint">${messages.cancelHint}</p>
    <div class="field">
      <label class="check"><input type="checkbox" name="confirm" value="yes" required>${messages.cancelConfirm}</label>
    </div>
    <button class="danger" type="submit">${messages.cancelSubscription}</button>
  </form>`;

const renewalForm = ({ messages }: Visit, agreement: Agreement): Html =>
  html`<p>${messages.cannotCancel}</p>
    <form method="post" action="/subscriptions/${agreement.id}/auto-renew" class="row">
      <p>${agreement.autoRenew ? messages.autoRenewOn : messages.autoRenewOff}</p>
      <input type="hidden" name="autoRenew" value="${agreement.autoRenew ? 'off' : 'on'}">
      <button type="submit">${agreement.autoRenew ? messages.turnOff : messages.turnOn}</button>
    </form>`;

const request = (visit: Visit, asked: CancellationRequest): Html => {
  const { messages } = visit;
  const path = `/subscriptions/${asked.agreementId}/requests/${asked.id}`;
  return html`<section class="card alert">
    <h2>${messages.cancellationAsked}</h2>
    <p><code>${asked.reasonCode}</code> ${asked.description ?? ''}</p>
    <p>${messages.approvedUnless(moment(visit, asked.createdAt + CANCELLATION_ANSWER_MS))}</p>
    <form method="post" action="${path}/accept">
      <button class="danger" type="submit">${messages.acceptCancellation}</button>
    </form>
    <form method="post" action="${path}/reject" class="row">
      <div>
        <label for="reason">${messages.reason}</label>
        <input id="reason" name="reason" required maxlength="2000">
      </div>
      <button type="submit">${messages.rejectCancellation}</button>
    </form>
  </section>`;
};

/** One subscription: Set up your account, its agreement, and what can be done (Manage → Agreement → Actions → Cancel). */
export const agreementPage = (visit: Visit, account: string, agreementId: string): Html => {
  const { messages, core, at } = visit;
  const agreement = acceptedBy(core.state, agreementId, account);
  const live = agreement.status === 'ACTIVE';
  const pending = Object.values(core.state.cancellationRequests).filter(
    (asked) => asked.agreementId === agreementId && asked.status === 'PENDING_APPROVAL',
  );
  const actions = cancelable(agreement, at) ? cancelForm(visit, agreement) : renewalForm(visit, agreement);
  return layout(
    visit,
    productOf(core.state, agreement.productCode).title,
    html`${pending.map((asked) => request(visit, asked))}
      ${live ? setUp(visit, agreement) : ''}
      ${agreementSection(visit, agreement)}
      ${live ? html`<section class="card"><h2>${messages.actions}</h2>${actions}</section>` : ''}`,
  );
};
