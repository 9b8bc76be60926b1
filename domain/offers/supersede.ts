/**
 * A newer solution provider offer of the same seller to the same account: announced, and never switched to by itself.
 * @module
 */
import type { Instant } from '../time.ts';
import { hasAccepted, type Offer, termsOf } from './offer.ts';
import { namedIn, type ToldOffer } from './tell.ts';

/** Whether `newer` took the place of `older` at an account: both solution provider offers of one seller and product. */
const supersedes = (newer: Offer, older: Offer, account: string): boolean => {
  const [after, before] = [termsOf(newer), termsOf(older)];
  const isSameSeller =
    before.sellerOfRecord !== undefined &&
    (before.sellerOfRecord.account ?? before.sellerOfRecord.name) ===
      (after.sellerOfRecord?.account ?? after.sellerOfRecord?.name);
  return (
    after.kind === 'sppo' &&
    before.kind === 'sppo' &&
    isSameSeller &&
    after.productCode === before.productCode &&
    after.audience.includes(account) &&
    before.audience.includes(account) &&
    (after.since > before.since || (after.since === before.since && newer.offerId > older.offerId))
  );
};

/** Whether anybody still cares: the account accepted it, or may yet. */
const matters = (offer: Offer, account: string, now: Instant): boolean => {
  const { expiresAt } = termsOf(offer);
  const isOpen = expiresAt === undefined || expiresAt > now;
  return isOpen || hasAccepted(offer, account);
};

/**
 * Announces that a newer solution provider offer of the same seller was extended to the same account. The older one stays
 * as it is, and so does every agreement under it: a person chooses.
 * @param accounts to look at: the audience of the offer that changed
 * @returns the older offer, unchanged where nothing is new
 */
export const tellSuperseded = (
  older: Offer,
  newer: Offer,
  accounts: readonly string[],
  now: Instant,
): ToldOffer => {
  const known = older.told.superseded ?? [];
  const buyerAccount = accounts.find(
    (account) => supersedes(newer, older, account) && matters(older, account, now),
  );
  if (buyerAccount === undefined || known.includes(newer.offerId)) return { offer: older, events: [] };
  const superseded = [...known, newer.offerId].sort();
  return {
    offer: { ...older, told: { ...older.told, superseded } },
    events: [
      {
        type: 'offer.superseded',
        ...namedIn(older),
        byOfferId: newer.offerId,
        byLabel: termsOf(newer).label,
        buyerAccount,
        since: now,
      },
    ],
  };
};
