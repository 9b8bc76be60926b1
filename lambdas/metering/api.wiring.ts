/**
 * What the API of metering is made of; the one place of it that reads its environment.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { parseRoleArns, type RoleBook } from '#lambdas/edge/caller.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { openShelf, surroundings } from '#lambdas/edge/foundation.ts';
import { dynamoClient } from '#lambdas/stores/client.ts';
import { dynamoCorridor } from '#lambdas/stores/dynamodb.ts';
import { dynamoLists } from '#lambdas/stores/dynamodb-lists.ts';
import { dynamoClosingReads } from '#lambdas/stores/usage-dynamodb-closings.ts';
import { dynamoLateReads, dynamoRefusedReads } from '#lambdas/stores/usage-dynamodb-late.ts';
import { dynamoLedgerGets, dynamoLedgerReads } from '#lambdas/stores/usage-dynamodb-ledger.ts';
import { dynamoManifestReads, dynamoPackReads } from '#lambdas/stores/usage-dynamodb-packs.ts';
import { dynamoWorkReads } from '#lambdas/stores/usage-dynamodb-work.ts';
import type { DeskPorts } from './desk-ports.ts';
import { wireStatementKeys } from './statement-keys.ts';

/** The ports over DynamoDB, and the roles that may call, for the life of the process. */
export const wireApi = (): { readonly ports: DeskPorts; readonly roles: RoleBook } => {
  const client = dynamoClient();
  const table = { client, tableName: requireEnv(ENV.stateTable) };
  const facts = { client, tableName: requireEnv(ENV.usageTable) };
  const store = { ...dynamoCorridor(table), ...dynamoLists(table) };
  return {
    ports: {
      store,
      usage: {
        packs: dynamoPackReads(facts),
        manifests: dynamoManifestReads(facts),
        ledger: { ...dynamoLedgerGets(facts), ...dynamoLedgerReads(facts) },
        late: dynamoLateReads(facts),
        refused: dynamoRefusedReads(facts),
        closings: dynamoClosingReads(facts),
        work: dynamoWorkReads(facts),
      },
      ...openShelf(requireEnv, store),
      surroundings,
      statementKeys: wireStatementKeys(),
      publicOrigin: requireEnv(ENV.publicOrigin),
    },
    roles: parseRoleArns(requireEnv(ENV.roleArns)),
  };
};
