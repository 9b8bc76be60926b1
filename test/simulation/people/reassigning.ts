/**
 * What operators send to `/v1/reassignments` and `/v1/offers`.
 * @module
 */
import { recordOffer } from '#lambdas/offers/record-offer.ts';
import {
  abortReassignment,
  approveReassignment,
  confirmTakeoverOf,
  linkReassignment,
  requestCancellation,
  verifyReassignment,
} from '#lambdas/reassignment/act-on-reassignment.ts';
import { reassign } from '#lambdas/reassignment/open-reassignment.ts';
import { PRODUCT_CODE, RESELLER } from '../aws/market.ts';
import type { Town } from '../town.ts';
import { send } from './operator.ts';

/** Says of an offer that it is the reseller's SPPO: nothing else tells. */
export const recordsOffer = (town: Town, person: string, id: string) =>
  send(town, person, 'PUT /v1/offers/{id}', (process) => recordOffer(town.ports.offers(process)), {
    verb: 'record-offer',
    params: { id },
    body: { productCode: PRODUCT_CODE, kind: 'sppo', sellerOfRecord: { account: RESELLER } },
  });

/** Begins a reassignment. */
export const reassigns = (
  town: Town,
  person: string,
  body: { readonly tenantId: string; readonly targetAccount: string; readonly takeover: boolean },
) =>
  send(town, person, 'POST /v1/reassignments', (process) => reassign(town.ports.reassignment(process)), {
    verb: 'reassign',
    params: {},
    body,
  });

/** A second person approves. */
export const approves = (town: Town, person: string, id: string) =>
  send(
    town,
    person,
    'POST /v1/reassignments/{id}/approve',
    (process) => approveReassignment(town.ports.reassignment(process)),
    { verb: 'approve', params: { id } },
  );

/** One of the tenants of a takeover agrees. */
export const confirms = (town: Town, person: string, id: string, tenantId: string) =>
  send(
    town,
    person,
    'POST /v1/reassignments/{id}/takeover',
    (process) => confirmTakeoverOf(town.ports.reassignment(process)),
    { verb: 'takeover', params: { id }, body: { tenantId, confirmedBy: 'their administrator' } },
  );

/** Moves the link now. */
export const links = (town: Town, person: string, id: string) =>
  send(
    town,
    person,
    'POST /v1/reassignments/{id}/link',
    (process) => linkReassignment(town.ports.reassignment(process)),
    { verb: 'link', params: { id } },
  );

/** Looks at the seller's system, and says what stands there. */
export const verifies = (town: Town, person: string, id: string, tenantId: string) =>
  send(
    town,
    person,
    'POST /v1/reassignments/{id}/verify',
    (process) => verifyReassignment(town.ports.reassignment(process)),
    { verb: 'verify', params: { id }, body: town.vendor.seen(tenantId) },
  );

/** Has AWS asked to cancel the source's agreement. */
export const asksToCancel = (town: Town, person: string, id: string) =>
  send(
    town,
    person,
    'POST /v1/reassignments/{id}/request-cancellation',
    (process) => requestCancellation(town.ports.reassignment(process)),
    { verb: 'request-cancellation', params: { id } },
  );

/** Stops it. */
export const aborts = (town: Town, person: string, id: string) =>
  send(
    town,
    person,
    'POST /v1/reassignments/{id}/abort',
    (process) => abortReassignment(town.ports.reassignment(process)),
    { verb: 'abort', params: { id } },
  );
