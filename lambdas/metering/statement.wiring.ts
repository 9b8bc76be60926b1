/**
 * What the statements' function is made of; the one place of it that reads its environment.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoLoads } from '#lambdas/stores/dynamodb.ts';
import { dynamoLedgerReads } from '#lambdas/stores/usage-dynamodb-ledger.ts';
import type { StatementPorts } from './desk-ports.ts';
import { wireStatementKeys } from './statement-keys.ts';

/** The ports over DynamoDB, for the life of the process. */
export const wireStatement = (): StatementPorts => {
  const client = dynamoClient();
  const store = dynamoLoads({ client, tableName: requireEnv(ENV.stateTable) });
  return {
    store,
    usage: { ledger: dynamoLedgerReads({ client, tableName: requireEnv(ENV.usageTable) }) },
    ...openShelf(requireEnv, store),
    surroundings,
    statementKeys: wireStatementKeys(),
  };
};
