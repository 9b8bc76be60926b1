import {
  type AttributeValue,
  CreateTableCommand,
  type DynamoDBClient,
  GetItemCommand,
  type GlobalSecondaryIndex,
  ScanCommand,
  type StreamViewType,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';

export type Attributes = Record<string, AttributeValue>;

let tables = 0;

const index = (name: string, key: string, projection: GlobalSecondaryIndex['Projection']) => ({
  IndexName: name,
  KeySchema: [{ AttributeName: key, KeyType: 'HASH' as const }],
  Projection: projection,
});

/**
 * Makes a table with key (pk, sk) and three sparse indexes: `byG` keeps keys only, `byH` everything, `byI` also `v`.
 * @returns its name, of its own in this process
 */
export const newTable = async (
  client: DynamoDBClient,
  view?: StreamViewType,
  TableName = `cases-${process.pid}-${++tables}`,
): Promise<string> => {
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', 'g', 'h'].map((name) => ({
        AttributeName: name,
        AttributeType: 'S',
      })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        index('byG', 'g', { ProjectionType: 'KEYS_ONLY' }),
        index('byH', 'h', { ProjectionType: 'ALL' }),
        index('byI', 'h', { ProjectionType: 'INCLUDE', NonKeyAttributes: ['v'] }),
      ],
      ...(view && { StreamSpecification: { StreamEnabled: true, StreamViewType: view } }),
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 1 }, { TableName });
  return TableName;
};

/** The key of the item called `name`. */
export const key = (name: string): Attributes => ({ pk: { S: name }, sk: { S: 's' } });

/** An item: strings for text, numbers for numbers. */
export const item = (name: string, rest: Record<string, string | number> = {}): Attributes => ({
  ...key(name),
  ...Object.fromEntries(
    Object.entries(rest).map(([attribute, value]): [string, AttributeValue] => [
      attribute,
      typeof value === 'number' ? { N: `${value}` } : { S: value },
    ]),
  ),
});

export const stored = async (client: DynamoDBClient, table: string, name: string) =>
  (await client.send(new GetItemCommand({ TableName: table, Key: key(name), ConsistentRead: true }))).Item;

/** All items of a table or index, in a fixed order. */
export const all = async (
  client: DynamoDBClient,
  table: string,
  indexName?: string,
): Promise<Attributes[]> => {
  const found: Attributes[] = [];
  let start: Attributes | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: table,
        ...(indexName && { IndexName: indexName }),
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    found.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  return found.sort((a, b) => (a['pk']?.S ?? '').localeCompare(b['pk']?.S ?? ''));
};

/** The error that a promise rejects with. @throws where it resolves */
export const failure = async (promise: Promise<unknown>): Promise<Record<string, unknown>> => {
  try {
    await promise;
  } catch (error) {
    return error as Record<string, unknown>;
  }
  throw new Error('It was expected to fail, and did not');
};
