import { SNS_TOPIC_OWNER } from '../limits.ts';
import { customerIdentifierOf, productOf } from '../lookups.ts';
import { newUuid } from '../randomness.ts';
import type { Agreement, MarketplaceState } from '../state.ts';
import { announce } from '../timeline.ts';

type Topic = 'subscription' | 'entitlement';
type Action =
  | 'subscribe-success'
  | 'subscribe-fail'
  | 'unsubscribe-pending'
  | 'unsubscribe-success'
  | 'entitlement-updated';

/** ARN of a product's legacy topic. AWS owns it; the seller only subscribes. */
export const topicArn = (topic: Topic, productCode: string): string =>
  `arn:aws:sns:us-east-1:${SNS_TOPIC_OWNER}:aws-mp-${topic}-notification-${productCode}`;

/**
 * A legacy notification at `at` (epoch ms), if the product still has them. It carries no license and no account.
 * `isFreeTrialTermPresent` is a text; only the two answers to a subscription name the offer.
 */
export const announceLegacy = (
  state: MarketplaceState,
  agreement: Agreement,
  action: Action,
  at: number,
): void => {
  const product = productOf(state, agreement.productCode);
  const identifier = customerIdentifierOf(state, agreement.acceptor, product.code);
  if (product.integration !== 'legacy' || identifier === undefined) return;
  const answer = action === 'subscribe-success' || action === 'subscribe-fail';
  const entitlement = action === 'entitlement-updated';
  const space = state.coins.snsValues === 'leading-space' ? ' ' : '';
  const message = {
    action,
    'customer-identifier': space + identifier,
    'product-code': space + product.code,
    ...(answer ? { 'offer-identifier': space + agreement.offerId } : {}),
    ...(entitlement ? {} : { isFreeTrialTermPresent: `${agreement.freeTrialUntil !== null}` }),
  };
  announce(state, at, {
    channel: 'sns',
    notice: {
      id: newUuid(state),
      at,
      topicArn: topicArn(entitlement ? 'entitlement' : 'subscription', product.code),
      message: JSON.stringify(message),
    },
  });
};
