/**
 * Examples of who pays for a tenant, for the API's document.
 * @module
 */
import type { BillingView } from './billing.ts';
import type { WriteOutcome } from './writes.ts';

const TENANT_ID = 't-mz3kq7w2hx5n6c4vtp2e';
const SOURCE_ID = 'l-9d01abe6c2f7449f8a35e3d1c60b7a42~1';
const TARGET_ID = 'l-4be07d21c9a84f63b5d2710e8f3c9a16~1';
const TENANT_PATH = `/v1/tenants/${TENANT_ID}`;

/** For who bought elsewhere. */
export const OPEN_TENANT_EXAMPLE = {
  productCode: 'dw4fgf5tyo5w2ap6fcloudone1',
  channel: 'annual',
  reason: 'They bought a year from our reseller',
};

/** A tenant was opened that an annual license pays for. */
export const TENANT_OPENED_EXAMPLE: WriteOutcome = {
  dryRun: false,
  changes: [
    { resource: TENANT_PATH, from: 'NONE', to: 'ACTIVE' },
    { resource: `${TENANT_PATH}/billing`, from: 'NONE', to: 'annual' },
  ],
  events: [
    { type: 'tenant.created', about: TENANT_ID },
    { type: 'tenant.provisioned', about: TENANT_ID },
  ],
  warnings: [],
  next: [],
  links: { self: TENANT_PATH },
};

/** Back to AWS Marketplace. */
export const CHANNEL_EXAMPLE = { channel: 'aws-marketplace', reason: 'The annual license has run out' };

/** A tenant came back from an annual license. */
export const CHANNEL_OUTCOME_EXAMPLE: WriteOutcome = {
  dryRun: false,
  changes: [{ resource: `${TENANT_PATH}/billing`, from: 'annual', to: 'aws-marketplace' }],
  events: [],
  warnings: [],
  next: [],
  links: { self: TENANT_PATH },
};

/** The target pays from eleven on; who paid for nine o'clock was asked. */
export const BILLING_EXAMPLE: BillingView = {
  tenantId: TENANT_ID,
  channel: 'aws-marketplace',
  link: { subscriptionId: TARGET_ID, since: '2026-11-21T10:15:00.000Z' },
  tenures: [
    { subscriptionId: SOURCE_ID, from: '2026-11-21T05:00:00.000Z', until: '2026-11-21T11:00:00.000Z' },
    { subscriptionId: TARGET_ID, from: '2026-11-21T11:00:00.000Z' },
  ],
  hour: '2026-11-21T09:00:00.000Z',
  payer: {
    subscriptionId: SOURCE_ID,
    buyerAccount: '111111111111',
    href: `/v1/subscriptions/${SOURCE_ID}`,
  },
  links: { self: `${TENANT_PATH}/billing`, tenant: TENANT_PATH },
};
