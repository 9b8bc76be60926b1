/**
 * What each route of `/v1` takes, answers and refuses. The door parses with these schemas, the OpenAPI document is made
 * from them, and a client may import them.
 * @module
 */
import * as v from 'valibot';
import { ProductCode, SubscriptionIdText, TenantId } from '../identifiers.ts';
import { AUDIT_OPERATIONS } from './audit-operations.ts';
import {
  BIND_EXAMPLE,
  BOUND_EXAMPLE,
  ORPHANS_EXAMPLE,
  REASON_EXAMPLE,
  RESTORED_EXAMPLE,
  SUBSCRIPTION_EXAMPLE,
  SUBSCRIPTIONS_EXAMPLE,
  SUSPENDED_EXAMPLE,
  TENANT_EXAMPLE,
  TENANTS_EXAMPLE,
} from './examples.ts';
import { IMPORT_EXAMPLE, IMPORTED_EXAMPLE } from './import-examples.ts';
import { ImportBody, ImportOutcome } from './imports.ts';
import { CutOverBody, MigrationPage, MigrationQuery } from './migration.ts';
import { CUT_OVER_EXAMPLE, CUT_OVER_OUTCOME_EXAMPLE, MIGRATION_EXAMPLE } from './migration-examples.ts';
import { OFFER_OPERATIONS } from './offer-operations.ts';
import type { Operation } from './operation.ts';
import { OrphansPage, OrphansQuery } from './orphans.ts';
import { REASSIGNMENT_OPERATIONS } from './reassignment-operations.ts';
import { REGISTRATION_OPERATIONS } from './registration-operations.ts';
import { REPAIR_EXAMPLE, REPAIRED_EXAMPLE, RepairBody, RepairOutcome } from './repairs.ts';
import { SubscriptionsPage, SubscriptionsQuery, SubscriptionView } from './subscriptions.ts';
import { TenantsPage, TenantsQuery, TenantView } from './tenants.ts';
import { BindBody, ReasonBody, WriteOutcome, WriteQuery } from './writes.ts';

const none = v.strictObject({});
const tenant = v.strictObject({ id: TenantId });
const subscription = v.strictObject({ id: SubscriptionIdText });
const product = v.strictObject({ code: ProductCode });

const tenantWrite = {
  params: tenant,
  query: WriteQuery,
  body: ReasonBody,
  bodyExample: REASON_EXAMPLE,
  response: WriteOutcome,
  versioned: true,
} as const;

/** Every operation by its method and path, as in `domain/routes.ts`. */
export const OPERATIONS = {
  'GET /v1/openapi.json': {
    id: 'describeApi',
    summary: 'This document',
    description: 'The API in OpenAPI 3.1, made from the schemas that parse its requests.',
    params: none,
    query: none,
    response: v.record(v.string(), v.unknown()),
    versioned: false,
    refusals: [],
  },
  'GET /v1/tenants': {
    id: 'listTenants',
    summary: 'Tenants, newest first',
    description:
      'By state they come in the order of what is due next. Lists follow a change within seconds; one tenant read by its id is always current.',
    params: none,
    query: TenantsQuery,
    response: TenantsPage,
    example: TENANTS_EXAMPLE,
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
    example: TENANT_EXAMPLE,
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
    example: SUBSCRIPTIONS_EXAMPLE,
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
    example: SUBSCRIPTION_EXAMPLE,
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
    example: ORPHANS_EXAMPLE,
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
    example: MIGRATION_EXAMPLE,
    versioned: false,
    refusals: ['NOT_FOUND', 'NOT_DUAL_RUNNING', 'CURSOR_INVALID'],
  },
  'POST /v1/products/{code}/cut-over': {
    id: 'cutOver',
    summary: 'Cut customers over to their licenses',
    description:
      'From the hour on the license pays for the tenant, and the legacy identity can only end. Who is not alike on both sides, or has no tenant, stays and is named with the reason. One request moves a bounded number.',
    params: product,
    query: WriteQuery,
    body: CutOverBody,
    bodyExample: CUT_OVER_EXAMPLE,
    response: WriteOutcome,
    example: CUT_OVER_OUTCOME_EXAMPLE,
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
    bodyExample: BIND_EXAMPLE,
    response: WriteOutcome,
    example: BOUND_EXAMPLE,
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
  'POST /v1/tenants/{id}/suspend': {
    ...tenantWrite,
    id: 'suspendTenant',
    example: SUSPENDED_EXAMPLE,
    summary: 'Suspend a tenant',
    description: 'Service stops, data is kept. The buyer goes on paying while their subscription lives.',
    refusals: ['TENANT_ALREADY_SUSPENDED', 'TENANT_RETIRED', 'HISTORY_FULL'],
  },
  'POST /v1/tenants/{id}/restore': {
    ...tenantWrite,
    id: 'restoreTenant',
    example: RESTORED_EXAMPLE,
    summary: 'Restore a suspended tenant',
    description: 'Service comes back: for good where a live subscription pays, else for another grace.',
    refusals: ['TENANT_NOT_SUSPENDED', 'TENANT_RETIRED', 'HISTORY_FULL'],
  },
  'POST /v1/orphans/repair': {
    id: 'repairOrphans',
    summary: 'Ask AWS Marketplace, and hear what was never told',
    description:
      'Compares one agreement, license or buyer with what AWS Marketplace says of it now, as a run does every quarter of an hour.',
    params: none,
    query: WriteQuery,
    body: RepairBody,
    bodyExample: REPAIR_EXAMPLE,
    response: RepairOutcome,
    example: REPAIRED_EXAMPLE,
    versioned: false,
    refusals: ['UPSTREAM_UNAVAILABLE'],
  },
  'POST /v1/imports': {
    id: 'importCustomers',
    summary: 'Import customers from before Concord',
    description:
      'Each row ties a license to a tenant in a commit of its own. Nothing is announced: the product serves them already.',
    params: none,
    query: WriteQuery,
    body: ImportBody,
    bodyExample: IMPORT_EXAMPLE,
    response: ImportOutcome,
    example: IMPORTED_EXAMPLE,
    versioned: false,
    refusals: [],
  },
  ...REGISTRATION_OPERATIONS,
  ...REASSIGNMENT_OPERATIONS,
  ...OFFER_OPERATIONS,
  ...AUDIT_OPERATIONS,
} as const satisfies Record<string, Operation>;

/** `GET /v1/tenants` and so on. */
export type OperationKey = keyof typeof OPERATIONS;

/** What the parts of a request to the operation parse to. */
export interface Parsed<Key extends OperationKey> {
  readonly params: v.InferOutput<(typeof OPERATIONS)[Key]['params']>;
  readonly query: v.InferOutput<(typeof OPERATIONS)[Key]['query']>;
  readonly body: (typeof OPERATIONS)[Key] extends { body: infer Body extends v.GenericSchema }
    ? v.InferOutput<Body>
    : undefined;
}

/** What the operation answers with. */
export type Answered<Key extends OperationKey> = v.InferOutput<(typeof OPERATIONS)[Key]['response']>;

/** The operations that write. */
export type WriteKey = {
  [Key in OperationKey]: (typeof OPERATIONS)[Key] extends { body: v.GenericSchema } ? Key : never;
}[OperationKey];
