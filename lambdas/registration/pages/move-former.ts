/**
 * The former subscription of a move: whether it may be canceled yet, why not, and how it is done in the AWS console.
 * @module
 */
import { fill } from '#domain/messages/fill.ts';
import { isOpen } from '#domain/reassignment/reassignment.ts';
import type { CancelSafe } from '#domain/reassignment/standing.ts';
import { type Html, html } from '#lambdas/edge/html.ts';
import type { MoveStanding } from '../read-move.ts';
import type { MoveScene } from './move-scene.ts';

/** What is asked of the buyer: to cancel, to wait, or nothing, since the seller asks AWS. */
const isSellers = ({ scene, next }: MoveStanding): boolean => {
  const { terms, cancellation } = scene.reassignment;
  return terms.cancel.by === 'seller' && cancellation?.status !== 'UNSENDABLE' && next.code !== 'CANCEL';
};

const howTo = ({ words, product }: MoveScene, account: string): Html => {
  const { former } = words.move;
  const values = { account, product: product.name };
  return html`<p class="notice"><strong>${fill(former.now, values)}</strong></p>
<ol>${former.path.map((step) => html`<li>${fill(step, values)}</li>`)}</ol>
<p>${fill(former.wrong, values)}</p>`;
};

const notYet = ({ words }: MoveScene, safe: Extract<CancelSafe, { safe: false }>): Html => {
  const { former } = words.move;
  if (safe.why === 'OVER') return html``;
  const why = fill(former.why[safe.why], { services: safe.services.join(', ') });
  return safe.why === 'ALREADY_CANCELED'
    ? html`<p>${why}</p>`
    : html`<p class="problems"><strong>${former.notYet}</strong> ${why}</p>`;
};

/** Shown as long as the move is open and there is a former subscription beside the new one. */
export const formerSubscription = (page: MoveScene, standing: MoveStanding): Html => {
  const { scene, cancelSafe, agreementId } = standing;
  const { reassignment: change } = scene;
  const { former } = page.words.move;
  const account = change.source.buyerAccount;
  const isInPlace = change.target.subscriptionId === change.source.subscriptionId;
  if (!isOpen(change) || isInPlace) return html``;
  return html`<h2>${fill(former.heading, { account })}</h2>
${agreementId === undefined ? '' : html`<p>${fill(former.agreement, { agreementId })}</p>`}
${
  !cancelSafe.safe
    ? notYet(page, cancelSafe)
    : isSellers(standing)
      ? html`<p>${former.notYours}</p>`
      : howTo(page, account)
}`;
};
