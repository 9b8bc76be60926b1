/**
 * AWS Marketplace's notifications as they are documented and as they were captured from production (values made up):
 * the shapes of facts §3.4. Each says what it must lead to.
 */

export const SELLER = '123456789012';
export const BUYER = '845735284135';
/** As real events and `ResolveCustomer` print it. */
export const REAL_ARN = 'arn:aws:license-manager::294406891311:license:l-9d01d15f2c1a4b7e8f0a9b8c7d6e5f40';
/** As the documentation's samples print it: no `arn:`, a Region, no `license:`. */
export const SAMPLE_ARN = 'aws:license-manager:us-east-1:123456789012:l-e52c7a0b1d2e3f405162738495a6b7c8';
export const AGREEMENT = 'agmt-4mwg1nevbokzw95eca5797ixs';

export interface Notification {
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly time: string;
  readonly detail: Record<string, unknown>;
}

let made = 0;

/** An envelope around a detail; each has an id of its own. */
export const notification = (
  detailType: string,
  time: string,
  detail: Record<string, unknown>,
  source = 'aws.agreement-marketplace',
): Notification & Record<string, unknown> => {
  made += 1;
  return {
    version: '0',
    id: `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`,
    'detail-type': detailType,
    source,
    account: SELLER,
    time,
    region: 'us-east-1',
    resources: [`arn:aws:aws-marketplace::aws:agreement:${AGREEMENT}`],
    detail: {
      requestId: `3d4c0000-0000-4000-8000-${String(made).padStart(12, '0')}`,
      catalog: 'AWSMarketplace',
      ...detail,
    },
  };
};

const parties = { acceptor: { accountId: BUYER }, proposer: { accountId: SELLER } };
const offer = { offer: { id: 'offer-abcexample123' } };
/** The product that all of them are about. */
export const PRODUCT_CODE = 'aw4fgf5tyo5w2ap6fexample';
const product = { code: PRODUCT_CODE, id: 'prod-qtwveexample' };

/** Captured: pay-as-you-go prints an end in the year 9999, a direct sale a resale authorization without id. */
export const capturedCreated = (agreementId = AGREEMENT, time = '2026-08-20T14:23:22Z') =>
  notification('Purchase Agreement Created - Proposer', time, {
    agreement: {
      id: agreementId,
      intent: 'NEW',
      status: 'ACTIVE',
      acceptanceTime: '2026-08-20T14:23:11Z',
      startTime: '2026-08-20T14:23:11Z',
      endTime: '9999-01-01T00:00:00Z',
    },
    resaleAuthorization: { id: null },
    ...parties,
    ...offer,
  });

/** Documented: a channel partner's offer reaches the manufacturer with its resale authorization. */
export const partnerCreated = (agreementId = AGREEMENT, time = '2026-08-20T14:23:22Z') =>
  notification('Purchase Agreement Created - Manufacturer', time, {
    agreement: {
      id: agreementId,
      intent: 'NEW',
      status: 'ACTIVE',
      acceptanceTime: '2026-08-20T14:23:11Z',
      startTime: '2026-09-01T00:00:00Z',
      endTime: '2027-08-31T23:59:59Z',
    },
    resaleAuthorization: { id: 'resaleauthz-ex4mple' },
    acceptor: { accountId: BUYER },
    proposer: { accountId: '123456512334' },
    ...offer,
  });

/** Documented: a renewal names the agreement before it. */
export const renewalCreated = (agreementId: string, previousAgreementId: string, time: string) =>
  notification('Purchase Agreement Created - Proposer', time, {
    agreement: {
      id: agreementId,
      intent: 'RENEW',
      previousAgreementId,
      status: 'ACTIVE',
      acceptanceTime: time,
      startTime: time,
      endTime: '2027-08-31T23:59:59Z',
    },
    product: { id: product.id, title: 'Example' },
    acceptor: { accountId: BUYER },
    proposer: { accountId: SELLER, name: 'Example Seller' },
    ...offer,
  });

export const amended = (agreementId = AGREEMENT, time = '2026-08-20T15:00:00Z') =>
  notification('Purchase Agreement Amended - Proposer', time, {
    agreement: {
      id: agreementId,
      intent: 'AMEND',
      status: 'ACTIVE',
      acceptanceTime: time,
      startTime: '2026-08-20T14:23:11Z',
      endTime: '2027-08-31T23:59:59Z',
      autoRenewalEnabled: true,
    },
    renewalSummary: { lockoutStartTime: null, disabledBy: null },
    ...parties,
    ...offer,
  });

/** Captured: the real `Ended` has no offer. */
export const capturedEnded = (status = 'CANCELLED', agreementId = AGREEMENT, time = '2026-08-20T14:24:57Z') =>
  notification('Purchase Agreement Ended - Proposer', time, {
    agreement: { id: agreementId, status },
    resaleAuthorization: { id: null },
    ...parties,
  });

const licenseEvent =
  (type: string) =>
  (arn: string, time: string, agreementId = AGREEMENT) =>
    notification(`License ${type} - Manufacturer`, time, {
      agreement: { id: agreementId },
      product,
      license: { arn },
      ...parties,
      ...offer,
    });
export const licenseUpdated = licenseEvent('Updated');
export const licenseDeprovisioned = licenseEvent('Deprovisioned');

export const advisory = (type: 'Issued' | 'Resolved', time = '2026-08-20T16:00:00Z') =>
  notification(`Purchase Agreement Advisory ${type} - Manufacturer`, time, {
    agreement: { id: AGREEMENT },
    product: { id: product.id },
    ...parties,
    ...offer,
    advisory: type === 'Issued' ? { issuedAt: time } : { resolvedAt: time },
  });

/** Documented types that change nothing here: kept, and no more. */
export const informational = (): (Notification & Record<string, unknown>)[] => [
  notification('Purchase Agreement Ending - Proposer', '2026-08-20T14:23:22Z', {
    agreement: {
      id: AGREEMENT,
      startTime: '2026-08-20T14:23:11Z',
      endTime: '2027-08-31T23:59:59Z',
      status: 'ACTIVE',
      daysBeforeEndTime: 180,
      autoRenewalEnabled: true,
    },
    renewalSummary: { lockoutStartTime: '2027-07-31T00:00:00Z', disabledBy: null },
    ...parties,
    ...offer,
  }),
  notification('Agreement Cancellation Request Pending Approval - Proposer', '2026-08-20T14:23:22Z', {
    agreement: { id: AGREEMENT, acceptorId: BUYER, productId: product.id, offerId: 'offer-abcexample123' },
    agreementCancellationRequest: {
      id: 'acr-example',
      reasonCode: 'REPLACING_AGREEMENT',
      reasonMessage: 'moved',
      statusCode: 'PENDING_APPROVAL',
      createdAt: '2026-08-20T14:23:22Z',
      updatedAt: '2026-08-20T14:23:22Z',
    },
  }),
  notification('Purchase Agreement Billing Adjustment Completed - Proposer', '2026-08-20T14:23:22Z', {
    agreement: { id: AGREEMENT },
    billingAdjustmentRequest: {
      id: 'ba-example',
      adjustmentAmount: '-100.00',
      currencyCode: 'USD',
      adjustmentReasonCode: 'OTHER',
    },
    invoice: { originalInvoiceId: 'inv-1' },
  }),
];

/** A type that AWS may send tomorrow. */
export const unheardOf = () =>
  notification('Spend Threshold Reached', '2026-08-20T14:23:22Z', {
    agreement: { id: AGREEMENT },
    threshold: 1,
  });
