import type { Call } from '../call.ts';
import { isoSeconds } from '../instant.ts';
import { productOf } from '../lookups.ts';
import type { MarketplaceState, Offer } from '../state.ts';

/** Offers that the caller owns: a partner's offers are the partner's (assumed: the manufacturer cannot read them). */
export const ownOffers = (state: MarketplaceState, { caller }: Call): Offer[] =>
  Object.values(state.offers).filter(
    (offer) => (offer.resale?.proposer ?? state.sellerAccount) === caller.account,
  );

export const offerArn = (offer: Offer): string =>
  `arn:aws:aws-marketplace:us-east-1:aws:AWSMarketplace/Offer/${offer.id}`;

/** The members of an OfferSummary. */
export const offerSummary = (state: MarketplaceState, offer: Offer) => ({
  Name: offer.name,
  ProductId: productOf(state, offer.productCode).id,
  ...(offer.resale === null ? {} : { ResaleAuthorizationId: offer.resale.authorizationId }),
  ReleaseDate: isoSeconds(offer.releasedAt),
  ...(offer.availableUntil === null ? {} : { AvailabilityEndDate: isoSeconds(offer.availableUntil) }),
  ...(offer.buyerAccounts === null ? {} : { BuyerAccounts: [...offer.buyerAccounts] }),
  State: 'Released',
  Targeting: offer.buyerAccounts === null ? ['None'] : ['BuyerAccounts'],
  ...(offer.offerSetId === null ? {} : { OfferSetId: offer.offerSetId }),
  ...(offer.replaces === null ? {} : { TargetAgreementId: offer.replaces }),
  CreatedBySource: 'Seller',
});

/** The document of an offer. A private one is known by the buyer accounts of its TargetingRule. */
export const offerDocument = (state: MarketplaceState, offer: Offer) => ({
  Id: offer.id,
  State: 'Released',
  Name: offer.name,
  ProductId: productOf(state, offer.productCode).id,
  ...(offer.offerSetId === null ? {} : { OfferSetId: offer.offerSetId }),
  ...(offer.resale === null ? {} : { ResaleAuthorizationId: offer.resale.authorizationId }),
  Terms: [],
  Rules: [
    ...(offer.buyerAccounts === null
      ? []
      : [{ Type: 'TargetingRule', PositiveTargeting: { BuyerAccounts: [...offer.buyerAccounts] } }]),
    ...(offer.availableUntil === null
      ? []
      : [{ Type: 'AvailabilityRule', AvailabilityEndDate: new Date(offer.availableUntil).toISOString() }]),
  ],
});
