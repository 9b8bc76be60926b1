/**
 * What the lifecycle's operator routes are made of; the one place of them that reads the environment.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { parseRoleArns, type RoleBook } from '#lambdas/edge/caller.ts';
import { now } from '#lambdas/edge/clock.ts';
import { optionalEnv, requireEnv } from '#lambdas/edge/environment.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { agreementClient, agreementSource, chainFinder } from '#lambdas/marketplace/agreements.ts';
import { openSeller } from '#lambdas/marketplace/seller.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoCorridor } from '#lambdas/stores/dynamodb.ts';
import type { RepairOnePorts } from './repair-one.ts';

/** The ports over DynamoDB and the roles that may call, for the life of the process. */
export const wireWrite = (): { ports: RepairOnePorts; roles: RoleBook } => {
  const store = dynamoCorridor({ client: dynamoClient(), tableName: requireEnv(ENV.stateTable) });
  const asking = agreementClient(openSeller(optionalEnv, now));
  return {
    ports: {
      store,
      ...openShelf(requireEnv, store),
      surroundings,
      agreements: agreementSource(asking),
      chainOf: chainFinder(asking),
    },
    roles: parseRoleArns(requireEnv(ENV.roleArns)),
  };
};
