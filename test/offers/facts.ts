/**
 * What can be said of an offer, for tests: example accounts, statements, records.
 * @module
 */
import { hearOfferFact, type OfferFact } from '#domain/offers/hear.ts';
import type { Acceptance, Offer, OfferRecord, OfferStatement } from '#domain/offers/offer.ts';
import { DAY_MS, MINUTE_MS } from '#domain/time.ts';

export const T0 = Date.UTC(2026, 10, 21, 9);
export const SELLER = '294406891311';
export const RESELLER = '111111111111';
export const BUYER = '222222222222';
export const OTHER = '333333333333';
export const OFFER = 'offer-sppo2026';

/** A statement of `Offer Released`: the seller's own private offer to BUYER, open for 30 days. */
export const statement = (over: Partial<OfferStatement> = {}): OfferStatement => ({
  at: T0,
  id: 'event-1',
  name: 'Example, Inc. for SaaS 2026-11-21- Private Offer',
  productId: 'prod-plain',
  productCode: 'plainproduct1',
  sellerOfRecord: { account: SELLER, name: 'Example Seller' },
  manufacturerAccount: SELLER,
  audience: [BUYER],
  expiresAt: T0 + 30 * DAY_MS,
  ...over,
});

export const released = (over: Partial<OfferStatement> = {}): OfferFact => ({
  kind: 'released',
  statement: statement(over),
});

/** The catalog as it is read `minutes` after T0. */
export const read = (minutes: number, over: Partial<OfferStatement> = {}): OfferFact => {
  const asOf = T0 + minutes * MINUTE_MS;
  const said = statement({ at: asOf, id: `catalog-${minutes}`, ...over });
  return { kind: 'catalog', statement: said, reading: { asOf, outcome: 'read', unanswered: 0 } };
};

/** The catalog does not show it. */
export const notOurs = (minutes: number): OfferFact => ({
  kind: 'catalog',
  reading: { asOf: T0 + minutes * MINUTE_MS, outcome: 'not-ours', unanswered: 0 },
});

/** An operator's word, `minutes` after T0. */
export const recorded = (minutes: number, over: Partial<OfferRecord> = {}): OfferFact => ({
  kind: 'recorded',
  record: { at: T0 + minutes * MINUTE_MS, id: `commit-${minutes}`, productCode: 'plainproduct1', ...over },
});

export const accepted = (minutes: number, over: Partial<Acceptance> = {}): OfferFact => ({
  kind: 'accepted',
  acceptance: {
    at: T0 + minutes * MINUTE_MS,
    id: `event-${minutes}`,
    agreementId: 'agmt-1',
    buyerAccount: BUYER,
    ...over,
  },
});

export const linked = (minutes: number, tenantId = 't-a', buyerAccount = BUYER): OfferFact => ({
  kind: 'linked',
  link: { at: T0 + minutes * MINUTE_MS, id: `commit-${minutes}`, tenantId, buyerAccount },
});

/** The offer after hearing facts in their order. */
export const offerOf = (facts: readonly OfferFact[], offerId = OFFER): Offer => {
  const heard = facts.reduce<Offer | undefined>(
    (offer, fact) => hearOfferFact(offer, offerId, fact, T0),
    undefined,
  );
  if (!heard) throw new Error('an offer without facts');
  return heard;
};
