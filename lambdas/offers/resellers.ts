/**
 * Who provides the accounts of a solution provider's offer, by the policy of its product.
 * @module
 */
import { type Hint, hintOf } from '#domain/messages/hints.ts';
import { type Offer, termsOf } from '#domain/offers/offer.ts';
import { resellerOf } from '#domain/policy/reassignment-terms.ts';
import type { OffersPorts } from './ports.ts';

/** Accounts that no reseller of the product provides, where resellers are known at all. */
export const strangers = async (
  { policies }: OffersPorts,
  offer: Offer,
  accounts: readonly string[],
): Promise<Hint[]> => {
  const { kind, productCode } = termsOf(offer);
  const policy = await policies.forProduct(productCode);
  if (kind !== 'sppo' || !policy.resellers?.length) return [];
  return accounts
    .filter((account) => !resellerOf(policy, account))
    .map((buyerAccount) => hintOf('ACCOUNT_OF_NO_RESELLER', { buyerAccount }));
};
