/**
 * Which of the private offers that an account was extended it shall stand under, where nobody named one.
 * @module
 */
import type { Instant } from '../time.ts';
import { isExtendedTo } from './choose.ts';
import { kindOf, type Offer, termsOf } from './offer.ts';

/** A solution provider's offer first, then the newest. */
const byWorth = (left: Offer, right: Offer): number =>
  Number(kindOf(right) === 'sppo') - Number(kindOf(left) === 'sppo') ||
  termsOf(right).since - termsOf(left).since ||
  (left.offerId < right.offerId ? -1 : 1);

/**
 * The offer that the account would do best to accept.
 * @param offers that concern the account
 * @returns `undefined` where it can accept none of them for the product
 */
export const wantedOffer = (
  offers: readonly Offer[],
  { account, productCode }: { readonly account: string; readonly productCode: string },
  now: Instant,
): Offer | undefined =>
  offers
    .filter((offer) => (termsOf(offer).productCode ?? productCode) === productCode)
    .filter((offer) => isExtendedTo(offer, account, now))
    .sort(byWorth)[0];
