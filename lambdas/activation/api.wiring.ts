/**
 * What the API of activation is made of; the one place of it that reads its environment.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { parseRoleArns, type RoleBook } from '#lambdas/edge/caller.ts';
import { sqsDueQueue } from '#lambdas/edge/due-queue.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { kmsSealing } from '#lambdas/edge/sealing.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoCorridor } from '#lambdas/stores/dynamodb.ts';
import type { ApiPorts } from './ports.ts';

/** The ports over DynamoDB, AWS KMS and SQS, and the roles that may call, for the life of the process. */
export const wireApi = (): { readonly ports: ApiPorts; readonly roles: RoleBook } => {
  const store = dynamoCorridor({ client: dynamoClient(), tableName: requireEnv(ENV.stateTable) });
  const keys = { sealingKey: requireEnv(ENV.sealingKey), hashingKey: requireEnv(ENV.hashingKey) };
  return {
    ports: {
      store,
      policies: openShelf(requireEnv, store).policies,
      surroundings,
      sealing: kmsSealing(keys),
      queue: sqsDueQueue(requireEnv(ENV.activationQueue)),
    },
    roles: parseRoleArns(requireEnv(ENV.roleArns)),
  };
};
