/**
 * What the repair is made of; the one place of it that reads its environment.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { now } from '#lambdas/edge/clock.ts';
import { optionalEnv, requireEnv } from '#lambdas/edge/environment.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { agreementClient, agreementSource } from '#lambdas/marketplace/agreements.ts';
import { productEntitlementClient, productEntitlements } from '#lambdas/marketplace/product-entitlements.ts';
import { openSeller } from '#lambdas/marketplace/seller.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoCorridor } from '#lambdas/stores/dynamodb.ts';
import type { RepairPorts } from './repair.ts';

/** The ports over DynamoDB and AWS Marketplace, for the life of the process. */
export const wireRepair = (): RepairPorts => {
  const store = dynamoCorridor({ client: dynamoClient(), tableName: requireEnv(ENV.stateTable) });
  const seller = openSeller(optionalEnv, now);
  return {
    store,
    ...openShelf(requireEnv, store),
    agreements: agreementSource(agreementClient(seller)),
    entitlements: productEntitlements(productEntitlementClient(seller)),
    surroundings,
  };
};
