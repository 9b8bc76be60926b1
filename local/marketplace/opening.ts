import { type Coins, defaultCoins } from './coins.ts';
import { noFaults } from './faults.ts';
import { addOffer, addProduct, type OfferSeed, type ProductSeed } from './seeds.ts';
import type { MarketplaceState } from './state.ts';

/** What a marketplace begins with. */
export interface Opening {
  /** The account that publishes the products (12 digits). */
  readonly sellerAccount: string;
  readonly products: readonly ProductSeed[];
  readonly offers?: readonly OfferSeed[];
  readonly buyerAccounts?: readonly string[];
  readonly coins?: Partial<Coins>;
  /** Number of the simulated history. */
  readonly seed?: number;
}

/** Lists the products and offers of an opening that the state does not know yet; `now` is epoch ms. */
export const stock = (state: MarketplaceState, opening: Opening, now: number): void => {
  for (const product of opening.products)
    if (state.products[product.code] === undefined) addProduct(state, product, now);
  for (const offer of opening.offers ?? [])
    if (
      !Object.values(state.offers).some(({ id, name }) =>
        offer.id === undefined ? name === offer.name : id === offer.id,
      )
    )
      addOffer(state, offer, now);
  for (const account of opening.buyerAccounts ?? [])
    if (!state.buyerAccounts.includes(account)) state.buyerAccounts.push(account);
};

/** A new marketplace at `now` (epoch ms), stocked. */
export const open = (opening: Opening, now: number): MarketplaceState => {
  const state: MarketplaceState = {
    sellerAccount: opening.sellerAccount,
    entropy: opening.seed ?? 1,
    order: 0,
    coins: { ...defaultCoins(), ...opening.coins },
    faults: noFaults(),
    products: {},
    offers: {},
    buyerAccounts: [],
    suspendedAccounts: [],
    customerIdentifiers: {},
    agreements: {},
    licenses: {},
    tokens: {},
    usage: {},
    cancellationRequests: {},
    planned: [],
    outbox: [],
    notices: [],
    deliveries: [],
    buckets: {},
  };
  stock(state, opening, now);
  return state;
};
