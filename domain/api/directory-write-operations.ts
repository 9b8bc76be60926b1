/**
 * The operations that change tenants and subscriptions.
 * @module
 */
import * as v from 'valibot';
import { ProductCode, SubscriptionIdText, TenantId } from '../identifiers.ts';
import { ChannelBody, OpenTenantBody } from './billing.ts';
import { CutOverBody } from './migration.ts';
import type { Operation } from './operation.ts';
import { BindBody, ReasonBody, WriteOutcome, WriteQuery } from './writes.ts';

const tenant = v.strictObject({ id: TenantId });
const subscription = v.strictObject({ id: SubscriptionIdText });
const product = v.strictObject({ code: ProductCode });

const tenantWrite = {
  params: tenant,
  query: WriteQuery,
  body: ReasonBody,
  response: WriteOutcome,
  versioned: true,
} as const;

/** As in `OPERATIONS`. */
export const DIRECTORY_WRITE_OPERATIONS = {
  'POST /v1/products/{code}/cut-over': {
    id: 'cutOver',
    summary: 'Cut customers over to their licenses',
    description:
      'From the hour on the license pays for the tenant, and the legacy identity can only end. Who is not alike on both sides, or has no tenant, stays and is named with the reason. One request moves a bounded number.',
    params: product,
    query: WriteQuery,
    body: CutOverBody,
    response: WriteOutcome,
    versioned: false,
    refusals: ['NOT_DUAL_RUNNING'],
  },
  'POST /v1/subscriptions/{id}/bind': {
    id: 'bindSubscription',
    summary: 'Bind a subscription to a tenant',
    description:
      'For a subscription whose buyer did not register, or registered elsewhere. It is bound for good.',
    params: subscription,
    query: WriteQuery,
    body: BindBody,
    response: WriteOutcome,
    versioned: true,
    refusals: [
      'SUBSCRIPTION_ENDING',
      'SUBSCRIPTION_ENDED',
      'SUBSCRIPTION_FAILED',
      'SUBSCRIPTION_LINKED_ELSEWHERE',
      'TENANT_RETIRED',
      'TENANT_OF_ANOTHER_PRODUCT',
      'HISTORY_FULL',
    ],
  },
  'POST /v1/tenants': {
    id: 'openTenant',
    summary: 'Open a tenant that another channel pays for',
    description:
      'For who buys elsewhere, e.g. by activation links: the tenant is served from now on. A tenant of aws-marketplace begins when its buyer registers.',
    params: v.strictObject({}),
    query: WriteQuery,
    body: OpenTenantBody,
    response: WriteOutcome,
    creates: true,
    versioned: false,
    refusals: ['CHANNEL_UNKNOWN', 'CHANNEL_OF_SUBSCRIPTIONS', 'TENANT_EXISTS'],
  },
  'POST /v1/tenants/{id}/suspend': {
    ...tenantWrite,
    id: 'suspendTenant',
    summary: 'Suspend a tenant',
    description: 'Service stops, data is kept. The buyer goes on paying while their subscription lives.',
    refusals: ['TENANT_ALREADY_SUSPENDED', 'TENANT_RETIRED', 'HISTORY_FULL'],
  },
  'POST /v1/tenants/{id}/restore': {
    ...tenantWrite,
    id: 'restoreTenant',
    summary: 'Restore a suspended tenant',
    description: 'Service comes back: for good where a live subscription pays, else for another grace.',
    refusals: ['TENANT_NOT_SUSPENDED', 'TENANT_RETIRED', 'HISTORY_FULL'],
  },
  'POST /v1/tenants/{id}/channel': {
    id: 'changeChannel',
    summary: 'Bill a tenant by another channel',
    description:
      'One of the channels of the product’s policy, one at a time: another one than aws-marketplace needs a tenant that no subscription pays for.',
    params: tenant,
    query: WriteQuery,
    body: ChannelBody,
    response: WriteOutcome,
    versioned: true,
    refusals: [
      'CHANNEL_UNKNOWN',
      'BILLING_CHANNEL_CONFLICT',
      'CHANGE_IN_PROGRESS',
      'TENANT_RETIRED',
      'HISTORY_FULL',
    ],
  },
} as const satisfies Record<string, Operation>;
