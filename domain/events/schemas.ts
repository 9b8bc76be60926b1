/**
 * The events that Concord puts on its bus, for the seller's application to import. Each type has a version;
 * a change that would break a reader gets a new one. `detail` of the EventBridge event is `Event`.
 * @module
 */
import * as v from 'valibot';
import { Entitlement } from '../entitlement/entitlement.ts';
import { OFFER_KINDS } from '../offers/offer.ts';
import { FINDING_KINDS } from '../repair/findings.ts';
import { SEARCHES } from '../repair/watermark.ts';
import { ACTIVATION_EVENT_SCHEMAS } from './activation.ts';
import { CAPABILITY_EVENT_SCHEMAS } from './capabilities.ts';
import { ENROLMENT_EVENT_SCHEMAS } from './enrolment.ts';
import { ORDER_EVENT_SCHEMAS } from './orders.ts';
import { USAGE_EVENT_SCHEMAS } from './usage.ts';

const instant = v.pipe(v.number(), v.integer());
const subscriptionState = v.picklist([
  'PENDING',
  'ACTIVE_UNREGISTERED',
  'ACTIVE',
  'NEEDS_ATTENTION',
  'ENDING',
  'ENDED',
  'FAILED',
]);
const tenantState = v.picklist(['PROVISIONING', 'ACTIVE', 'GRACE', 'SUSPENDED', 'RETIRED']);

const tenantFields = {
  version: v.literal(1),
  tenantId: v.string(),
  productCode: v.string(),
  /** State before; absent for a tenant that is new. */
  from: v.optional(tenantState),
  to: tenantState,
  /** When the new state began, by the facts; ms since 1970 UTC. */
  since: instant,
};
const subscriptionFields = {
  version: v.literal(1),
  subscriptionId: v.string(),
  licenseArn: v.string(),
  productCode: v.optional(v.string()),
  buyerAccount: v.optional(v.string()),
  agreementId: v.optional(v.string()),
  tenantId: v.optional(v.string()),
  from: v.optional(subscriptionState),
  to: subscriptionState,
  since: instant,
};

const tenantEvent = <const Type extends string>(type: Type) =>
  v.strictObject({ type: v.literal(type), ...tenantFields });
const subscriptionEvent = <const Type extends string>(type: Type) =>
  v.strictObject({ type: v.literal(type), ...subscriptionFields });

const offerFields = {
  version: v.literal(1),
  offerId: v.string(),
  /** `sppo` where an operator said so; `unknown` where nothing but an agreement speaks of it. */
  kind: v.picklist([...OFFER_KINDS, 'unknown']),
  /** What buyers see; the id where nobody has named it. */
  label: v.string(),
  productCode: v.optional(v.string()),
};
const offerExpiry = <const Type extends string>(type: Type) =>
  v.strictObject({
    type: v.literal(type),
    ...offerFields,
    expiresAt: instant,
    /** Accounts it was extended to that have not accepted it. */
    buyerAccounts: v.array(v.string()),
  });

const reassignmentFields = {
  version: v.literal(1),
  changeId: v.string(),
  tenantId: v.string(),
  productCode: v.string(),
  state: v.picklist([
    'REQUESTED',
    'AWAITING_TARGET',
    'TARGET_READY',
    'LINKED',
    'VERIFIED',
    'CANCEL_AWAITED',
    'CANCEL_PROCESSING',
    'COMPLETED',
    'ROLLED_BACK',
    'ABORTED',
    'NEEDS_ATTENTION',
  ]),
  /** Why it needs attention, or came to nothing. */
  reason: v.optional(v.string()),
  sourceAccount: v.string(),
  targetAccount: v.string(),
  /** Once the link moved: the hour from which the target pays, and whether it moved to save the tenant. */
  effectiveHour: v.optional(instant),
  rescue: v.optional(v.boolean()),
  since: instant,
};
const reassignmentEvent = <const Type extends string>(type: Type) =>
  v.strictObject({ type: v.literal(type), ...reassignmentFields });

/** One schema per type of event. */
export const EVENT_SCHEMAS = {
  /** A buyer registered; nothing pays yet, do not serve. */
  'tenant.created': tenantEvent('tenant.created'),
  /** The first payer is there: create and serve. */
  'tenant.provisioned': tenantEvent('tenant.provisioned'),
  /** Nobody pays; serve until `until`. */
  'tenant.grace.started': v.strictObject({
    type: v.literal('tenant.grace.started'),
    ...tenantFields,
    until: instant,
  }),
  'tenant.grace.ended': tenantEvent('tenant.grace.ended'),
  /** Stop serving, keep the data. */
  'tenant.suspended': v.strictObject({
    type: v.literal('tenant.suspended'),
    ...tenantFields,
    reason: v.picklist(['grace-over', 'operator']),
    retentionUntil: instant,
  }),
  /** Serve again. */
  'tenant.restored': tenantEvent('tenant.restored'),
  /** Retention is over; a person may retire the tenant. */
  'tenant.retirement.offered': tenantEvent('tenant.retirement.offered'),
  /** Data may be deleted. */
  'tenant.retired': tenantEvent('tenant.retired'),
  /** Another subscription pays, from the hour that begins at `effectiveHour`. */
  'tenant.payer.changed': v.strictObject({
    type: v.literal('tenant.payer.changed'),
    version: v.literal(1),
    tenantId: v.string(),
    productCode: v.string(),
    fromSubscriptionId: v.optional(v.string()),
    toSubscriptionId: v.string(),
    effectiveHour: instant,
  }),
  'subscription.pending': subscriptionEvent('subscription.pending'),
  'subscription.active': subscriptionEvent('subscription.active'),
  'subscription.attention': subscriptionEvent('subscription.attention'),
  /** Usage is accepted by AWS until `finalHourEndsAt` only. */
  'subscription.ending': v.strictObject({
    type: v.literal('subscription.ending'),
    ...subscriptionFields,
    finalHourEndsAt: instant,
  }),
  'subscription.ended': subscriptionEvent('subscription.ended'),
  'subscription.failed': subscriptionEvent('subscription.failed'),
  /** Contracts: all that the license grants now, which replaces what it granted before; empty after its end. */
  'subscription.entitlements.changed': v.strictObject({
    type: v.literal('subscription.entitlements.changed'),
    version: v.literal(1),
    subscriptionId: v.string(),
    licenseArn: v.string(),
    productCode: v.optional(v.string()),
    buyerAccount: v.optional(v.string()),
    agreementId: v.optional(v.string()),
    tenantId: v.optional(v.string()),
    entitlements: v.array(Entitlement),
    /** When AWS was asked; of two such events the later one holds. */
    asOf: instant,
  }),
  'reassignment.requested': reassignmentEvent('reassignment.requested'),
  'reassignment.approved': reassignmentEvent('reassignment.approved'),
  'reassignment.awaiting-target': reassignmentEvent('reassignment.awaiting-target'),
  'reassignment.target-ready': reassignmentEvent('reassignment.target-ready'),
  /** Service follows the target at once; it pays from `effectiveHour`. */
  'reassignment.linked': reassignmentEvent('reassignment.linked'),
  'reassignment.verified': reassignmentEvent('reassignment.verified'),
  /** Both accounts are subscribed: the source is to be canceled now. */
  'reassignment.cancel-awaited': reassignmentEvent('reassignment.cancel-awaited'),
  'reassignment.cancel-processing': reassignmentEvent('reassignment.cancel-processing'),
  'reassignment.completed': reassignmentEvent('reassignment.completed'),
  'reassignment.rolled-back': reassignmentEvent('reassignment.rolled-back'),
  'reassignment.aborted': reassignmentEvent('reassignment.aborted'),
  /** A person must look. */
  'reassignment.attention': reassignmentEvent('reassignment.attention'),
  /** The source has ended and the target is not live: nobody pays, the tenant is in grace. */
  'reassignment.orphaned': reassignmentEvent('reassignment.orphaned'),
  /** The end of the source takes longer than AWS says. */
  'reassignment.overdue': reassignmentEvent('reassignment.overdue'),
  /** What waits for a person is still waiting. */
  'reassignment.reminder': reassignmentEvent('reassignment.reminder'),
  /** AWS suspects closure, compromise, abuse or fraud (or no longer does): for a person, never a reason to revoke. */
  'agreement.advisory': v.strictObject({
    type: v.literal('agreement.advisory'),
    version: v.literal(1),
    agreementId: v.string(),
    resolved: v.boolean(),
    since: instant,
  }),
  /** An account accepted an offer that is linked to a tenant: nothing is bound by it, a person at the door or an operator does that. */
  'offer.accepted': v.strictObject({
    type: v.literal('offer.accepted'),
    ...offerFields,
    agreementId: v.string(),
    buyerAccount: v.string(),
    /** The tenant that an operator linked the offer to for this account. */
    tenantId: v.string(),
    since: instant,
  }),
  /** A private offer can be accepted until `expiresAt` only. */
  'offer.expiring': offerExpiry('offer.expiring'),
  /** A private offer can be accepted no more; agreements under it go on. */
  'offer.expired': offerExpiry('offer.expired'),
  /** A newer solution provider offer of the same seller was extended to the account: a person chooses, nothing was switched. */
  'offer.superseded': v.strictObject({
    type: v.literal('offer.superseded'),
    ...offerFields,
    byOfferId: v.string(),
    byLabel: v.string(),
    buyerAccount: v.string(),
    since: instant,
  }),
  /** A proven buyer wanted a subscription that another tenant holds: nothing was changed, an operator decides. */
  'registration.binding.refused': v.strictObject({
    type: v.literal('registration.binding.refused'),
    version: v.literal(1),
    registrationId: v.string(),
    subscriptionId: v.string(),
    licenseArn: v.string(),
    productCode: v.string(),
    buyerAccount: v.string(),
    /** Who holds it. */
    tenantId: v.string(),
    since: instant,
  }),
  /** A comparison with AWS Marketplace found facts whose notifications were lost; each was heard before this. */
  'repair.finished': v.strictObject({
    type: v.literal('repair.finished'),
    version: v.literal(1),
    /** Which comparison it was: agreements by update or by start, or entitlements. */
    search: v.picklist([...SEARCHES, 'entitlements']),
    lookedAt: v.number(),
    differing: v.number(),
    repaired: v.number(),
    byKind: v.record(v.picklist(FINDING_KINDS), v.number()),
  }),
  /** AWS Marketplace sent a notification of a type that this version does not know: it was kept and changed nothing. */
  'notification.unknown': v.strictObject({
    type: v.literal('notification.unknown'),
    version: v.literal(1),
    detailType: v.string(),
    since: instant,
  }),
  /** A webhook's receiver answered 410 Gone: nothing is sent to that endpoint any more. */
  'webhook.disabled': v.strictObject({
    type: v.literal('webhook.disabled'),
    version: v.literal(1),
    /** Its name in the configuration. */
    endpoint: v.string(),
    since: instant,
  }),
  ...USAGE_EVENT_SCHEMAS,
  ...CAPABILITY_EVENT_SCHEMAS,
  ...ACTIVATION_EVENT_SCHEMAS,
  ...ORDER_EVENT_SCHEMAS,
  ...ENROLMENT_EVENT_SCHEMAS,
} as const;

export type EventType = keyof typeof EVENT_SCHEMAS;
export type DomainEvent = { [Type in EventType]: v.InferOutput<(typeof EVENT_SCHEMAS)[Type]> }[EventType];

/** What stands in `detail` of an event on the bus. */
export type PublishedEvent = DomainEvent & {
  readonly id: string;
  readonly at: string;
  /** Sent again by an operator, under the id that it had. */
  readonly replayed?: true;
};
