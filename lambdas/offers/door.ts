/**
 * Which use case answers which route of offers.
 * @module
 */

import { OFFER_OPERATIONS } from '#domain/api/offer-operations.ts';
import { OFFER_WORDS, REASSIGNMENT_WORDS, TENANT_WORDS } from '#domain/messages/refusal-groups.ts';
import type { RoleBook } from '#lambdas/edge/caller.ts';
import { operatorDoor } from '#lambdas/edge/operator.ts';
import { linkOffer } from './link-offer.ts';
import type { OffersPorts } from './ports.ts';
import { listOffers, readOffer } from './read-offers.ts';
import { recordOffer } from './record-offer.ts';

/** The Lambda handler of `offers`. */
export const offersDoor = (ports: OffersPorts, roles: RoleBook): ReturnType<typeof operatorDoor> =>
  operatorDoor({
    name: 'offers',
    roles,
    operations: OFFER_OPERATIONS,
    words: [OFFER_WORDS, TENANT_WORDS, REASSIGNMENT_WORDS],
    handlers: {
      'GET /v1/offers': listOffers(ports),
      'GET /v1/offers/{id}': readOffer(ports),
      'PUT /v1/offers/{id}': recordOffer(ports),
      'POST /v1/offers/{id}/links': linkOffer(ports),
    },
  });
