/**
 * Subscriptions as `/v1` shows them.
 * @module
 */
import * as v from 'valibot';
import { AGREEMENT_STATUSES } from '../agreement/agreement.ts';
import { AgreementId, BuyerAccount, ProductCode, SubscriptionIdText, TenantId } from '../identifiers.ts';
import { HintSchema, Href, InstantText, pageOf, pageQuery } from './parts.ts';

/** The states of a subscription. */
export const SubscriptionStateWord = v.picklist([
  'PENDING',
  'ACTIVE_UNREGISTERED',
  'ACTIVE',
  'NEEDS_ATTENTION',
  'ENDING',
  'ENDED',
  'FAILED',
]);

/** A subscription's state, since when, and for ENDING the end of the final hour. */
export const SubscriptionStateView = v.strictObject({
  name: SubscriptionStateWord,
  since: InstantText,
  until: v.optional(v.pipe(InstantText, v.description('ENDING: AWS accepts usage until then.'))),
});

const summary = {
  subscriptionId: SubscriptionIdText,
  licenseArn: v.pipe(v.string(), v.description('Exactly as AWS sent it.')),
  state: SubscriptionStateView,
  productCode: v.optional(v.string()),
  buyerAccount: v.optional(BuyerAccount),
  agreementId: v.optional(v.string()),
  offerId: v.optional(v.string()),
  tenantId: v.optional(TenantId),
  version: v.pipe(v.number(), v.integer(), v.description('What the ETag says.')),
  next: v.array(HintSchema),
  links: v.strictObject({
    self: Href,
    tenant: v.optional(Href),
    bind: v.optional(Href),
    agreement: v.optional(v.pipe(Href, v.description('Every subscription under the agreement.'))),
  }),
};

/** A subscription as a row of a list. */
export const SubscriptionSummary = v.strictObject(summary);

const agreement = v.strictObject({
  agreementId: v.string(),
  status: v.picklist([...AGREEMENT_STATUSES, 'UNKNOWN']),
  intent: v.optional(v.string()),
  previousAgreementId: v.optional(v.pipe(v.string(), v.description('What it renews or replaces.'))),
  proposerAccount: v.optional(v.string()),
  offerId: v.optional(v.string()),
  acceptedAt: v.optional(InstantText),
  startsAt: v.optional(InstantText),
  endsAt: v.optional(InstantText),
  endedAt: v.optional(InstantText),
  advisory: v.optional(v.strictObject({ since: InstantText, resolved: v.boolean() })),
});

const dimension = v.string();
const expiresAt = v.optional(
  v.pipe(InstantText, v.description('Holds at least until then; that it is past revokes nothing.')),
);
const entitlements = v.strictObject({
  asOf: v.optional(v.pipe(InstantText, v.description('When AWS Marketplace was asked; absent until then.'))),
  readAt: v.optional(v.pipe(InstantText, v.description('When it is asked again.'))),
  items: v.array(
    v.variant('type', [
      v.strictObject({ dimension, type: v.literal('integer'), value: v.number(), expiresAt }),
      v.strictObject({ dimension, type: v.literal('double'), value: v.number(), expiresAt }),
      v.strictObject({ dimension, type: v.literal('boolean'), value: v.boolean(), expiresAt }),
      v.strictObject({ dimension, type: v.literal('string'), value: v.string(), expiresAt }),
    ]),
  ),
});

/** A subscription with what was heard of it, its agreement, and the generations before and after it. */
export const SubscriptionView = v.strictObject({
  ...summary,
  generation: v.pipe(v.number(), v.integer()),
  freeTrial: v.optional(v.boolean()),
  firstSeenAt: InstantText,
  registeredAt: v.optional(InstantText),
  grantedAt: v.optional(InstantText),
  refreshedAt: v.optional(InstantText),
  boundAt: v.optional(InstantText),
  failedAt: v.optional(InstantText),
  endedAt: v.optional(InstantText),
  endCause: v.optional(v.picklist(['DEPROVISIONED', 'CANCELLED', 'EXPIRED', 'TERMINATED', 'OTHER'])),
  succeeds: v.optional(
    v.pipe(v.string(), v.description('The license whose place it took, by the chain of their agreements.')),
  ),
  entitlements: v.optional(v.pipe(entitlements, v.description('Contracts: what the license grants.'))),
  agreement: v.optional(agreement),
  generations: v.array(
    v.strictObject({ subscriptionId: SubscriptionIdText, state: SubscriptionStateView, href: Href }),
  ),
  heard: v.pipe(
    v.array(
      v.strictObject({
        kind: v.picklist(['registered', 'granted', 'bound', 'failed', 'ended', 'closed']),
        at: InstantText,
        id: v.pipe(v.string(), v.description('Of the notification, or of the commit.')),
      }),
    ),
    v.description('The facts of the license, in the order in which they are believed.'),
  ),
});

/** Filters of `GET /v1/subscriptions`. */
export const SubscriptionsQuery = v.strictObject({
  state: v.optional(SubscriptionStateWord),
  buyerAccount: v.optional(BuyerAccount),
  productCode: v.optional(ProductCode),
  agreementId: v.optional(AgreementId),
  ...pageQuery,
});

/** `GET /v1/subscriptions`. */
export const SubscriptionsPage = v.strictObject({
  ...pageOf(SubscriptionSummary).entries,
  agreement: v.optional(
    v.pipe(
      agreement,
      v.description('With `agreementId`: what is known of it, even years before its first license.'),
    ),
  ),
});

export type SubscriptionSummary = v.InferOutput<typeof SubscriptionSummary>;
export type SubscriptionView = v.InferOutput<typeof SubscriptionView>;
export type SubscriptionsQuery = v.InferOutput<typeof SubscriptionsQuery>;
export type SubscriptionsPage = v.InferOutput<typeof SubscriptionsPage>;
