/**
 * What notifications say of offers: that one was released, and that an agreement stands under it.
 * @module
 */
import type { AgreementFact } from '#domain/agreement/agreement.ts';
import type { LicenseFact } from '#domain/subscription/facts.ts';
import type { LicenseDetails } from '#domain/subscription/license.ts';
import { offerNotice, type PolicyShelf } from '#lambdas/edge/policies.ts';
import type { Product } from '#lambdas/edge/products.ts';
import type { Heard } from '#lambdas/marketplace/notification.ts';
import { hearOffer } from '#lambdas/stores/offers.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';

/** `Offer Released`: what the offer is, by the product on sale here that it is for, if it is one. */
export const applyRelease = async (
  work: UnitOfWork,
  ports: { readonly policies: PolicyShelf; readonly products: readonly Product[] },
  { offerId, statement }: Heard & { kind: 'offer' },
): Promise<void> => {
  const product = ports.products.find(({ productId }) => productId === statement.productId);
  const said = product ? { ...statement, productCode: product.productCode } : statement;
  await hearOffer(work, offerNotice(ports.policies), offerId, { kind: 'released', statement: said });
};

/** A license was granted under an agreement: the offer that it names was accepted. */
export const offerGranted = async (
  work: UnitOfWork,
  policies: PolicyShelf,
  details: LicenseDetails,
  fact: LicenseFact,
): Promise<void> => {
  const { buyerAccount, productCode } = details;
  if (fact.kind !== 'granted' || !fact.offerId || !fact.agreementId || !buyerAccount) return;
  const { at, id, agreementId, offerId } = fact;
  const acceptance = { at, id, agreementId, buyerAccount, ...(productCode ? { productCode } : {}) };
  await hearOffer(work, offerNotice(policies), offerId, { kind: 'accepted', acceptance });
};

/** An agreement was recorded: the offer that it names was accepted, through whom the agreement says. */
export const offerAgreed = async (
  work: UnitOfWork,
  policies: PolicyShelf,
  agreementId: string,
  { kind, at, id, terms }: AgreementFact,
): Promise<void> => {
  const { offerId, acceptorAccount, proposerAccount, resaleAuthorizationId } = terms;
  if (kind !== 'recorded' || !offerId || !acceptorAccount) return;
  const acceptance = {
    at,
    id,
    agreementId,
    buyerAccount: acceptorAccount,
    ...(proposerAccount ? { proposerAccount } : {}),
    ...(resaleAuthorizationId ? { resaleAuthorizationId } : {}),
  };
  await hearOffer(work, offerNotice(policies), offerId, { kind: 'accepted', acceptance });
};
