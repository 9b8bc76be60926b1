/**
 * What `metering-flush` is made of; the one place of it that reads its environment.
 * @module
 */
import { USAGE_SHARDS } from '#domain/limits.ts';
import { ENV } from '#domain/names.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoLoads } from '#lambdas/stores/dynamodb.ts';
import { dynamoClosingNotes } from '#lambdas/stores/usage-dynamodb-closings.ts';
import { dynamoLedgerReads } from '#lambdas/stores/usage-dynamodb-ledger.ts';
import { dynamoPackReads } from '#lambdas/stores/usage-dynamodb-packs.ts';
import {
  dynamoWorkGets,
  dynamoWorkPuts,
  dynamoWorkRemoves,
  dynamoWorkUpdates,
} from '#lambdas/stores/usage-dynamodb-work.ts';
import type { FlushPorts } from './ports.ts';

/** The ports over DynamoDB, for the life of the process. */
export const wire = (): FlushPorts => {
  const client = dynamoClient();
  const table = { client, tableName: requireEnv(ENV.usageTable) };
  const store = dynamoLoads({ client, tableName: requireEnv(ENV.stateTable) });
  return {
    store,
    usage: {
      packs: dynamoPackReads(table),
      closings: dynamoClosingNotes(table),
      ledger: dynamoLedgerReads(table),
      work: {
        ...dynamoWorkGets(table),
        ...dynamoWorkPuts(table),
        ...dynamoWorkUpdates(table),
        ...dynamoWorkRemoves(table),
      },
    },
    ...openShelf(requireEnv, store),
    surroundings,
    shards: USAGE_SHARDS,
  };
};
