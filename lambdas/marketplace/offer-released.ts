/**
 * Reads `Offer Released` (EventBridge, `aws.marketplacecatalog`): sent to the seller for their own offers, and to the
 * manufacturer for a partner's (facts §3.4, §8.2).
 * @module
 */
import * as v from 'valibot';
import { BuyerAccount, OfferId } from '#domain/identifiers.ts';
import type { OfferStatement } from '#domain/offers/offer.ts';
import type { Stamp } from '#domain/subscription/facts.ts';
import { idOf, instant, present, text } from './notification-parts.ts';

const party = v.nullish(v.object({ accountId: v.nullish(BuyerAccount), name: v.nullish(text) }));
const OfferDetail = v.object({
  offer: v.object({ id: OfferId, name: v.nullish(text), expirationDate: v.nullish(instant) }),
  product: v.nullish(idOf),
  manufacturer: party,
  sellerOfRecord: party,
  targetedBuyerAccountIds: v.nullish(v.array(BuyerAccount)),
});

const sellerIn = (seller: v.InferOutput<typeof party>): Pick<OfferStatement, 'sellerOfRecord'> =>
  seller?.accountId || seller?.name
    ? { sellerOfRecord: { ...present('account', seller.accountId), ...present('name', seller.name) } }
    : {};

/**
 * What the event says of the offer as a whole.
 * @throws ValiError where it has another shape than AWS documents
 */
export const readOfferReleased = (
  detail: unknown,
  stamp: Stamp,
): { offerId: string; statement: OfferStatement } => {
  const { offer, product, manufacturer, sellerOfRecord, targetedBuyerAccountIds } = v.parse(
    OfferDetail,
    detail,
  );
  const statement = {
    ...stamp,
    ...present('name', offer.name),
    ...present('productId', product?.id),
    ...sellerIn(sellerOfRecord),
    ...present('manufacturerAccount', manufacturer?.accountId),
    audience: targetedBuyerAccountIds ?? [],
    ...present('expiresAt', offer.expirationDate),
  };
  return { offerId: offer.id, statement };
};
