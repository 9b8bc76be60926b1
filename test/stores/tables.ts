/**
 * The two tables as the stack makes them, for tests that bring their own DynamoDB.
 */
import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { STATE_TABLE, USAGE_TABLE } from '#domain/names.ts';

const INDEXES = [STATE_TABLE.byState, STATE_TABLE.byKind, STATE_TABLE.byBuyer];

const keys = (partitionKey: string, sortKey: string) => [
  { AttributeName: partitionKey, KeyType: 'HASH' as const },
  { AttributeName: sortKey, KeyType: 'RANGE' as const },
];

const strings = (names: readonly string[]) =>
  names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const }));

/** Keys-only indexes, on demand, as `lib/storage.ts` has them. */
export const stateTable = (TableName: string): CreateTableCommandInput => ({
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: keys(STATE_TABLE.partitionKey, STATE_TABLE.sortKey),
  AttributeDefinitions: strings([
    STATE_TABLE.partitionKey,
    STATE_TABLE.sortKey,
    ...INDEXES.flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]),
  ]),
  GlobalSecondaryIndexes: INDEXES.map(({ name, partitionKey, sortKey }) => ({
    IndexName: name,
    KeySchema: keys(partitionKey, sortKey),
    Projection: { ProjectionType: 'KEYS_ONLY' as const },
  })),
});

export const usageTable = (TableName: string): CreateTableCommandInput => ({
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: keys(USAGE_TABLE.partitionKey, USAGE_TABLE.sortKey),
  AttributeDefinitions: strings([USAGE_TABLE.partitionKey, USAGE_TABLE.sortKey]),
});

/** A client for a DynamoDB on this machine. */
export const clientFor = (endpoint: string, maxAttempts = 3): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts,
  });

/** Creates both tables. */
export const createTables = async (
  client: DynamoDBClient,
  names: { state: string; usage: string },
): Promise<void> => {
  await client.send(new CreateTableCommand(stateTable(names.state)));
  await client.send(new CreateTableCommand(usageTable(names.usage)));
};
