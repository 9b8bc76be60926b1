/**
 * Which use case answers which route that writes.
 * @module
 */

import { DIRECTORY_WRITE_OPERATIONS } from '#domain/api/directory-write-operations.ts';
import { REASSIGNMENT_WORDS, TENANT_WORDS } from '#domain/messages/refusal-groups.ts';
import type { RoleBook } from '#lambdas/edge/caller.ts';
import { operatorDoor } from '#lambdas/edge/operator.ts';
import { restoreTenant, suspendTenant } from './act-on-tenant.ts';
import { bindSubscription } from './bind-subscription.ts';
import { changeChannelOf } from './change-channel.ts';
import { cutOver } from './cut-over.ts';
import { openTenantOf } from './open-tenant.ts';
import type { WritePorts } from './ports.ts';

/** The Lambda handler of `directory-write`. */
export const writeDoor = (ports: WritePorts, roles: RoleBook): ReturnType<typeof operatorDoor> =>
  operatorDoor({
    name: 'directory-write',
    roles,
    operations: DIRECTORY_WRITE_OPERATIONS,
    words: [TENANT_WORDS, REASSIGNMENT_WORDS],
    handlers: {
      'POST /v1/products/{code}/cut-over': cutOver(ports),
      'POST /v1/subscriptions/{id}/bind': bindSubscription(ports),
      'POST /v1/tenants': openTenantOf(ports),
      'POST /v1/tenants/{id}/suspend': suspendTenant(ports),
      'POST /v1/tenants/{id}/restore': restoreTenant(ports),
      'POST /v1/tenants/{id}/channel': changeChannelOf(ports),
    },
  });
