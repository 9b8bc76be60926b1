/**
 * Examples of what `/v1` says of customers on two identities, for the API's document; a test parses each with its schema.
 * @module
 */
import type { MigrationPage } from './migration.ts';
import type { WriteOutcome } from './writes.ts';

const TENANT_ID = 't-mz3kq7w2hx5n6c4vtp2e';
const LEGACY_ID = 'l-3f0c5c0b6f1d4e2a9b8c7d6e5f4a3b2c1d0e9f8a~1';
const LICENSE_ID = 'l-9d01abe6c2f7449f8a35e3d1c60b7a42~1';
const CODE = 'aw4fgf5tyo5w2ap6fexample0';

/** One customer who is alike on both sides. */
export const MIGRATION_EXAMPLE: MigrationPage = {
  items: [
    {
      customerIdentifier: 'X01EXAMPLEX',
      buyerAccount: '111122223333',
      tenantId: TENANT_ID,
      standing: 'alike',
      legacy: { subscriptionId: LEGACY_ID, state: 'ACTIVE', href: `/v1/subscriptions/${LEGACY_ID}` },
      license: {
        subscriptionId: LICENSE_ID,
        state: 'ACTIVE_UNREGISTERED',
        href: `/v1/subscriptions/${LICENSE_ID}`,
      },
      links: { tenant: `/v1/tenants/${TENANT_ID}` },
    },
  ],
};

/** Body of a cut-over. */
export const CUT_OVER_EXAMPLE = {
  at: '2026-12-01T00:00:00.000Z',
  customers: ['X01EXAMPLEX'],
  reason: 'Concurrent Agreements, first customers',
};

/** The license pays from the hour on. */
export const CUT_OVER_OUTCOME_EXAMPLE: WriteOutcome = {
  dryRun: false,
  changes: [{ resource: `/v1/subscriptions/${LEGACY_ID}`, from: 'DUAL', to: 'CUT_OVER' }],
  events: [{ type: 'tenant.payer.changed', about: TENANT_ID }],
  warnings: [],
  next: [],
  links: { self: `/v1/products/${CODE}/migration` },
};
