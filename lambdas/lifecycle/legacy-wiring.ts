/**
 * What the legacy function is made of; the one place of it that reads its environment.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { now } from '#lambdas/edge/clock.ts';
import { optionalEnv, requireEnv } from '#lambdas/edge/environment.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { agreementClient, agreementSource } from '#lambdas/marketplace/agreements.ts';
import { isSubscribed } from '#lambdas/marketplace/legacy-standing.ts';
import { openSeller } from '#lambdas/marketplace/seller.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoCorridor } from '#lambdas/stores/dynamodb.ts';
import { dynamoNotificationStore } from '#lambdas/stores/notifications.ts';
import type { LegacyReceivePorts } from './legacy-receive.ts';

/** The ports over DynamoDB and the Agreement API, for the life of the process. */
export const wireLegacy = (): LegacyReceivePorts => {
  const client = dynamoClient();
  const store = dynamoCorridor({ client, tableName: requireEnv(ENV.stateTable) });
  const notifications = dynamoNotificationStore({ client, tableName: requireEnv(ENV.usageTable) });
  const { products, policies } = openShelf(requireEnv, store);
  return {
    store,
    notifications,
    products,
    policies,
    surroundings,
    isSubscribed: isSubscribed(agreementSource(agreementClient(openSeller(optionalEnv, now)))),
  };
};
