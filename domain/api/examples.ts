/**
 * One example of each answer and body, for the API's document; a test parses each with its schema.
 * @module
 */
import type { OrphansPage } from './orphans.ts';
import type { SubscriptionSummary, SubscriptionsPage, SubscriptionView } from './subscriptions.ts';
import type { TenantSummary, TenantsPage, TenantView } from './tenants.ts';
import type { WriteOutcome } from './writes.ts';

const TENANT_ID = 't-mz3kq7w2hx5n6c4vtp2e';
const SUBSCRIPTION_ID = 'l-9d01abe6c2f7449f8a35e3d1c60b7a42~1';
const AGREEMENT_ID = 'agmt-4xkq2v8w9n';
const BUYER = '111122223333';
const PRODUCT = 'aw4fgf5tyo5w2ap6fexample0';
const CREATED = '2026-11-21T09:14:03.120Z';
const BOUND = '2026-11-21T09:20:41.007Z';
const TENANT_PATH = `/v1/tenants/${TENANT_ID}`;
const SUBSCRIPTION_PATH = `/v1/subscriptions/${SUBSCRIPTION_ID}`;

const tenant: TenantSummary = {
  tenantId: TENANT_ID,
  productCode: PRODUCT,
  state: { name: 'ACTIVE', since: BOUND },
  served: true,
  createdAt: BOUND,
  link: { subscriptionId: SUBSCRIPTION_ID, since: BOUND },
  retirementOffered: false,
  version: 1,
  next: [],
  links: {
    self: TENANT_PATH,
    payer: SUBSCRIPTION_PATH,
    billing: `${TENANT_PATH}/billing`,
    suspend: `${TENANT_PATH}/suspend`,
  },
};

const subscription: SubscriptionSummary = {
  subscriptionId: SUBSCRIPTION_ID,
  licenseArn: 'arn:aws:license-manager::294406891311:license:l-9d01abe6c2f7449f8a35e3d1c60b7a42',
  state: { name: 'ACTIVE', since: CREATED },
  productCode: PRODUCT,
  buyerAccount: BUYER,
  agreementId: AGREEMENT_ID,
  tenantId: TENANT_ID,
  version: 3,
  next: [],
  links: {
    self: SUBSCRIPTION_PATH,
    tenant: TENANT_PATH,
    agreement: `/v1/subscriptions?agreementId=${AGREEMENT_ID}`,
  },
};

/** A page of one row. */
export const TENANTS_EXAMPLE: TenantsPage = { items: [tenant] };
export const SUBSCRIPTIONS_EXAMPLE: SubscriptionsPage = { items: [subscription] };

/** A tenant with its history. */
export const TENANT_EXAMPLE: TenantView = {
  ...tenant,
  policy: 'example/plain@1',
  tenures: [{ subscriptionId: SUBSCRIPTION_ID, from: '2026-11-21T09:00:00.000Z' }],
  bindings: [
    { subscriptionId: SUBSCRIPTION_ID, boundAt: BOUND, grantedAt: CREATED, href: SUBSCRIPTION_PATH },
  ],
  attached: [],
  acts: [],
};

/** A subscription with its facts. */
export const SUBSCRIPTION_EXAMPLE: SubscriptionView = {
  ...subscription,
  generation: 1,
  firstSeenAt: CREATED,
  registeredAt: CREATED,
  grantedAt: CREATED,
  refreshedAt: CREATED,
  boundAt: BOUND,
  agreement: { agreementId: AGREEMENT_ID, status: 'ACTIVE', intent: 'NEW' },
  generations: [
    { subscriptionId: SUBSCRIPTION_ID, state: { name: 'ACTIVE', since: CREATED }, href: SUBSCRIPTION_PATH },
  ],
  heard: [
    { kind: 'granted', at: CREATED, id: '6f0b7a2c-3f10-4f4e-9a53-5b6a1f0d2c11' },
    { kind: 'bound', at: BOUND, id: 'c3b8f3a4-92a6-4a3b-b8f8-2f3b9f6d1e20' },
  ],
};

/** The desk with one row on it. */
export const ORPHANS_EXAMPLE: OrphansPage = {
  items: [
    {
      kind: 'unregistered',
      since: CREATED,
      listedSince: '2026-11-22T09:14:03.120Z',
      subscriptionId: SUBSCRIPTION_ID,
      productCode: PRODUCT,
      buyerAccount: BUYER,
      agreementId: AGREEMENT_ID,
      next: [
        {
          code: 'BUYER_TO_REGISTER',
          text: `AWS account ${BUYER} pays, but nobody has registered.`,
          href: `${SUBSCRIPTION_PATH}/bind`,
        },
      ],
      links: { subscription: SUBSCRIPTION_PATH, bind: `${SUBSCRIPTION_PATH}/bind` },
    },
  ],
};

/** Bodies of writes. */
export const REASON_EXAMPLE = { reason: 'Asked for by the customer in ticket 4711' };
export const BIND_EXAMPLE = { tenantId: TENANT_ID, reason: 'The buyer registered by telephone' };

/** A tenant was suspended while its buyer pays on. */
export const SUSPENDED_EXAMPLE: WriteOutcome = {
  dryRun: false,
  changes: [{ resource: TENANT_PATH, from: 'ACTIVE', to: 'SUSPENDED' }],
  events: [{ type: 'tenant.suspended', about: TENANT_ID }],
  warnings: [
    {
      code: 'BUYER_STILL_PAYS',
      text: `The subscription ${SUBSCRIPTION_ID} goes on: AWS account ${BUYER} pays while service is off.`,
      href: SUBSCRIPTION_PATH,
    },
  ],
  next: [
    {
      code: 'PERSON_TO_RESTORE',
      text: 'Service is off; data is kept at least until 2026-12-21T09:20:41.007Z. Restore the tenant when that is settled.',
      href: `${TENANT_PATH}/restore`,
    },
  ],
  links: { self: TENANT_PATH },
};

/** A tenant was restored, and a live subscription pays. */
export const RESTORED_EXAMPLE: WriteOutcome = {
  dryRun: false,
  changes: [{ resource: TENANT_PATH, from: 'SUSPENDED', to: 'ACTIVE' }],
  events: [{ type: 'tenant.restored', about: TENANT_ID }],
  warnings: [],
  next: [],
  links: { self: TENANT_PATH },
};

/** What binding a subscription would do. */
export const BOUND_EXAMPLE: WriteOutcome = {
  dryRun: true,
  changes: [
    { resource: SUBSCRIPTION_PATH, from: 'ACTIVE_UNREGISTERED', to: 'ACTIVE' },
    { resource: TENANT_PATH, from: 'PROVISIONING', to: 'ACTIVE' },
  ],
  events: [
    { type: 'subscription.active', about: SUBSCRIPTION_ID },
    { type: 'tenant.provisioned', about: TENANT_ID },
    { type: 'tenant.payer.changed', about: TENANT_ID },
  ],
  warnings: [],
  next: [
    { code: 'SEND_TO_DO', text: 'Nothing was written. To do it, send the same request without dryRun.' },
  ],
  links: { self: SUBSCRIPTION_PATH },
};
