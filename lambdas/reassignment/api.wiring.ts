/**
 * What the API of reassignments is made of; the one place of it that reads its environment.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { parseRoleArns, type RoleBook } from '#lambdas/edge/caller.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoCorridor } from '#lambdas/stores/dynamodb.ts';
import { dynamoLists } from '#lambdas/stores/dynamodb-lists.ts';
import type { ReassignmentPorts } from './ports.ts';

/** The ports over DynamoDB, and the roles that may call, for the life of the process. */
export const wireApi = (): { readonly ports: ReassignmentPorts; readonly roles: RoleBook } => {
  const table = { client: dynamoClient(), tableName: requireEnv(ENV.stateTable) };
  const store = { ...dynamoCorridor(table), ...dynamoLists(table) };
  return {
    ports: { store, ...openShelf(requireEnv, store), surroundings },
    roles: parseRoleArns(requireEnv(ENV.roleArns)),
  };
};
