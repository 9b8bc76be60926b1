/**
 * The DynamoDB store over any endpoint, a fresh pair of tables for each test.
 */
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { STATE_SHARDS } from '#domain/limits.ts';
import { isoOf } from '#domain/time.ts';
import { dynamoStateStore } from '#lambdas/stores/dynamodb.ts';
import { journalPartition } from '#lambdas/stores/journal-item.ts';
import { T0 } from './examples.ts';
import type { StoreUnderTest } from './state-store-suite.ts';
import { clientFor, createTables } from './tables.ts';

let made = 0;

/** Opens an empty store at an endpoint. */
export const openAt = async (endpoint: string): Promise<StoreUnderTest> => {
  made += 1;
  const client = clientFor(endpoint);
  const tableName = `state-${process.pid}-${made}`;
  await createTables(client, { state: tableName, usage: `usage-${process.pid}-${made}` });
  const day = isoOf(T0).slice(0, 10);
  const countOf = async (shard: number): Promise<number> => {
    const answer = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: journalPartition(day, shard) } },
        ConsistentRead: true,
        Select: 'COUNT',
      }),
    );
    return answer.Count ?? 0;
  };
  const shards = Array.from({ length: STATE_SHARDS }, (_, shard) => shard);
  return {
    store: dynamoStateStore({ client, tableName }),
    journalCount: async () => (await Promise.all(shards.map(countOf))).reduce((sum, each) => sum + each, 0),
  };
};
