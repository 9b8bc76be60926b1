/**
 * Which use case answers which of the lifecycle's routes.
 * @module
 */
import type { RoleBook } from '#lambdas/edge/caller.ts';
import { operatorDoor } from '#lambdas/edge/operator.ts';
import type { LifecyclePorts } from './apply.ts';
import { importCustomers } from './import.ts';

/** The Lambda handler of `lifecycle-write`. */
export const writeDoor = (ports: LifecyclePorts, roles: RoleBook): ReturnType<typeof operatorDoor> =>
  operatorDoor({
    name: 'lifecycle-write',
    roles,
    handlers: { 'POST /v1/imports': importCustomers(ports) },
  });
