import * as v from 'valibot';
import { operation } from '../call.ts';
import { AwsFault } from '../fault.ts';
import { isoSeconds } from '../instant.ts';
import { offerArn, offerDocument, ownOffers } from './offerEntity.ts';

/** One of the caller's offers. Other entities (products, resale authorizations, …) are not simulated. */
export const describeEntity = operation(
  v.object({ Catalog: v.literal('AWSMarketplace'), EntityId: v.string() }),
  (state, { EntityId }, call) => {
    const offer = ownOffers(state, call).find(({ id }) => id === EntityId);
    if (offer === undefined)
      throw new AwsFault('ResourceNotFoundException', `Entity ${EntityId} does not exist.`, { status: 404 });
    const document = offerDocument(state, offer);
    return {
      EntityType: 'Offer@1.0',
      EntityIdentifier: `${offer.id}@1`,
      EntityArn: offerArn(offer),
      LastModifiedDate: isoSeconds(offer.releasedAt),
      Details: JSON.stringify(document),
      DetailsDocument: document,
    };
  },
);
