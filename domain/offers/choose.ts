/**
 * What there is to do for the offer that the target account of a move is shown: table D1-1, as in docs/domain.md.
 * @module
 */
import type { Instant } from '../time.ts';
import { isPrivate, type KnownKind, type Offer, termsOf } from './offer.ts';

/** The target account, and the offer that its agreement stands under; absent where it has none. */
export interface OfferTarget {
  readonly account: string;
  readonly current?: { readonly kind: KnownKind; readonly offerId?: string };
}

/** Every step there is. */
export const OFFER_STEPS = [
  /** Subscribe to the private offer. */
  'SUBSCRIBE',
  /** No such offer can be seen from the account: the reseller has to extend one. */
  'OFFER_NOT_VISIBLE',
  /** The account has subscribed to it: there is nothing to buy. */
  'ALREADY_APPLIED',
  /** It stands under another private offer of the same kind: a person chooses, nothing is switched silently. */
  'OFFER_SUPERSEDES',
  /** It stands under a public offer, or another seller's terms: accepting makes a new agreement. */
  'SWITCH_OFFER',
  /** The move works, at the price of the offer that it has. */
  'NOT_SPPO',
] as const;
export type OfferStep = (typeof OFFER_STEPS)[number];

/** Whether the account can accept the offer at `now`: it is private, extended to the account, and not expired. */
export const isExtendedTo = (offer: Offer, account: string, now: Instant): boolean => {
  const { kind, audience, expiresAt } = termsOf(offer);
  return isPrivate(kind) && audience.includes(account) && (expiresAt === undefined || expiresAt > now);
};

/**
 * The next step for the offer.
 * @param wanted the private offer that the account shall stand under; absent where nobody knows of one
 */
export const offerStep = (target: OfferTarget, wanted: Offer | undefined, now: Instant): OfferStep => {
  const { account, current } = target;
  const isVisible = wanted !== undefined && isExtendedTo(wanted, account, now);
  if (!current) return isVisible ? 'SUBSCRIBE' : 'OFFER_NOT_VISIBLE';
  if (wanted !== undefined && current.offerId === wanted.offerId) return 'ALREADY_APPLIED';
  if (current.kind === 'sppo') return isVisible ? 'OFFER_SUPERSEDES' : 'ALREADY_APPLIED';
  return isVisible ? 'SWITCH_OFFER' : 'NOT_SPPO';
};
