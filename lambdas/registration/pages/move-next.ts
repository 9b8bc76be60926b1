/**
 * The next step of a move, in words for the buyer: what is theirs to do, and what is not.
 * @module
 */
import { fill } from '#domain/messages/fill.ts';
import { timeIn } from '#domain/messages/time-in.ts';
import { isOpen } from '#domain/reassignment/reassignment.ts';
import type { NextStep } from '#domain/reassignment/standing.ts';
import { type Html, html } from '#lambdas/edge/html.ts';
import type { MoveStanding } from '../read-move.ts';
import type { MoveScene } from './move-scene.ts';

/** Steps of the buyer, who must do them by the deadline. */
const BUYERS: ReadonlySet<NextStep['code']> = new Set([
  'SUBSCRIBE',
  'SET_UP',
  'LINK',
  'CANCEL',
  'AGREE_TO_CANCEL',
  'REPLACE_TARGET',
]);

/** Steps of others whose end can be foretold. */
const FORETOLD: ReadonlySet<NextStep['code']> = new Set(['VERIFY', 'WAIT_FOR_END']);

const endedText = ({ words }: MoveScene, { scene }: MoveStanding): string => {
  const { next } = words.move;
  const { state, source, target } = scene.reassignment;
  switch (state.name) {
    case 'COMPLETED':
      return target.subscriptionId === source.subscriptionId ? next.SWITCHED : next.COMPLETED;
    case 'ROLLED_BACK':
      return scene.tenant.link?.subscriptionId === source.subscriptionId &&
        scene.tenant.state.name === 'ACTIVE'
        ? next.ROLLED_BACK
        : next.ROLLED_BACK_UNPAID;
    default:
      return next.ABORTED;
  }
};

const stepText = ({ words }: MoveScene, { next: step, offerLabel }: MoveStanding): string => {
  const { next } = words.move;
  if (step.code === 'NOTHING') return '';
  return step.code === 'SUBSCRIBE' && offerLabel !== undefined ? next.SUBSCRIBE_OFFER : next[step.code];
};

const deadlineText = ({ words, locale }: MoveScene, { code, deadline }: NextStep): string | undefined => {
  if (deadline === undefined) return undefined;
  const values = { deadline: timeIn(locale, deadline) };
  if (BUYERS.has(code)) return fill(words.move.by, values);
  return FORETOLD.has(code) ? fill(words.move.expected, values) : undefined;
};

/** What comes next. */
export const nextText = (page: MoveScene, standing: MoveStanding): Html => {
  const { scene, next, offerLabel = '', asOf } = standing;
  const { reassignment: change } = scene;
  const { source, target } = change;
  const values = {
    account: next.account ?? target.buyerAccount,
    from: source.buyerAccount,
    to: target.buyerAccount,
    product: page.product.name,
    offer: offerLabel,
  };
  const text = isOpen(change) ? stepText(page, standing) : endedText(page, standing);
  const isPast = next.deadline !== undefined && next.deadline <= asOf;
  const by = isPast ? undefined : deadlineText(page, next);
  return html`<p class="notice"><strong>${fill(text, values)}</strong>${by === undefined ? '' : html`<br>${by}`}</p>`;
};
