/**
 * Which use case answers which route of reassignments.
 * @module
 */

import { REASSIGNMENT_REQUESTS } from '#domain/api/reassignment-requests.ts';
import { REASSIGNMENT_WORDS, TENANT_WORDS } from '#domain/messages/refusal-groups.ts';
import type { RoleBook } from '#lambdas/edge/caller.ts';
import { operatorDoor } from '#lambdas/edge/operator.ts';
import {
  abortReassignment,
  approveReassignment,
  confirmTakeoverOf,
  linkReassignment,
  requestCancellation,
  verifyReassignment,
} from './act-on-reassignment.ts';
import { reassign } from './open-reassignment.ts';
import type { ReassignmentPorts } from './ports.ts';
import { listReassignments, readReassignment } from './read-reassignments.ts';

/** The Lambda handler of `reassignment-api`. */
export const reassignmentDoor = (
  ports: ReassignmentPorts,
  roles: RoleBook,
): ReturnType<typeof operatorDoor> =>
  operatorDoor({
    name: 'reassignment-api',
    roles,
    operations: REASSIGNMENT_REQUESTS,
    words: [REASSIGNMENT_WORDS, TENANT_WORDS],
    handlers: {
      'GET /v1/reassignments': listReassignments(ports),
      'POST /v1/reassignments': reassign(ports),
      'GET /v1/reassignments/{id}': readReassignment(ports),
      'POST /v1/reassignments/{id}/approve': approveReassignment(ports),
      'POST /v1/reassignments/{id}/takeover': confirmTakeoverOf(ports),
      'POST /v1/reassignments/{id}/link': linkReassignment(ports),
      'POST /v1/reassignments/{id}/verify': verifyReassignment(ports),
      'POST /v1/reassignments/{id}/request-cancellation': requestCancellation(ports),
      'POST /v1/reassignments/{id}/abort': abortReassignment(ports),
    },
  });
