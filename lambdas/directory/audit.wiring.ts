/**
 * What the auditing function is made of; the one place of it that reads the environment.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { parseRoleArns, type RoleBook } from '#lambdas/edge/caller.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoLoads } from '#lambdas/stores/dynamodb.ts';
import { dynamoDays, dynamoTrail } from '#lambdas/stores/journal-reads.ts';
import { dynamoNotificationReads } from '#lambdas/stores/notification-reads.ts';
import type { AuditPorts } from './audit-ports.ts';

/** The ports over both tables, and the roles that may call, for the life of the process. */
export const wireAudit = (): { ports: AuditPorts; roles: RoleBook } => {
  const client = dynamoClient();
  const stateTable = requireEnv(ENV.stateTable);
  const usageTable = requireEnv(ENV.usageTable);
  const store = dynamoLoads({ client, tableName: stateTable });
  const journal = {
    ...dynamoDays({ client, stateTable }),
    ...dynamoTrail({ client, stateTable, usageTable }),
  };
  const notifications = dynamoNotificationReads({ client, tableName: usageTable });
  return {
    ports: { store, journal, notifications, surroundings, ...openShelf(requireEnv, store) },
    roles: parseRoleArns(requireEnv(ENV.roleArns)),
  };
};
