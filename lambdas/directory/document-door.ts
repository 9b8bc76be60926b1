/**
 * Which use case answers the route of the API's own document. It stands in a function of its own: what every route takes and
 * answers, with examples, is more than any other function should carry.
 * @module
 */
import { DOCUMENT_OPERATIONS } from '#domain/api/document-operations.ts';
import type { RoleBook } from '#lambdas/edge/caller.ts';
import { operatorDoor } from '#lambdas/edge/operator.ts';
import { describeApi } from './describe-api.ts';

/** The Lambda handler of `directory-document`. */
export const documentDoor = (roles: RoleBook): ReturnType<typeof operatorDoor> =>
  operatorDoor({
    name: 'directory-document',
    roles,
    operations: DOCUMENT_OPERATIONS,
    handlers: { 'GET /v1/openapi.json': describeApi() },
  });
