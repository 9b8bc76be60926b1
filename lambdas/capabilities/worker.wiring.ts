/**
 * What the worker is made of; the one place of it that reads its environment.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { sqsDueQueue } from '#lambdas/edge/due-queue.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { openVendor } from '#lambdas/edge/open-vendor.ts';
import { kmsOpening } from '#lambdas/edge/sealing.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoCorridor } from '#lambdas/stores/dynamodb.ts';
import { dynamoLists } from '#lambdas/stores/dynamodb-lists.ts';
import type { WorkerPorts } from './worker-ports.ts';

/** The ports over DynamoDB, SQS, KMS, Secrets Manager and the Internet, for the life of the process. */
export const wireWorker = (): WorkerPorts => {
  const table = { client: dynamoClient(), tableName: requireEnv(ENV.stateTable) };
  const store = dynamoCorridor(table);
  return {
    store,
    lists: dynamoLists(table),
    policies: openShelf(requireEnv, store).policies,
    surroundings,
    vendor: openVendor(requireEnv),
    sealing: kmsOpening(requireEnv(ENV.sealingKey)),
    queue: sqsDueQueue(requireEnv(ENV.propagationQueue)),
  };
};
