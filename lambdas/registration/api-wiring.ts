/**
 * Ties registration's side of `/v1` to the real world; the one place of it that reads the environment.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { parseRoleArns, type RoleBook } from '#lambdas/edge/caller.ts';
import { newTenantId } from '#lambdas/edge/clock.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { kmsHashing } from '#lambdas/edge/sealing.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoStateStore } from '#lambdas/stores/dynamodb.ts';
import type { ApiPorts } from './api-ports.ts';

/** The ports of the deployed function and the roles that may call it; throws at start where its configuration is broken. */
export const wireApi = (): { readonly ports: ApiPorts; readonly roles: RoleBook } => {
  const store = dynamoStateStore({ client: dynamoClient(), tableName: requireEnv(ENV.stateTable) });
  const { products, policies } = openShelf(requireEnv, store);
  const { hash } = kmsHashing(requireEnv(ENV.hashingKey));
  const hashAddress = (email: string) => hash(email, 'email');
  return {
    ports: { store, surroundings, policies, products, newTenantId, hashAddress },
    roles: parseRoleArns(requireEnv(ENV.roleArns)),
  };
};
