/**
 * Reads an offer in AWS's catalog, as its owner. A partner's offer is the partner's own: its manufacturer is not shown it
 * (facts §8.6). The Catalog API has one Region (SDK 3.1162.0).
 * @module
 */
import { DescribeEntityCommand, MarketplaceCatalogClient } from '@aws-sdk/client-marketplace-catalog';
import * as v from 'valibot';
import { BuyerAccount } from '#domain/identifiers.ts';
import type { OfferStatement } from '#domain/offers/offer.ts';
import type { Stamp } from '#domain/subscription/facts.ts';
import { instant, present, text } from './notification-parts.ts';
import type { Seller } from './seller.ts';

/** What the catalog says of an offer; `undefined` where it shows none to us. Throws AWS's error where it does not answer. */
export type ReadOffer = (offerId: string) => Promise<Omit<OfferStatement, keyof Stamp> | undefined>;

const Rule = v.object({
  PositiveTargeting: v.nullish(v.object({ BuyerAccounts: v.nullish(v.array(BuyerAccount)) })),
  AvailabilityEndDate: v.nullish(instant),
});
/** The parts of an `Offer@1.0` that matter here. */
const OfferDocument = v.object({
  Name: v.nullish(text),
  ProductId: v.nullish(text),
  ResaleAuthorizationId: v.nullish(text),
  Rules: v.nullish(v.array(Rule)),
});

const statementIn = (document: unknown): Omit<OfferStatement, keyof Stamp> => {
  const { Name, ProductId, ResaleAuthorizationId, Rules } = v.parse(OfferDocument, document);
  const rules = Rules ?? [];
  return {
    ...present('name', Name),
    ...present('productId', ProductId),
    ...present('resaleAuthorizationId', ResaleAuthorizationId),
    audience: rules.flatMap(({ PositiveTargeting }) => PositiveTargeting?.BuyerAccounts ?? []),
    ...present(
      'expiresAt',
      rules.find(({ AvailabilityEndDate }) => AvailabilityEndDate)?.AvailabilityEndDate,
    ),
  };
};

/** A client of the Catalog API. */
export const catalogClient = (seller: Seller): MarketplaceCatalogClient =>
  new MarketplaceCatalogClient({ ...seller, maxAttempts: 3 });

/** What IAM says where the function itself may not ask at all: that is no word about the offer. */
const NOT_ALLOWED_TO_ASK = /not authorized to perform/i;

/** Whether AWS said that there is no such offer of ours. */
const isUnknown = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (error.name === 'ResourceNotFoundException') return true;
  return error.name === 'AccessDeniedException' && !NOT_ALLOWED_TO_ASK.test(error.message);
};

/** Reads from AWS Marketplace: `DescribeEntity`. */
export const offerReader =
  (client: MarketplaceCatalogClient): ReadOffer =>
  async (offerId) => {
    try {
      const answer = await client.send(
        new DescribeEntityCommand({ Catalog: 'AWSMarketplace', EntityId: offerId }),
      );
      return statementIn(answer.DetailsDocument ?? JSON.parse(answer.Details ?? '{}'));
    } catch (error) {
      if (isUnknown(error)) return undefined;
      throw error;
    }
  };
