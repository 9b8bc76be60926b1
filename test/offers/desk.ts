/**
 * The operators' office with a product that is sold through a reseller, and offers on its desk.
 * @module
 */
import type { OfferFact } from '#domain/offers/hear.ts';
import { NOW, type Office, office, PRODUCTS } from '../directory/office.ts';
import { place } from '../directory/stock.ts';
import { offerOf } from './facts.ts';

/** Its policy names a reseller. */
export const SOLD = 'ew4fgf5tyo5w2ap6fexample0';
export { NOW };

/** Opens the office. */
export const offersDesk = (): Office => {
  const [first] = PRODUCTS;
  if (!first) throw new Error('no product');
  const sold = { ...first, productCode: SOLD, productId: 'prod-sold', policy: 'cloud-one/cloud-one' };
  return office(undefined, [...PRODUCTS, sold]);
};

let keys = 0;
/** Sends a request to the function of offers; a write has a fresh key. */
export const ask = (desk: Office, method: 'GET' | 'PUT' | 'POST', target: string, sent: object = {}) =>
  desk.sendTo('offers', method, target, method === 'GET' ? sent : { key: `key-${(keys += 1)}`, ...sent });

/** Places an offer that heard the facts. */
export const stockOffer = async (
  desk: Office,
  offerId: string,
  facts: readonly OfferFact[],
): Promise<void> => {
  await place(desk, 'offer', offerId, offerOf(facts, offerId));
};
