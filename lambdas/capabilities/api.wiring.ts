/**
 * What the API of vendor accounts is made of; the one place of it that reads its environment.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { parseRoleArns, type RoleBook } from '#lambdas/edge/caller.ts';
import { sqsDueQueue } from '#lambdas/edge/due-queue.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { openVendor } from '#lambdas/edge/open-vendor.ts';
import { kmsSealing } from '#lambdas/edge/sealing.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoCorridor } from '#lambdas/stores/dynamodb.ts';
import { dynamoLists } from '#lambdas/stores/dynamodb-lists.ts';
import type { ActPorts } from './act-ports.ts';

/** The ports over DynamoDB, SQS, KMS, Secrets Manager and the Internet, and the roles that may call. */
export const wireApi = (): { readonly ports: ActPorts; readonly roles: RoleBook } => {
  const table = { client: dynamoClient(), tableName: requireEnv(ENV.stateTable) };
  const store = { ...dynamoCorridor(table), ...dynamoLists(table) };
  const keys = { sealingKey: requireEnv(ENV.sealingKey), hashingKey: requireEnv(ENV.hashingKey) };
  return {
    ports: {
      store,
      ...openShelf(requireEnv, store),
      surroundings,
      vendor: openVendor(requireEnv),
      sealing: kmsSealing(keys),
      queue: sqsDueQueue(requireEnv(ENV.propagationQueue)),
    },
    roles: parseRoleArns(requireEnv(ENV.roleArns)),
  };
};
