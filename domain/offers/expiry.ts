/**
 * When an offer's expiry is announced, and when AWS's catalog has to be asked about it.
 * @module
 */
import { OFFER_UNANSWERED_RETRY_MS } from '../limits.ts';
import type { Instant } from '../time.ts';
import { isPrivate, kindOf, notYetAccepted, type Offer, termsOf } from './offer.ts';

/** The expiry of a private offer that somebody may yet accept; absent where nobody can, or all have. */
export const expiryOf = (offer: Offer): Instant | undefined => {
  const { kind, audience, expiresAt } = termsOf(offer);
  if (!isPrivate(kind) || expiresAt === undefined) return undefined;
  return audience.length > 0 && notYetAccepted(offer).length === 0 ? undefined : expiresAt;
};

/** When the expiry has to be announced next: as near, or as past. Never for a product that is not on sale here. */
export const announcementAt = (offer: Offer): Instant | undefined => {
  const expiresAt = expiryOf(offer);
  if (expiresAt === undefined || offer.noticeMs === undefined) return undefined;
  if (offer.told.expired === expiresAt) return undefined;
  return offer.told.expiring === expiresAt ? expiresAt : expiresAt - offer.noticeMs;
};

/** Whether the catalog may know the offer; a partner's offer is the partner's, and its events are all there is. */
export const isInCatalog = (offer: Offer): boolean =>
  offer.reading ? offer.reading.outcome !== 'not-ours' : kindOf(offer) !== 'cppo';

/** When the catalog has to be asked: at once, and where it did not answer, again. */
const readingAt = (offer: Offer): Instant | undefined => {
  const { reading, firstSeenAt } = offer;
  if (!reading) return isInCatalog(offer) ? firstSeenAt : undefined;
  if (reading.outcome !== 'unanswered') return undefined;
  const waits = OFFER_UNANSWERED_RETRY_MS;
  return reading.asOf + (waits[Math.min(reading.unanswered, waits.length) - 1] ?? waits[0]);
};

/** When something is to be done about the offer: the catalog asked, or its expiry announced. */
export const offerDueAt = (offer: Offer): Instant | undefined => {
  const due = [readingAt(offer), announcementAt(offer)].filter((at) => at !== undefined);
  return due.length === 0 ? undefined : Math.min(...due);
};

/** Whether it was announced as expiring and still can be accepted: a list of its own. */
export const isExpiring = (offer: Offer): boolean => {
  const expiresAt = expiryOf(offer);
  return expiresAt !== undefined && offer.told.expiring === expiresAt && offer.told.expired !== expiresAt;
};

/** Whether the offer can be accepted at `now`, and whether its expiry is near. */
export const offerStateAt = (offer: Offer, now: Instant): 'OPEN' | 'EXPIRING' | 'EXPIRED' => {
  const { kind, expiresAt } = termsOf(offer);
  if (expiresAt === undefined || kind === 'public') return 'OPEN';
  if (expiresAt <= now) return 'EXPIRED';
  return expiresAt - (offer.noticeMs ?? 0) <= now ? 'EXPIRING' : 'OPEN';
};
