/**
 * An offer hears a fact in a unit of work: it is indexed by the accounts that it concerns, and what it announces is announced.
 * @module
 */
import type { DomainEvent } from '#domain/events/schemas.ts';
import { accountsOf, withExtended } from '#domain/offers/extended.ts';
import { hearOfferFact, type OfferFact } from '#domain/offers/hear.ts';
import { type Offer, termsOf } from '#domain/offers/offer.ts';
import { tellSuperseded } from '#domain/offers/supersede.ts';
import { type ToldOffer, tell } from '#domain/offers/tell.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** ms of notice before an offer of the product expires, by the policy in force. */
export type NoticeOf = (productCode: string) => Promise<number>;

/** How many of an account's offers, the latest, and how many in all are looked at for one that is superseded. */
const LATEST_OF_ACCOUNT = 10;
const OTHERS_MAX = 50;

/** The notice is pinned when the product of the offer is first known. */
const pinned = async (offer: Offer, noticeOf: NoticeOf): Promise<Offer> => {
  const { productCode } = termsOf(offer);
  if (offer.noticeMs !== undefined || productCode === undefined) return offer;
  return { ...offer, noticeMs: await noticeOf(productCode) };
};

/** Every account that the offer came to concern knows of it. */
const index = async (work: UnitOfWork, before: Offer | undefined, after: Offer): Promise<void> => {
  const known = new Set(before ? accountsOf(before) : []);
  const accounts = accountsOf(after).filter((account) => !known.has(account));
  if (accounts.length === 0) return;
  const extended = await work.readAll('extended', accounts);
  for (const [at, account] of accounts.entries()) {
    work.put('extended', account, withExtended(extended[at], account, after.offerId));
  }
};

const othersOf = async (work: UnitOfWork, offer: Offer, accounts: readonly string[]): Promise<Offer[]> => {
  const extended = await work.readAll('extended', accounts);
  const ids = extended.flatMap((each) => each?.offerIds.slice(-LATEST_OF_ACCOUNT) ?? []);
  const others = [...new Set(ids)].filter((id) => id !== offer.offerId).slice(-OTHERS_MAX);
  return (await work.readAll('offer', others)).filter((each) => each !== undefined);
};

/** Of two solution provider offers to one account, the older one is said to be superseded, whichever was heard of first. */
const compared = async (work: UnitOfWork, offer: Offer): Promise<ToldOffer> => {
  const accounts = accountsOf(offer);
  let current = offer;
  const events: DomainEvent[] = [];
  for (const other of await othersOf(work, offer, accounts)) {
    const older = tellSuperseded(other, current, accounts, work.now);
    work.put('offer', other.offerId, older.offer);
    const self = tellSuperseded(current, other, accounts, work.now);
    current = self.offer;
    events.push(...older.events, ...self.events);
  }
  return { offer: current, events };
};

/**
 * Hears a fact of an offer, or, without one, lets time pass. The puts are made; the events are for the caller to announce.
 * @returns absent where nothing was ever heard of the offer
 */
export const heardOffer = async (
  work: UnitOfWork,
  noticeOf: NoticeOf,
  offerId: string,
  fact?: OfferFact,
): Promise<ToldOffer | undefined> => {
  const before = await work.read('offer', offerId);
  const heard = fact ? hearOfferFact(before, offerId, fact, work.now) : before;
  if (!heard) return undefined;
  const told = tell(await pinned(heard, noticeOf), work.now);
  await index(work, before, told.offer);
  const isCompared = heard !== before && fact?.kind !== 'accepted' && termsOf(heard).kind === 'sppo';
  const after = isCompared ? await compared(work, told.offer) : { offer: told.offer, events: [] };
  work.put('offer', offerId, after.offer);
  return { offer: after.offer, events: [...told.events, ...after.events] };
};

/** Hears a fact of an offer, and announces what comes of it. */
export const hearOffer = async (
  work: UnitOfWork,
  noticeOf: NoticeOf,
  offerId: string,
  fact?: OfferFact,
): Promise<void> => {
  const told = await heardOffer(work, noticeOf, offerId, fact);
  if (told) work.announce(told.events);
};
