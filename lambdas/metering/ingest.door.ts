/**
 * Which use case answers the route of usage.
 * @module
 */

import { USAGE_OPERATIONS } from '#domain/api/usage-operations.ts';
import { USAGE_WORDS } from '#domain/messages/refusal-groups.ts';
import type { RoleBook } from '#lambdas/edge/caller.ts';
import { operatorDoor } from '#lambdas/edge/operator.ts';
import type { IngestPorts } from './ports.ts';
import { reportUsage } from './report-usage.ts';

/** The Lambda handler of `metering-ingest`. */
export const ingestDoor = (ports: IngestPorts, roles: RoleBook): ReturnType<typeof operatorDoor> =>
  operatorDoor({
    name: 'metering-ingest',
    roles,
    operations: USAGE_OPERATIONS,
    words: [USAGE_WORDS],
    handlers: { 'POST /v1/usage': reportUsage(ports) },
  });
