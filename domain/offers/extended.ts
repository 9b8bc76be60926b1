/**
 * The private offers that concern one buyer account: extended to it, accepted by it, or linked for it.
 * @module
 */
import { OFFERS_OF_ACCOUNT_MAX } from '../limits.ts';
import { isPrivate, type Offer, termsOf } from './offer.ts';

export interface Extended {
  readonly buyerAccount: string;
  /** In the order in which they came to concern it; whether they still do, each offer says. */
  readonly offerIds: readonly string[];
}

/** The accounts that a private offer concerns; none of a public one, which concerns everybody. */
export const accountsOf = (offer: Offer): string[] => {
  const { kind, audience } = termsOf(offer);
  if (!isPrivate(kind)) return [];
  const { acceptances, links } = offer;
  return [...new Set([...audience, ...[...acceptances, ...links].map(({ buyerAccount }) => buyerAccount)])];
};

/** One more offer concerns the account; the same object where it did. */
export const withExtended = (
  known: Extended | undefined,
  buyerAccount: string,
  offerId: string,
): Extended => {
  if (known?.offerIds.includes(offerId)) return known;
  const offerIds = [...(known?.offerIds ?? []), offerId].slice(-OFFERS_OF_ACCOUNT_MAX);
  return { buyerAccount, offerIds };
};
