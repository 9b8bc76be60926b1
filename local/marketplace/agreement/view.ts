import { epochSeconds } from '../instant.ts';
import { endBehavior } from '../lifecycle/succeed.ts';
import { offerOf, productOf } from '../lookups.ts';
import type { Agreement, CancellationRequest, MarketplaceState } from '../state.ts';

/** What the end of an agreement will bring; undefined for one without an end and for one that has ended. */
export const endTimeBehavior = (state: MarketplaceState, agreement: Agreement) => {
  if (agreement.endTime === null || agreement.status !== 'ACTIVE') return undefined;
  const type = endBehavior(state, agreement);
  const reasonCode =
    type === 'RENEW'
      ? undefined
      : agreement.proposerOptedOut
        ? 'PROPOSER_RENEW_OPTED_OUT'
        : offerOf(state, agreement.offerId).atEnd === 'RENEW'
          ? 'ACCEPTOR_RENEW_OPTED_OUT'
          : 'NO_RENEWAL_TERM';
  return {
    type,
    ...(reasonCode === undefined ? {} : { reasonCode }),
    ...(type === 'RENEW' ? { renewalSummary: { offerId: agreement.offerId } } : {}),
  };
};

/** The members that DescribeAgreement and SearchAgreements share. */
export const agreementView = (state: MarketplaceState, agreement: Agreement) => {
  const { offerSetId } = offerOf(state, agreement.offerId);
  return {
    agreementId: agreement.id,
    agreementType: 'PurchaseAgreement',
    status: agreement.status,
    acceptor: { accountId: agreement.acceptor },
    proposer: { accountId: agreement.proposer },
    acceptanceTime: epochSeconds(agreement.acceptanceTime),
    startTime: epochSeconds(agreement.startTime),
    ...(agreement.endTime === null ? {} : { endTime: epochSeconds(agreement.endTime) }),
    initialAgreementId: agreement.initialAgreementId,
    proposalSummary: {
      offerId: agreement.offerId,
      ...(offerSetId === null ? {} : { offerSetId }),
      resources: [{ id: productOf(state, agreement.productCode).id, type: 'SaaSProduct' }],
    },
  };
};

/** A cancellation request as its operations answer. */
export const cancellationView = (request: CancellationRequest) => ({
  agreementId: request.agreementId,
  agreementCancellationRequestId: request.id,
  status: request.status,
  reasonCode: request.reasonCode,
  ...(request.description === null ? {} : { description: request.description }),
  ...(request.statusMessage === null ? {} : { statusMessage: request.statusMessage }),
  createdAt: epochSeconds(request.createdAt),
  updatedAt: epochSeconds(request.updatedAt),
});
