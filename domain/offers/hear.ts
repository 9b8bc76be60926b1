/**
 * What an offer hears: each fact takes its place whenever it comes.
 * @module
 */
import { OFFER_ACCEPTANCES_MAX, OFFER_LINKS_MAX } from '../limits.ts';
import type { Stamp } from '../subscription/facts.ts';
import type { Instant } from '../time.ts';
import {
  type Acceptance,
  type CatalogReading,
  isLater,
  kindOf,
  type Offer,
  type OfferLink,
  type OfferRecord,
  type OfferStatement,
} from './offer.ts';

/** One thing that is said of an offer. */
export type OfferFact =
  | { readonly kind: 'released'; readonly statement: OfferStatement }
  | { readonly kind: 'catalog'; readonly statement?: OfferStatement; readonly reading: CatalogReading }
  | { readonly kind: 'recorded'; readonly record: OfferRecord }
  | { readonly kind: 'accepted'; readonly acceptance: Acceptance }
  | { readonly kind: 'linked'; readonly link: OfferLink };

const unheard = (offerId: string, now: Instant): Offer => ({
  offerId,
  firstSeenAt: now,
  acceptances: [],
  links: [],
  told: {},
});

const byTime = (left: Acceptance, right: Acceptance): number =>
  left.at - right.at || (left.agreementId < right.agreementId ? -1 : 1);

/** What two messages say of one agreement: the earlier one dates it, each adds what the other leaves out. */
const joined = (known: Acceptance, heard: Acceptance): Acceptance => {
  const isEarlier = heard.at < known.at || (heard.at === known.at && heard.id < known.id);
  return isEarlier ? { ...known, ...heard } : { ...heard, ...known };
};

const isSame = (left: Acceptance, right: Acceptance): boolean =>
  (Object.keys(right) as (keyof Acceptance)[]).every((key) => left[key] === right[key]);

/** Everybody accepts a public offer: it keeps no acceptances, so that no two buyers ever wait for one item. */
const isForAll = (offer: Offer): boolean => kindOf(offer) === 'public';

/** The earliest acceptances are kept. */
const withAcceptance = (offer: Offer, heard: Acceptance): Offer => {
  if (isForAll(offer) && heard.resaleAuthorizationId === undefined) return offer;
  const known = offer.acceptances.find(({ agreementId }) => agreementId === heard.agreementId);
  const after = known ? joined(known, heard) : heard;
  if (known && isSame(known, after)) return offer;
  const all = [...offer.acceptances.filter((each) => each !== known), after].sort(byTime);
  const acceptances = all.slice(0, OFFER_ACCEPTANCES_MAX);
  return acceptances.includes(after) ? { ...offer, acceptances } : offer;
};

/** An account stands for one tenant: a later link takes the place of the former. */
const withLink = (offer: Offer, heard: OfferLink): Offer => {
  const known = offer.links.find(({ buyerAccount }) => buyerAccount === heard.buyerAccount);
  if (known && (known.tenantId === heard.tenantId || !isLater(heard, known))) return offer;
  const links = [...offer.links.filter((each) => each !== known), heard];
  links.sort((left, right) => (left.buyerAccount < right.buyerAccount ? -1 : 1));
  return links.length > OFFER_LINKS_MAX ? offer : { ...offer, links };
};

const isNews = (known: Stamp | undefined, heard: Stamp): boolean =>
  known === undefined || isLater(heard, known);

const withStatement = (offer: Offer, from: 'released' | 'catalog', heard: OfferStatement): Offer =>
  isNews(offer[from], heard) ? { ...offer, [from]: heard } : offer;

const withReading = (offer: Offer, reading: CatalogReading): Offer =>
  offer.reading && offer.reading.asOf >= reading.asOf ? offer : { ...offer, reading };

const heardBy = (offer: Offer, fact: OfferFact): Offer => {
  switch (fact.kind) {
    case 'released':
      return withStatement(offer, 'released', fact.statement);
    case 'catalog': {
      const read = fact.statement ? withStatement(offer, 'catalog', fact.statement) : offer;
      return withReading(read, fact.reading);
    }
    case 'recorded':
      return isNews(offer.record, fact.record) ? { ...offer, record: fact.record } : offer;
    case 'accepted':
      return withAcceptance(offer, fact.acceptance);
    case 'linked':
      return withLink(offer, fact.link);
  }
};

/**
 * The offer after hearing a fact.
 * @param known absent where nothing was heard of it yet
 * @returns the very same object where nothing is new
 */
export const hearOfferFact = (
  known: Offer | undefined,
  offerId: string,
  fact: OfferFact,
  now: Instant,
): Offer => {
  const after = heardBy(known ?? unheard(offerId, now), fact);
  return isForAll(after) && after.acceptances.length > 0 ? { ...after, acceptances: [] } : after;
};
