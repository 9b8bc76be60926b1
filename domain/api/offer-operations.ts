/**
 * The operations of offers.
 * @module
 */
import * as v from 'valibot';
import { OfferId } from '../identifiers.ts';
import { LinkOfferBody, OffersPage, OffersQuery, OfferView, RecordOfferBody } from './offers.ts';
import type { Operation } from './operation.ts';
import { WriteOutcome, WriteQuery } from './writes.ts';

const offer = v.strictObject({ id: OfferId });

/** Method and path → what is asked and answered. */
export const OFFER_OPERATIONS = {
  'GET /v1/offers': {
    id: 'listOffers',
    summary: 'Offers, newest first',
    description:
      'Learnt from AWS Marketplace, and from what operators recorded. With `expiring`, the one that expires first comes first.',
    params: v.strictObject({}),
    query: OffersQuery,
    response: OffersPage,
    versioned: false,
    refusals: ['CURSOR_INVALID'],
  },
  'GET /v1/offers/{id}': {
    id: 'readOffer',
    summary: 'An offer with its lineage',
    description: 'Who may accept it and who has: offer, agreement, subscription, tenant.',
    params: offer,
    query: v.strictObject({}),
    response: OfferView,
    versioned: true,
    refusals: ['NOT_FOUND'],
  },
  'PUT /v1/offers/{id}': {
    id: 'recordOffer',
    summary: 'Record what an offer is',
    description:
      'What an operator knows holds before what AWS says. It takes the place of what was recorded before: what is left out falls back to AWS’s word. Only here does an offer become an SPPO.',
    params: offer,
    query: WriteQuery,
    body: RecordOfferBody,
    response: WriteOutcome,
    versioned: true,
    refusals: [],
  },
  'POST /v1/offers/{id}/links': {
    id: 'linkOffer',
    summary: 'Link a private offer to a tenant',
    description:
      'Ahead of time, so that its acceptance by the account is recognized. It binds nothing: a proven administrator or an operator does. A further link for the account takes the place of the former.',
    params: offer,
    query: WriteQuery,
    body: LinkOfferBody,
    response: WriteOutcome,
    versioned: true,
    refusals: [
      'OFFER_NOT_PRIVATE',
      'OFFER_NOT_EXTENDED',
      'OFFER_EXPIRED',
      'TENANT_RETIRED',
      'TENANT_OF_ANOTHER_PRODUCT',
      'BILLING_CHANNEL_CONFLICT',
      'HISTORY_FULL',
    ],
  },
} as const satisfies Record<string, Operation>;
