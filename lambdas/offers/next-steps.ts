/**
 * What waits for a person at an offer.
 * @module
 */
import { type Hint, hintOf } from '#domain/messages/hints.ts';
import { offerStateAt } from '#domain/offers/expiry.ts';
import type { LineageAgreement } from '#domain/offers/lineage.ts';
import { hasAccepted, notYetAccepted, type Offer, type OfferLink, termsOf } from '#domain/offers/offer.ts';
import { type Instant, isoOf } from '#domain/time.ts';

/** What a linked account has to do, or whoever binds what it subscribed to. */
export const linkNext = (offer: Offer, { buyerAccount, tenantId }: OfferLink): Hint =>
  hasAccepted(offer, buyerAccount)
    ? hintOf('OFFER_TO_BIND', { buyerAccount, tenantId })
    : hintOf('OFFER_TO_ACCEPT', { buyerAccount, label: termsOf(offer).label });

/** Links that wait: for the account, while it can accept; then for a binding, where the lineage shows none. */
const waitingLinks = (
  offer: Offer,
  canAccept: boolean,
  lineage: readonly LineageAgreement[] | undefined,
): OfferLink[] =>
  offer.links.filter(({ buyerAccount }) => {
    if (!hasAccepted(offer, buyerAccount)) return canAccept;
    const own = lineage?.filter((agreement) => agreement.buyerAccount === buyerAccount);
    const granted = own?.flatMap(({ subscriptions }) => subscriptions) ?? [];
    return lineage !== undefined && granted.every(({ tenantId }) => tenantId === undefined);
  });

/**
 * What waits for a person at the offer.
 * @param lineage absent in a list, which does not tell what was bound
 */
export const offerNext = (offer: Offer, now: Instant, lineage?: readonly LineageAgreement[]): Hint[] => {
  const { offerId, told } = offer;
  const { kind, label, expiresAt } = termsOf(offer);
  const state = offerStateAt(offer, now);
  const isShort = state === 'EXPIRING' && notYetAccepted(offer).length > 0;
  return [
    ...(kind === 'unknown' ? [hintOf('OFFER_TO_RECORD', { offerId })] : []),
    ...waitingLinks(offer, state !== 'EXPIRED', lineage).map((link) => linkNext(offer, link)),
    ...(isShort && expiresAt !== undefined
      ? [hintOf('OFFER_TO_RENEW', { label, until: isoOf(expiresAt) })]
      : []),
    ...(told.superseded ?? []).map((byOfferId) => hintOf('OFFER_TO_CHOOSE', { byOfferId })),
  ];
};
