/**
 * What the worker is made of; the one place of it that reads its environment.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { openVendor } from '#lambdas/edge/open-vendor.ts';
import { kmsOpening } from '#lambdas/edge/sealing.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoCorridor } from '#lambdas/stores/dynamodb.ts';
import type { WorkerPorts } from './ports.ts';

/** The ports over DynamoDB, AWS KMS, Secrets Manager and the Internet, for the life of the process. */
export const wireWorker = (): WorkerPorts => {
  const store = dynamoCorridor({ client: dynamoClient(), tableName: requireEnv(ENV.stateTable) });
  return {
    store,
    policies: openShelf(requireEnv, store).policies,
    surroundings,
    sealing: kmsOpening(requireEnv(ENV.sealingKey)),
    vendor: openVendor(requireEnv),
  };
};
