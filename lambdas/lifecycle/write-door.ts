/**
 * Which use case answers which of the lifecycle's routes.
 * @module
 */

import { LIFECYCLE_OPERATIONS } from '#domain/api/lifecycle-operations.ts';
import { REASSIGNMENT_WORDS, TENANT_WORDS } from '#domain/messages/refusal-groups.ts';
import type { RoleBook } from '#lambdas/edge/caller.ts';
import { operatorDoor } from '#lambdas/edge/operator.ts';
import { importCustomers } from './import.ts';
import { type RepairOnePorts, repairOne } from './repair-one.ts';

/** The Lambda handler of `lifecycle-write`. */
export const writeDoor = (ports: RepairOnePorts, roles: RoleBook): ReturnType<typeof operatorDoor> =>
  operatorDoor({
    name: 'lifecycle-write',
    roles,
    operations: LIFECYCLE_OPERATIONS,
    words: [TENANT_WORDS, REASSIGNMENT_WORDS],
    handlers: {
      'POST /v1/imports': importCustomers(ports),
      'POST /v1/orphans/repair': repairOne(ports),
    },
  });
