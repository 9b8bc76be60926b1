/**
 * What is awaited from a buyer account for a product: reassignments whose target it is, and private offers that were linked to
 * a tenant ahead of time. Looked up when something is first heard of that account.
 * @module
 */

/** An offer of which operators said whom its acceptance is for. */
export interface AwaitedOffer {
  readonly offerId: string;
  readonly tenantId: string;
}

export interface Awaited {
  /** `productCode/buyerAccount`. */
  readonly awaitedId: string;
  readonly changes: readonly string[];
  readonly offers: readonly AwaitedOffer[];
}

/** The id under which a buyer account is awaited. */
export const awaitedIdOf = (productCode: string, buyerAccount: string): string =>
  `${productCode}/${buyerAccount}`;

const nothing = (awaitedId: string): Awaited => ({ awaitedId, changes: [], offers: [] });

/** One more reassignment awaits the account; the same object where it did. */
export const withChange = (known: Awaited | undefined, awaitedId: string, changeId: string): Awaited => {
  const awaited = known ?? nothing(awaitedId);
  return awaited.changes.includes(changeId)
    ? awaited
    : { ...awaited, changes: [...awaited.changes, changeId].sort() };
};

/** A reassignment awaits it no more; the same object where it did not. */
export const withoutChange = (awaited: Awaited, changeId: string): Awaited =>
  awaited.changes.includes(changeId)
    ? { ...awaited, changes: awaited.changes.filter((id) => id !== changeId) }
    : awaited;

const isSame =
  (offer: AwaitedOffer) =>
  (other: AwaitedOffer): boolean =>
    other.offerId === offer.offerId && other.tenantId === offer.tenantId;

/** The acceptance of one more offer is awaited; the same object where it was. */
export const withOffer = (known: Awaited | undefined, awaitedId: string, offer: AwaitedOffer): Awaited => {
  const awaited = known ?? nothing(awaitedId);
  return awaited.offers.some(isSame(offer)) ? awaited : { ...awaited, offers: [...awaited.offers, offer] };
};

/** The acceptance of an offer is awaited no more; the same object where it was not. */
export const withoutOffer = (awaited: Awaited, offer: AwaitedOffer): Awaited =>
  awaited.offers.some(isSame(offer))
    ? { ...awaited, offers: awaited.offers.filter((other) => !isSame(offer)(other)) }
    : awaited;
