/**
 * Which use case answers which route that reads.
 * @module
 */

import { DIRECTORY_READ_OPERATIONS } from '#domain/api/directory-read-operations.ts';
import { TENANT_WORDS } from '#domain/messages/refusal-groups.ts';
import type { RoleBook } from '#lambdas/edge/caller.ts';
import { operatorDoor } from '#lambdas/edge/operator.ts';
import { readBilling } from './billing.ts';
import { listMigration } from './migration.ts';
import { listOrphans } from './orphans.ts';
import type { ReadPorts } from './ports.ts';
import { listSubscriptions, readSubscription } from './subscriptions.ts';
import { listTenants, readTenant } from './tenants.ts';

/** The Lambda handler of `directory-read`. */
export const readDoor = (ports: ReadPorts, roles: RoleBook): ReturnType<typeof operatorDoor> =>
  operatorDoor({
    name: 'directory-read',
    roles,
    operations: DIRECTORY_READ_OPERATIONS,
    words: [TENANT_WORDS],
    handlers: {
      'GET /v1/tenants': listTenants(ports),
      'GET /v1/tenants/{id}': readTenant(ports),
      'GET /v1/tenants/{id}/billing': readBilling(ports),
      'GET /v1/subscriptions': listSubscriptions(ports),
      'GET /v1/subscriptions/{id}': readSubscription(ports),
      'GET /v1/orphans': listOrphans(ports),
      'GET /v1/products/{code}/migration': listMigration(ports),
    },
  });
