/**
 * What may be asked of reassignments on `/v1`. The door parses with these; what is said of each stands in
 * `reassignment-operations.ts`, for the API's document.
 * @module
 */
import * as v from 'valibot';
import { BuyerAccount, ChangeId, OfferId, TenantId } from '../identifiers.ts';
import { FIELD_CHARACTERS_MAX } from '../limits.ts';
import { OPEN_STATES } from '../reassignment/reassignment.ts';
import type { Request } from './operation.ts';
import { pageQuery } from './parts.ts';
import { Reason, ReasonBody, WriteQuery } from './writes.ts';

const word = v.pipe(v.string(), v.trim(), v.minLength(1, 'is empty'), v.maxLength(FIELD_CHARACTERS_MAX));

/** statuses · most that one confirmation may speak of; a policy lists 50 services at most. */
const SEEN_MAX = 100;

/** `POST /v1/reassignments`. */
export const ReassignBody = v.strictObject({
  tenantId: TenantId,
  kind: v.optional(
    v.pipe(
      v.picklist(['account-change', 'offer-switch']),
      v.description('offer-switch: another offer on the account that pays. Default: account-change.'),
    ),
  ),
  targetAccount: v.pipe(BuyerAccount, v.description('The AWS account that shall pay, 12 digits.')),
  offerId: v.optional(v.pipe(OfferId, v.description('The private offer to be accepted there.'))),
  takeover: v.optional(
    v.pipe(
      v.boolean(),
      v.description('Take the target’s subscription from another tenant, once both agree.'),
    ),
  ),
  reason: Reason,
});

/** What somebody saw in the product; without it, the product is asked. */
export const VerifyBody = v.strictObject({
  type: v.optional(
    v.pipe(word, v.description('The subscription type that is shown; goes with the services.')),
  ),
  services: v.optional(
    v.pipe(
      v.array(v.strictObject({ id: word, status: word })),
      v.maxLength(SEEN_MAX),
      v.description('Each service and what is shown of it; goes with the type.'),
    ),
  ),
  reason: Reason,
});

/** One of the two tenants of a takeover agrees. */
export const TakeoverBody = v.strictObject({
  tenantId: TenantId,
  confirmedBy: v.pipe(
    word,
    v.description('Who of the tenant said so, or where that is kept; stands in the audit entry.'),
  ),
  reason: Reason,
});

/** The states of a reassignment. */
export const ReassignmentStateWord = v.picklist([
  ...OPEN_STATES,
  'NEEDS_ATTENTION',
  'COMPLETED',
  'ROLLED_BACK',
  'ABORTED',
]);

/** Filters of `GET /v1/reassignments`. */
export const ReassignmentsQuery = v.strictObject({
  state: v.optional(ReassignmentStateWord),
  tenantId: v.optional(TenantId),
  account: v.optional(v.pipe(BuyerAccount, v.description('The source or the target is this account.'))),
  dangling: v.optional(
    v.pipe(
      v.picklist(['true', 'false'], 'is neither true nor false'),
      v.transform((word) => word === 'true'),
      v.boolean(),
      v.description('Whether a subscription is paid for beside the one that the tenant is linked to.'),
    ),
  ),
  ...pageQuery,
});

export type ReassignmentsQuery = v.InferOutput<typeof ReassignmentsQuery>;

const none = v.strictObject({});
const reassignment = v.strictObject({ id: ChangeId });
const act = { params: reassignment, query: WriteQuery, body: ReasonBody } as const;

/** Method and path → what is asked. */
export const REASSIGNMENT_REQUESTS = {
  'GET /v1/reassignments': { params: none, query: ReassignmentsQuery },
  'POST /v1/reassignments': { params: none, query: WriteQuery, body: ReassignBody },
  'GET /v1/reassignments/{id}': { params: reassignment, query: none },
  'POST /v1/reassignments/{id}/approve': act,
  'POST /v1/reassignments/{id}/takeover': { ...act, body: TakeoverBody },
  'POST /v1/reassignments/{id}/link': act,
  'POST /v1/reassignments/{id}/verify': { ...act, body: VerifyBody },
  'POST /v1/reassignments/{id}/request-cancellation': act,
  'POST /v1/reassignments/{id}/abort': act,
} as const satisfies Record<string, Request>;
