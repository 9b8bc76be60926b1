/**
 * Examples of offers, for the API's document; a test parses each with its schema.
 * @module
 */
import type { OfferSummary, OffersPage, OfferView } from './offers.ts';
import type { WriteOutcome } from './writes.ts';

const OFFER_ID = 'offer-7kq2v8w9n4x';
const OFFER_PATH = `/v1/offers/${OFFER_ID}`;
const AGREEMENT_ID = 'agmt-4xkq2v8w9n';
const SUBSCRIPTION_ID = 'l-9d01abe6c2f7449f8a35e3d1c60b7a42~1';
const TENANT_ID = 't-mz3kq7w2hx5n6c4vtp2e';
const BUYER = '222222222222';
const PRODUCT = 'aw4fgf5tyo5w2ap6fexample0';
const LABEL = 'Classmethod, Inc. for SaaS 2026-11-21- Private Offer';
const RELEASED = '2026-11-21T09:00:00.000Z';
const RECORDED = '2026-11-21T09:10:00.000Z';

const offer: OfferSummary = {
  offerId: OFFER_ID,
  kind: 'sppo',
  label: LABEL,
  state: 'OPEN',
  productCode: PRODUCT,
  sellerOfRecord: { account: '555566667777', name: 'Classmethod, Inc.' },
  expiresAt: '2026-12-21T09:00:00.000Z',
  since: RELEASED,
  audience: [{ account: BUYER, accepted: true, reseller: 'classmethod' }],
  linked: [
    {
      buyerAccount: BUYER,
      tenantId: TENANT_ID,
      since: '2026-11-21T09:12:00.000Z',
      accepted: true,
      href: `/v1/tenants/${TENANT_ID}`,
    },
  ],
  supersededBy: [],
  version: 4,
  next: [],
  links: { self: OFFER_PATH, link: `${OFFER_PATH}/links` },
};

/** A page of one row. */
export const OFFERS_EXAMPLE: OffersPage = { items: [offer] };

/** An offer with its lineage. */
export const OFFER_EXAMPLE: OfferView = {
  ...offer,
  productId: 'prod-qtwveexample0',
  lineage: [
    {
      agreementId: AGREEMENT_ID,
      buyerAccount: BUYER,
      status: 'ACTIVE',
      acceptedAt: '2026-11-21T10:00:00.000Z',
      subscriptions: [
        {
          subscriptionId: SUBSCRIPTION_ID,
          state: 'ACTIVE',
          tenantId: TENANT_ID,
          href: `/v1/subscriptions/${SUBSCRIPTION_ID}`,
        },
      ],
      href: `/v1/subscriptions?agreementId=${AGREEMENT_ID}`,
    },
  ],
  known: {
    releasedAt: RELEASED,
    recordedAt: RECORDED,
    catalog: { askedAt: '2026-11-21T09:01:00.000Z', outcome: 'not-ours' },
  },
};

/** What an operator knows of a solution provider's offer. */
export const RECORD_OFFER_EXAMPLE = {
  productCode: PRODUCT,
  kind: 'sppo',
  label: LABEL,
  sellerOfRecord: { name: 'Classmethod, Inc.' },
  audience: [BUYER],
  expiresAt: '2026-12-21T09:00:00.000Z',
  reason: 'Order of Example Co., Ltd., 2026-11-20',
};

/** The kind that AWS could not tell. */
export const OFFER_RECORDED_EXAMPLE: WriteOutcome = {
  dryRun: false,
  changes: [{ resource: OFFER_PATH, from: 'mppo', to: 'sppo' }],
  events: [],
  warnings: [],
  next: [],
  links: { self: OFFER_PATH },
};

/** Ties the offer to a tenant ahead of time. */
export const LINK_OFFER_EXAMPLE = {
  tenantId: TENANT_ID,
  buyerAccount: BUYER,
  reason: 'The customer moves to this account',
};

/** What the account has to do now. */
export const OFFER_LINKED_EXAMPLE: WriteOutcome = {
  ...OFFER_RECORDED_EXAMPLE,
  changes: [{ resource: OFFER_PATH, from: 'UNLINKED', to: 'LINKED' }],
  next: [
    {
      code: 'OFFER_TO_ACCEPT',
      text: `AWS account ${BUYER} has yet to accept the offer “${LABEL}”.`,
    },
  ],
};
