/**
 * What every function that takes or closes hours is made of.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoCorridor } from '#lambdas/stores/dynamodb.ts';
import { dynamoClosingNotes } from '#lambdas/stores/usage-dynamodb-closings.ts';
import { dynamoLatePlaces } from '#lambdas/stores/usage-dynamodb-late.ts';
import {
  dynamoManifestKeeps,
  dynamoManifestReads,
  dynamoPackKeeps,
  dynamoPackReads,
} from '#lambdas/stores/usage-dynamodb-packs.ts';
import { newNoted } from './noted.ts';
import type { IngestPorts } from './ports.ts';

/** The ports of what comes in, over DynamoDB, with the two tables for what a function needs beside. */
export const wireHours = (requireEnv: (name: string) => string) => {
  const client = dynamoClient();
  const usageTable = { client, tableName: requireEnv(ENV.usageTable) };
  const stateTable = {
    client,
    tableName: requireEnv(ENV.stateTable),
    // a ledger item stands in the transaction of the totals that it draws from
    usageTable: usageTable.tableName,
  };
  const store = dynamoCorridor(stateTable);
  const ports: IngestPorts = {
    store,
    usage: {
      packs: { ...dynamoPackKeeps(usageTable), ...dynamoPackReads(usageTable) },
      manifests: { ...dynamoManifestKeeps(usageTable), ...dynamoManifestReads(usageTable) },
      closings: dynamoClosingNotes(usageTable),
      late: dynamoLatePlaces(usageTable),
    },
    ...openShelf(requireEnv, store),
    surroundings,
    noted: newNoted(),
  };
  return { ports, stateTable, usageTable };
};
