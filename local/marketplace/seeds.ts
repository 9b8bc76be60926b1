import * as v from 'valibot';
import { newId } from './randomness.ts';
import type { MarketplaceState, Offer, Product } from './state.ts';

export const AccountId = v.pipe(v.string(), v.regex(/^\d{12}$/, 'an AWS account has 12 digits'));
const Price = v.pipe(
  v.string(),
  v.regex(/^\d+(\.\d{1,8})?$/, 'a price is a decimal number of US dollars as text'),
);
const Quantity = v.pipe(v.number(), v.integer(), v.minValue(0));
const Days = v.pipe(v.number(), v.integer(), v.minValue(1));

const DimensionSeed = v.strictObject({
  key: v.string(),
  title: v.optional(v.string()),
  unit: v.optional(v.string(), 'Units'),
  kind: v.optional(v.picklist(['usage', 'entitlement']), 'usage'),
  price: v.optional(Price, '0.01'),
});

/** A product on sale. Its public offer comes with it; `freeTrialDays`, `grants` and `termDays` are that offer's terms. */
export const ProductSeed = v.strictObject({
  code: v.string(),
  id: v.optional(v.string()),
  title: v.string(),
  model: v.optional(v.picklist(['subscription', 'contract', 'contract-with-consumption']), 'subscription'),
  integration: v.optional(v.picklist(['concurrent', 'legacy']), 'concurrent'),
  dimensions: v.pipe(v.array(DimensionSeed), v.minLength(1)),
  freeTrialDays: v.optional(Days),
  grants: v.optional(v.record(v.string(), Quantity), {}),
  termDays: v.optional(Days),
});
export type ProductSeed = v.InferInput<typeof ProductSeed>;

/** A private offer, a channel partner's offer (`resale`), or a further public one. Times are epoch milliseconds. */
export const OfferSeed = v.strictObject({
  id: v.optional(v.string()),
  productCode: v.string(),
  name: v.string(),
  buyerAccounts: v.optional(v.array(AccountId)),
  availableUntil: v.optional(v.number()),
  resale: v.optional(v.strictObject({ authorizationId: v.string(), proposer: AccountId })),
  startsAt: v.optional(v.number()),
  endsAt: v.optional(v.number()),
  termDays: v.optional(Days),
  freeTrialDays: v.optional(Days),
  prices: v.optional(v.record(v.string(), Price), {}),
  grants: v.optional(v.record(v.string(), Quantity), {}),
  atEnd: v.optional(v.picklist(['RENEW', 'REPLACE', 'EXPIRE'])),
  replaces: v.optional(v.string()),
  offerSetId: v.optional(v.string()),
});
export type OfferSeed = v.InferInput<typeof OfferSeed>;

/** Puts an offer on sale at `now` (epoch ms). Throws when its product or a dimension of its terms is unknown. */
export const addOffer = (state: MarketplaceState, seed: OfferSeed, now: number): Offer => {
  const parsed = v.parse(OfferSeed, seed);
  const product = state.products[parsed.productCode];
  if (product === undefined) throw new Error(`The offer ${parsed.name} is for an unknown product.`);
  for (const key of [...Object.keys(parsed.prices), ...Object.keys(parsed.grants)])
    if (!product.dimensions.some((dimension) => dimension.key === key))
      throw new Error(`The offer ${parsed.name} names the unknown dimension ${key}.`);
  const offer: Offer = {
    id: parsed.id ?? newId(state, 'offer'),
    productCode: product.code,
    name: parsed.name,
    buyerAccounts: parsed.buyerAccounts ?? null,
    releasedAt: now,
    availableUntil: parsed.availableUntil ?? null,
    resale: parsed.resale ?? null,
    startsAt: parsed.startsAt ?? null,
    endsAt: parsed.endsAt ?? null,
    termDays: parsed.termDays ?? (product.model === 'subscription' ? null : 365),
    freeTrialDays: parsed.freeTrialDays ?? null,
    prices: parsed.prices,
    grants: parsed.grants,
    atEnd: parsed.atEnd ?? (product.model === 'subscription' ? 'EXPIRE' : 'RENEW'),
    replaces: parsed.replaces ?? null,
    offerSetId: parsed.offerSetId ?? null,
  };
  state.offers[offer.id] = offer;
  return offer;
};

/** Lists a product and its public offer at `now` (epoch ms). */
export const addProduct = (state: MarketplaceState, seed: ProductSeed, now: number): Product => {
  const parsed = v.parse(ProductSeed, seed);
  const publicOfferId = newId(state, 'offer');
  const product: Product = {
    code: parsed.code,
    id: parsed.id ?? newId(state, 'prod'),
    title: parsed.title,
    model: parsed.model,
    integration: parsed.integration,
    dimensions: parsed.dimensions.map((dimension) => ({
      ...dimension,
      title: dimension.title ?? dimension.key,
    })),
    publicOfferId,
  };
  state.products[product.code] = product;
  addOffer(
    state,
    {
      id: publicOfferId,
      productCode: product.code,
      name: product.title,
      grants: parsed.grants,
      ...(parsed.freeTrialDays === undefined ? {} : { freeTrialDays: parsed.freeTrialDays }),
      ...(parsed.termDays === undefined ? {} : { termDays: parsed.termDays }),
    },
    now,
  );
  return product;
};
