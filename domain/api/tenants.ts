/**
 * Tenants as `/v1` shows them.
 * @module
 */
import * as v from 'valibot';
import { ProductCode, SubscriptionIdText, TenantId } from '../identifiers.ts';
import { HintSchema, Href, InstantText, pageOf, pageQuery } from './parts.ts';

/** The states of a tenant. */
export const TenantStateWord = v.picklist(['PROVISIONING', 'ACTIVE', 'GRACE', 'SUSPENDED', 'RETIRED']);

/** A tenant's state: since when, and until when it stays by itself. */
export const TenantStateView = v.strictObject({
  name: TenantStateWord,
  since: InstantText,
  until: v.optional(
    v.pipe(InstantText, v.description('PROVISIONING, GRACE: when service is suspended by itself.')),
  ),
  reason: v.optional(v.picklist(['grace-over', 'operator'])),
  retentionUntil: v.optional(
    v.pipe(InstantText, v.description('SUSPENDED: data is kept at least until then.')),
  ),
});

const link = v.strictObject({ subscriptionId: SubscriptionIdText, since: InstantText });

const summary = {
  tenantId: TenantId,
  productCode: v.string(),
  state: TenantStateView,
  served: v.pipe(v.boolean(), v.description('Whether your product should serve the tenant now.')),
  createdAt: InstantText,
  link: v.optional(v.pipe(link, v.description('The subscription that pays now.'))),
  retirementOffered: v.boolean(),
  version: v.pipe(v.number(), v.integer(), v.description('What the ETag says.')),
  next: v.array(HintSchema),
  links: v.strictObject({
    self: Href,
    payer: v.optional(Href),
    billing: Href,
    reassignment: v.optional(v.pipe(Href, v.description('The reassignment that is open.'))),
    suspend: v.optional(Href),
    restore: v.optional(Href),
  }),
};

/** A tenant as a row of a list. */
export const TenantSummary = v.strictObject(summary);

/** A tenant with its history: every subscription ever bound, who paid when, and what operators did. */
export const TenantView = v.strictObject({
  ...summary,
  policy: v.pipe(v.string(), v.description('The policy version that its durations come from.')),
  attached: v.pipe(
    v.array(v.strictObject({ subscriptionId: SubscriptionIdText, href: Href })),
    v.description(
      'Further live subscriptions that add their entitlements and pay nothing, where the policy attaches.',
    ),
  ),
  tenures: v.array(
    v.strictObject({
      subscriptionId: SubscriptionIdText,
      from: InstantText,
      until: v.optional(InstantText),
    }),
  ),
  bindings: v.array(
    v.strictObject({
      subscriptionId: SubscriptionIdText,
      boundAt: InstantText,
      grantedAt: v.optional(InstantText),
      endedAt: v.optional(InstantText),
      href: Href,
    }),
  ),
  acts: v.array(
    v.strictObject({
      kind: v.picklist([
        'suspended',
        'restored',
        'retired',
        'change-opened',
        'moved',
        'hour-moved',
        'change-closed',
        'channel',
      ]),
      at: InstantText,
      commitId: v.pipe(v.string(), v.description('Finds the audit entry: who, and why.')),
    }),
  ),
});

/** Filters of `GET /v1/tenants`. */
export const TenantsQuery = v.strictObject({
  state: v.optional(TenantStateWord),
  productCode: v.optional(ProductCode),
  ...pageQuery,
});

/** `GET /v1/tenants`. */
export const TenantsPage = pageOf(TenantSummary);

export type TenantSummary = v.InferOutput<typeof TenantSummary>;
export type TenantView = v.InferOutput<typeof TenantView>;
export type TenantsQuery = v.InferOutput<typeof TenantsQuery>;
export type TenantsPage = v.InferOutput<typeof TenantsPage>;
