import { isoSeconds } from '../instant.ts';
import { productOf } from '../lookups.ts';
import type { MarketplaceState, Offer } from '../state.ts';
import { announce } from '../timeline.ts';
import { envelope } from './envelope.ts';

const arn = (entity: string, id: string): string =>
  `arn:aws:aws-marketplace:us-east-1:aws:AWSMarketplace/${entity}/${id}`;

/** Offer Released, from the catalog; the manufacturer hears of a partner's offer too. */
export const announceOffer = (state: MarketplaceState, offer: Offer, at: number): void => {
  const product = productOf(state, offer.productCode);
  announce(
    state,
    at,
    envelope(state, {
      at,
      source: 'aws.marketplacecatalog',
      detailType: 'Offer Released',
      resources: [arn('Offer', offer.id)],
      detail: {
        offer: {
          id: offer.id,
          arn: arn('Offer', offer.id),
          name: offer.name,
          ...(offer.availableUntil === null ? {} : { expirationDate: isoSeconds(offer.availableUntil) }),
        },
        product: { id: product.id, arn: arn('SaaSProduct', product.id), title: product.title },
        manufacturer: { accountId: state.sellerAccount, name: 'Example Seller' },
        sellerOfRecord: {
          accountId: offer.resale?.proposer ?? state.sellerAccount,
          name: offer.resale === null ? 'Example Seller' : 'Example Channel Partner',
        },
        targetedBuyerAccountIds: offer.buyerAccounts ?? [],
      },
    }),
  );
};
