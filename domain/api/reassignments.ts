/**
 * Reassignments as `/v1` shows them: the plan before they begin, and how they stand while they run.
 * @module
 */
import * as v from 'valibot';
import { BuyerAccount, ChangeId, SubscriptionIdText, TenantId } from '../identifiers.ts';
import { OFFER_STEPS } from '../offers/choose.ts';
import { OFFER_KINDS } from '../offers/offer.ts';
import { CANCELLATION_STATUSES } from '../reassignment/cancellation.ts';
import { PLAN_STEPS } from '../reassignment/plan-steps.ts';
import { ABORT_REASONS, ATTENTION_REASONS, OPEN_STATES } from '../reassignment/reassignment.ts';
import { RISKS } from '../reassignment/risks.ts';
import { ACTORS, CANCEL_UNSAFE, NEXT_STEPS } from '../reassignment/standing.ts';
import { HAPPENINGS } from '../reassignment/timeline.ts';
import { Href, InstantText, pageOf } from './parts.ts';
import { ReassignmentStateWord } from './reassignment-requests.ts';

const described = (text: string) => v.pipe(v.string(), v.description(text));
const account = (text: string) => v.pipe(BuyerAccount, v.description(text));
const optionalInstant = (text: string) => v.optional(v.pipe(InstantText, v.description(text)));

const state = v.strictObject({
  name: ReassignmentStateWord,
  text: described('The state in words.'),
  since: InstantText,
  in: v.optional(v.pipe(v.picklist(OPEN_STATES), v.description('NEEDS_ATTENTION: where it goes on from.'))),
  reason: v.optional(v.picklist([...ATTENTION_REASONS, ...ABORT_REASONS])),
  why: v.optional(described('The reason in words.')),
});

/** What is to be done next, by whom, in which AWS account, by when. */
export const NextStepView = v.strictObject({
  code: v.picklist(NEXT_STEPS),
  text: described('What to do, in the language asked for.'),
  who: v.picklist(ACTORS),
  account: v.optional(account('The AWS account that it must be done in.')),
  deadline: optionalInstant('When it is too late, or when a person is called.'),
});

const cancelSafe = v.strictObject({
  safe: v.pipe(v.boolean(), v.description('Whether the source account may be canceled now.')),
  why: v.optional(v.picklist(CANCEL_UNSAFE)),
  text: v.string(),
  services: v.pipe(v.array(v.string()), v.description('Services that are not registered.')),
});

const offer = v.strictObject({
  offerId: v.string(),
  label: described('What the buyer looks for on the page.'),
  kind: v.picklist([...OFFER_KINDS, 'unknown']),
  expiresAt: optionalInstant('Until when it can be accepted.'),
});

const openHours = v.strictObject({
  from: InstantText,
  until: InstantText,
  firstDueBy: v.pipe(InstantText, v.description('When the first of these hours can be metered no more.')),
  by: v.pipe(
    v.picklist(['late', 'month-end', 'final-hour']),
    v.description('Which rule: 24 hours, the end of the month, or the final hour of what has ended.'),
  ),
});

const side = v.strictObject({
  account: account('The AWS account.'),
  reseller: v.optional(described('Who provides the account, by the policy.')),
  subscription: v.optional(
    v.strictObject({
      subscriptionId: SubscriptionIdText,
      state: v.string(),
      agreementId: v.optional(v.string()),
      pays: v.pipe(v.boolean(), v.description('Whether the tenant is linked to it now.')),
      endedAt: v.optional(InstantText),
      href: Href,
    }),
  ),
  offer: v.optional(offer),
  openHours: v.optional(v.pipe(openHours, v.description('Hours that it pays for and that AWS still takes.'))),
});

const step = v.strictObject({
  code: v.picklist(PLAN_STEPS),
  text: v.string(),
  who: v.picklist(ACTORS),
  account: v.optional(account('The AWS account that it must be done in.')),
  standing: v.picklist(['done', 'next', 'ahead', 'skipped']),
});

const risk = v.strictObject({ code: v.picklist(RISKS), text: v.string() });

const party = v.strictObject({
  kind: v.picklist(['operator', 'administrator', 'seller-system']),
  name: v.optional(described('Of an operator: the name of the session.')),
});

const happening = v.strictObject({
  code: v.picklist(HAPPENINGS),
  text: v.string(),
  at: InstantText,
  by: v.optional(party),
});

const verification = v.strictObject({
  by: v.picklist(['http', 'operator']),
  type: v.strictObject({ wanted: v.string(), shown: v.optional(v.string()) }),
  services: v.array(
    v.strictObject({
      id: v.string(),
      name: v.string(),
      wanted: v.string(),
      shown: v.optional(described('What was shown last; absent where nothing was said.')),
      registered: v.boolean(),
    }),
  ),
  complete: v.boolean(),
  at: optionalInstant('When it was asked last.'),
  nextAt: optionalInstant('When the seller’s system is asked again.'),
});

const summary = {
  changeId: ChangeId,
  kind: v.picklist(['account-change', 'offer-switch']),
  tenantId: TenantId,
  productCode: v.string(),
  state,
  sourceAccount: account('The account that pays when it begins.'),
  targetAccount: account('The account that shall pay.'),
  requestedAt: InstantText,
  next: NextStepView,
  cancelSafe,
  dangling: v.pipe(
    v.array(SubscriptionIdText),
    v.description('Subscriptions that are paid for beside the one that the tenant is linked to.'),
  ),
  version: v.pipe(
    v.number(),
    v.integer(),
    v.description('What the ETag says; 0 of one that is only planned.'),
  ),
  links: v.strictObject({
    self: Href,
    tenant: Href,
    approve: v.optional(Href),
    takeover: v.optional(Href),
    link: v.optional(Href),
    verify: v.optional(Href),
    requestCancellation: v.optional(Href),
    abort: v.optional(Href),
  }),
};

/** A reassignment as a row of a list. */
export const ReassignmentSummary = v.strictObject(summary);

/** A reassignment in full. A dry run of its start answers the same: that is the plan. */
export const ReassignmentView = v.strictObject({
  ...summary,
  productName: v.string(),
  policy: described('The policy version whose terms it has.'),
  requestedBy: party,
  expiresAt: v.pipe(InstantText, v.description('When it is dropped if the target never came.')),
  approval: v.optional(v.strictObject({ by: v.optional(party), at: v.optional(InstantText) })),
  takeover: v.optional(v.strictObject({ fromTenantId: TenantId, confirmed: v.array(TenantId), href: Href })),
  source: side,
  target: side,
  cutOver: v.strictObject({
    hour: v.pipe(InstantText, v.description('The hour from which the target pays.')),
    settled: v.pipe(v.boolean(), v.description('No: as it would be if the link moved now.')),
  }),
  offer: v.optional(
    v.pipe(
      v.strictObject({ step: v.picklist(OFFER_STEPS), text: v.string(), wanted: v.optional(offer) }),
      v.description('What there is to do for the private offer in the target account.'),
    ),
  ),
  steps: v.array(step),
  risks: v.array(risk),
  verification,
  cancellation: v.optional(
    v.strictObject({ status: v.picklist([...CANCELLATION_STATUSES, 'UNSENDABLE']), at: InstantText }),
  ),
  reminders: v.pipe(v.number(), v.integer()),
  timeline: v.array(happening),
});

/** `GET /v1/reassignments`. */
export const ReassignmentsPage = pageOf(ReassignmentSummary);

export type ReassignmentSummary = v.InferOutput<typeof ReassignmentSummary>;
export type ReassignmentView = v.InferOutput<typeof ReassignmentView>;
export type ReassignmentsPage = v.InferOutput<typeof ReassignmentsPage>;
