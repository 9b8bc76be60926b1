/**
 * The operations that read tenants and subscriptions, and what waits for a person.
 * @module
 */
import * as v from 'valibot';
import { ProductCode, SubscriptionIdText, TenantId } from '../identifiers.ts';
import { BillingQuery, BillingView } from './billing.ts';
import { MigrationPage, MigrationQuery } from './migration.ts';
import type { Operation } from './operation.ts';
import { OrphansPage, OrphansQuery } from './orphans.ts';
import { SubscriptionsPage, SubscriptionsQuery, SubscriptionView } from './subscriptions.ts';
import { TenantsPage, TenantsQuery, TenantView } from './tenants.ts';

const none = v.strictObject({});
const tenant = v.strictObject({ id: TenantId });
const subscription = v.strictObject({ id: SubscriptionIdText });
const product = v.strictObject({ code: ProductCode });

/** As in `OPERATIONS`. */
export const DIRECTORY_READ_OPERATIONS = {
  'GET /v1/tenants': {
    id: 'listTenants',
    summary: 'Tenants, newest first',
    description:
      'By state they come in the order of what is due next. Lists follow a change within seconds; one tenant read by its id is always current.',
    params: none,
    query: TenantsQuery,
    response: TenantsPage,
    versioned: false,
    refusals: ['CURSOR_INVALID'],
  },
  'GET /v1/tenants/{id}': {
    id: 'readTenant',
    summary: 'A tenant with its history',
    description: 'Its state, who pays, who paid when, and what operators did.',
    params: tenant,
    query: none,
    response: TenantView,
    versioned: true,
    refusals: ['NOT_FOUND'],
  },
  'GET /v1/subscriptions': {
    id: 'listSubscriptions',
    summary: 'Subscriptions, newest first',
    description:
      'One row for each license: its current generation, or with `agreementId` the latest one under that agreement. Former generations are linked from the subscription.',
    params: none,
    query: SubscriptionsQuery,
    response: SubscriptionsPage,
    versioned: false,
    refusals: ['CURSOR_INVALID'],
  },
  'GET /v1/subscriptions/{id}': {
    id: 'readSubscription',
    summary: 'A subscription with what was heard of it',
    description: 'Its state, agreement, generations, and the facts that they are folded from.',
    params: subscription,
    query: none,
    response: SubscriptionView,
    versioned: true,
    refusals: ['NOT_FOUND'],
  },
  'GET /v1/orphans': {
    id: 'listOrphans',
    summary: 'What waits for a person',
    description: 'Kind by kind, oldest first, each from the time on that the policy of its product sets.',
    params: none,
    query: OrphansQuery,
    response: OrphansPage,
    versioned: false,
    refusals: ['CURSOR_INVALID'],
  },
  'GET /v1/products/{code}/migration': {
    id: 'listMigration',
    summary: 'Customers on two identities',
    description:
      'For a product that moves from CustomerIdentifier to license ARNs: whether what AWS says under both names is the same, customer by customer, first heard of first.',
    params: product,
    query: MigrationQuery,
    response: MigrationPage,
    versioned: false,
    refusals: ['NOT_FOUND', 'NOT_DUAL_RUNNING', 'CURSOR_INVALID'],
  },
  'GET /v1/tenants/{id}/billing': {
    id: 'readBilling',
    summary: 'Who pays for a tenant, and for an hour',
    description:
      'The link now, the tenures, and the one payer of the hour that is asked for, or why nobody pays for it.',
    params: tenant,
    query: BillingQuery,
    response: BillingView,
    versioned: true,
    refusals: ['NOT_FOUND'],
  },
} as const satisfies Record<string, Operation>;
