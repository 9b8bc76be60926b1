/**
 * What the API of propagations is made of; the one place of it that reads its environment.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { parseRoleArns, type RoleBook } from '#lambdas/edge/caller.ts';
import { sqsDueQueue } from '#lambdas/edge/due-queue.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoCorridor } from '#lambdas/stores/dynamodb.ts';
import { dynamoLists } from '#lambdas/stores/dynamodb-lists.ts';
import type { PropagationPorts } from './propagation-ports.ts';

/** The ports over DynamoDB and SQS, and the roles that may call, for the life of the process. */
export const wirePropagations = (): { readonly ports: PropagationPorts; readonly roles: RoleBook } => {
  const table = { client: dynamoClient(), tableName: requireEnv(ENV.stateTable) };
  const store = { ...dynamoCorridor(table), ...dynamoLists(table) };
  const queue = sqsDueQueue(requireEnv(ENV.propagationQueue));
  return {
    ports: { store, ...openShelf(requireEnv, store), surroundings, queue },
    roles: parseRoleArns(requireEnv(ENV.roleArns)),
  };
};
