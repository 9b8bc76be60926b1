/**
 * What may be asked of reassignments on `/v1`, and what is answered.
 * @module
 */
import * as v from 'valibot';
import { BuyerAccount, ChangeId, OfferId, TenantId } from '../identifiers.ts';
import { FIELD_CHARACTERS_MAX } from '../limits.ts';
import { ReassignmentView } from './reassignments.ts';
import { Reason, WriteOutcome } from './writes.ts';

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

/** What a write did to a reassignment, or with `dryRun` would do; a dry run of the start is the plan. */
export const ReassignmentOutcome = v.strictObject({
  ...WriteOutcome.entries,
  changeId: ChangeId,
  reassignment: ReassignmentView,
});
export type ReassignmentOutcome = v.InferOutput<typeof ReassignmentOutcome>;
