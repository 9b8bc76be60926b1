/**
 * What the directory's functions are made of; the one place of them that reads the environment.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { parseRoleArns, type RoleBook } from '#lambdas/edge/caller.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoStateStore } from '#lambdas/stores/dynamodb.ts';
import type { DirectoryPorts } from './ports.ts';

/** The ports over DynamoDB and the roles that may call, for the life of the process. */
export const wire = (): { ports: DirectoryPorts; roles: RoleBook } => {
  const store = dynamoStateStore({ client: dynamoClient(), tableName: requireEnv(ENV.stateTable) });
  const { products, policies } = openShelf(requireEnv, store);
  return {
    ports: { store, policies, products, surroundings },
    roles: parseRoleArns(requireEnv(ENV.roleArns)),
  };
};
