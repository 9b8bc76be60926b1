/**
 * What the lifecycle function is made of; the one place of it that reads its environment.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoCorridor } from '#lambdas/stores/dynamodb.ts';
import { dynamoNotificationStore } from '#lambdas/stores/notifications.ts';
import type { ReceivePorts } from './receive.ts';

/** The ports over DynamoDB, for the life of the process. */
export const wire = (): ReceivePorts => {
  const client = dynamoClient();
  const store = dynamoCorridor({ client, tableName: requireEnv(ENV.stateTable) });
  const notifications = dynamoNotificationStore({ client, tableName: requireEnv(ENV.usageTable) });
  return { store, notifications, ...openShelf(requireEnv, store), surroundings };
};
