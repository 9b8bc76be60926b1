/**
 * What `metering-close` is made of; the one place of it that reads its environment.
 * @module
 */
import { USAGE_SHARDS } from '#domain/limits.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { dynamoLists } from '#lambdas/stores/dynamodb-lists.ts';
import {
  dynamoClosingForgets,
  dynamoClosingNotes,
  dynamoClosingReads,
} from '#lambdas/stores/usage-dynamodb-closings.ts';
import {
  dynamoLedgerGets,
  dynamoLedgerReads,
  dynamoLedgerRecords,
} from '#lambdas/stores/usage-dynamodb-ledger.ts';
import { dynamoLeases, dynamoWorkPuts } from '#lambdas/stores/usage-dynamodb-work.ts';
import { wireHours } from './hour.wiring.ts';
import type { RunPorts } from './run-closing.ts';

/** The ports over DynamoDB, for the life of the process. */
export const wire = (): RunPorts => {
  const { ports, stateTable, usageTable } = wireHours(requireEnv);
  return {
    ...ports,
    store: { ...ports.store, ...dynamoLists(stateTable) },
    usage: {
      ...ports.usage,
      closings: {
        ...dynamoClosingNotes(usageTable),
        ...dynamoClosingReads(usageTable),
        ...dynamoClosingForgets(usageTable),
      },
      ledger: {
        ...dynamoLedgerRecords(usageTable),
        ...dynamoLedgerGets(usageTable),
        ...dynamoLedgerReads(usageTable),
      },
      work: dynamoWorkPuts(usageTable),
      leases: dynamoLeases(usageTable),
    },
    shards: USAGE_SHARDS,
  };
};
