/**
 * What an offer announces, each thing once: that it is about to expire, that it has, that a linked account accepted
 * it. Nothing is ever switched by any of it.
 * @module
 */
import type { DomainEvent } from '../events/schemas.ts';
import type { Instant } from '../time.ts';
import { announcementAt, expiryOf } from './expiry.ts';
import { notYetAccepted, type Offer, termsOf } from './offer.ts';

/** An offer after it was announced what there was to announce. */
export interface ToldOffer {
  readonly offer: Offer;
  readonly events: readonly DomainEvent[];
}

/** How an event names an offer. */
export const namedIn = (offer: Offer) => {
  const { kind, label, productCode } = termsOf(offer);
  return {
    version: 1 as const,
    offerId: offer.offerId,
    kind,
    label,
    ...(productCode === undefined ? {} : { productCode }),
  };
};

const tellExpiry = (offer: Offer, now: Instant): ToldOffer => {
  const at = announcementAt(offer);
  const expiresAt = expiryOf(offer);
  if (at === undefined || expiresAt === undefined || at > now) return { offer, events: [] };
  const isPast = expiresAt <= now;
  const fields = {
    ...namedIn(offer),
    expiresAt,
    buyerAccounts: notYetAccepted(offer),
  };
  return {
    offer: { ...offer, told: { ...offer.told, [isPast ? 'expired' : 'expiring']: expiresAt } },
    events: [isPast ? { type: 'offer.expired', ...fields } : { type: 'offer.expiring', ...fields }],
  };
};

const tellAcceptances = (offer: Offer): ToldOffer => {
  const { told, acceptances, links } = offer;
  const tenantOf = new Map(links.map(({ buyerAccount, tenantId }) => [buyerAccount, tenantId]));
  const fields = namedIn(offer);
  const events = acceptances.flatMap(({ agreementId, buyerAccount, at }): DomainEvent[] => {
    const tenantId = tenantOf.get(buyerAccount);
    if (tenantId === undefined || told.accepted?.includes(agreementId)) return [];
    return [{ type: 'offer.accepted', ...fields, agreementId, buyerAccount, tenantId, since: at }];
  });
  if (events.length === 0) return { offer, events };
  const accepted = events.flatMap((event) => (event.type === 'offer.accepted' ? [event.agreementId] : []));
  return {
    offer: { ...offer, told: { ...told, accepted: [...(told.accepted ?? []), ...accepted].sort() } },
    events,
  };
};

/**
 * Announces what is to be announced at `now`.
 * @returns the very same offer and no events where there is nothing
 */
export const tell = (offer: Offer, now: Instant): ToldOffer => {
  const accepted = tellAcceptances(offer);
  const expiry = tellExpiry(accepted.offer, now);
  return { offer: expiry.offer, events: [...accepted.events, ...expiry.events] };
};
