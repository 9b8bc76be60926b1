import { html } from 'hono/html';
import { productOf, visibleOffer, visibleOffers } from '../lookups.ts';
import type { Offer } from '../state.ts';
import { grouped, type Html, layout, moment } from './layout.ts';
import type { Visit } from './visit.ts';

const kind = ({ messages }: Visit, offer: Offer): string => {
  if (offer.resale !== null) return messages.partnerOffer;
  return offer.buyerAccounts === null ? messages.publicOffer : messages.privateOffer;
};

const isCurrent = ({ core, account }: Visit, offer: Offer): boolean =>
  Object.values(core.state.agreements).some(
    ({ acceptor, offerId, status }) => acceptor === account && offerId === offer.id && status === 'ACTIVE',
  );

const tags = (visit: Visit, offer: Offer): Html => {
  const { messages } = visit;
  return html`<p>
    <span class="tag">${kind(visit, offer)}</span>
    ${isCurrent(visit, offer) ? html`<span class="tag good">${messages.currentSubscription}</span>` : ''}
    ${offer.freeTrialDays === null ? '' : html`<span class="tag">${messages.freeTrial(offer.freeTrialDays)}</span>`}
  </p>`;
};

const termOf = (visit: Visit, offer: Offer): string => {
  const { messages } = visit;
  if (offer.endsAt !== null) return moment(visit, offer.endsAt);
  return offer.termDays === null ? messages.payAsYouGo : messages.days(offer.termDays);
};

const card = (visit: Visit, offer: Offer): Html => {
  const { messages, core } = visit;
  const { title } = productOf(core.state, offer.productCode);
  return html`<li class="card">
    <h2>${offer.name}</h2>
    ${offer.name === title ? '' : html`<p class="hint">${title}</p>`}
    ${tags(visit, offer)}
    <p>${messages.term}: ${termOf(visit, offer)}</p>
    ${offer.availableUntil === null ? '' : html`<p>${messages.availableUntil(moment(visit, offer.availableUntil))}</p>`}
    <a class="button" href="/offers/${offer.id}" aria-label="${messages.view}: ${offer.name}">${messages.view}</a>
  </li>`;
};

/** The offers that the account may see, private ones first. */
export const offersPage = (visit: Visit, account: string): Html => {
  const { messages, core, at } = visit;
  const offers = visibleOffers(core.state, account, at).sort(
    (one, other) => Number(one.buyerAccounts === null) - Number(other.buyerAccounts === null),
  );
  return layout(
    visit,
    messages.offers,
    offers.length === 0
      ? html`<p class="card">${messages.noOffers}</p>`
      : html`<ul class="cards">${offers.map((offer) => card(visit, offer))}</ul>`,
  );
};

const prices = ({ messages, core }: Visit, offer: Offer): Html => {
  const { dimensions } = productOf(core.state, offer.productCode);
  return html`<section class="card">
    <h2 id="prices">${messages.prices}</h2>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="prices"><table aria-labelledby="prices">
      <thead><tr>
        <th scope="col">${messages.dimension}</th>
        <th scope="col" class="number">${messages.price}</th>
        <th scope="col" class="number">${messages.included}</th>
      </tr></thead>
      <tbody>${dimensions.map(
        ({ key, title, unit, price }) => html`<tr>
          <th scope="row">${title} <code>${key}</code></th>
          <td class="number">${offer.prices[key] ?? price} ${messages.perUnit(unit)}</td>
          <td class="number">${offer.grants[key] ?? ''}</td>
        </tr>`,
      )}</tbody>
    </table></div>
  </section>`;
};

const terms = (visit: Visit, offer: Offer): Html => {
  const { messages, core } = visit;
  return html`<section class="card">
    <h2>${productOf(core.state, offer.productCode).title}</h2>
    ${tags(visit, offer)}
    <p>${messages.offeredBy(grouped(offer.resale?.proposer ?? core.state.sellerAccount))}</p>
    <p>${messages.term}: ${termOf(visit, offer)}</p>
    ${offer.startsAt === null ? '' : html`<p>${messages.startsAt(moment(visit, offer.startsAt))}</p>`}
    ${offer.availableUntil === null ? '' : html`<p>${messages.availableUntil(moment(visit, offer.availableUntil))}</p>`}
    ${offer.replaces === null ? '' : html`<p>${messages.replaces(offer.replaces)}</p>`}
  </section>`;
};

/** One offer and the button that accepts it. */
export const offerPage = (visit: Visit, account: string, offerId: string): Html => {
  const { messages, core, at } = visit;
  const offer = visibleOffer(core.state, account, { offerId, now: at });
  return layout(
    visit,
    offer.name,
    html`${terms(visit, offer)}${prices(visit, offer)}
      <form class="card row" method="post" action="/offers/${offer.id}/accept">
        <div>
          <label for="payment">${messages.payment}</label>
          <select id="payment" name="payment">
            <option value="succeeds">${messages.paymentSucceeds}</option>
            <option value="fails">${messages.paymentFails}</option>
          </select>
        </div>
        <button class="primary" type="submit">
          ${offer.buyerAccounts === null ? messages.subscribe : messages.acceptOffer}
        </button>
      </form>`,
  );
};
