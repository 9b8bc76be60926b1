import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import type { EmbeddedDynamoDb } from '../dynamodb/server.ts';
import type { Kept } from '../state/kept.ts';
import { TemplateFault } from '../template/functions.ts';
import { propertiesOf, type Resource } from '../template/resources.ts';

/** Types that become tables. */
export const TABLE_TYPES = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'] as const;

const KeySchema = v.array(v.looseObject({ AttributeName: v.string(), KeyType: v.string() }));
const TableProperties = v.looseObject({
  KeySchema,
  AttributeDefinitions: v.array(v.looseObject({ AttributeName: v.string(), AttributeType: v.string() })),
  GlobalSecondaryIndexes: v.optional(
    v.array(
      v.looseObject({
        IndexName: v.string(),
        KeySchema,
        Projection: v.looseObject({
          ProjectionType: v.string(),
          NonKeyAttributes: v.optional(v.array(v.string())),
        }),
      }),
    ),
  ),
  StreamSpecification: v.optional(v.looseObject({ StreamViewType: v.string() })),
  TimeToLiveSpecification: v.optional(
    v.looseObject({ AttributeName: v.optional(v.string()), Enabled: v.boolean() }),
  ),
});
type TableProperties = v.InferOutput<typeof TableProperties>;

const Described = v.looseObject({
  Table: v.looseObject({ TableStatus: v.string(), LatestStreamArn: v.optional(v.string()) }),
});

const WAIT_FOR_TABLE_MS = 10;
const TARGET = 'DynamoDB_20120810';

type Database = Pick<EmbeddedDynamoDb, 'answer'>;

const call = async (database: Database, operation: string, body: unknown): Promise<unknown> => {
  const reply = await database.answer(`${TARGET}.${operation}`, body);
  if (reply.status === 200) return reply.body;
  throw new Error(`${operation}: ${JSON.stringify(reply.body)}`);
};

const createInput = (name: string, properties: TableProperties) => ({
  TableName: name,
  KeySchema: properties.KeySchema,
  AttributeDefinitions: properties.AttributeDefinitions,
  BillingMode: 'PAY_PER_REQUEST',
  ...(properties.GlobalSecondaryIndexes
    ? {
        GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes.map((index) => ({
          IndexName: index.IndexName,
          KeySchema: index.KeySchema,
          Projection: index.Projection,
        })),
      }
    : {}),
  ...(properties.StreamSpecification
    ? {
        StreamSpecification: {
          StreamEnabled: true,
          StreamViewType: properties.StreamSpecification.StreamViewType,
        },
      }
    : {}),
});

const waitUntilActive = async (database: Database, name: string) => {
  for (;;) {
    const { Table } = v.parse(Described, await call(database, 'DescribeTable', { TableName: name }));
    if (Table.TableStatus === 'ACTIVE') return Table;
    await sleep(WAIT_FOR_TABLE_MS);
  }
};

const openTable = async (
  resource: Resource,
  database: Database,
  shapes: Kept<string>,
): Promise<string | undefined> => {
  const properties = propertiesOf(resource, TableProperties);
  const input = createInput(resource.name, properties);
  const shape = JSON.stringify(input);
  const known = shapes.get(resource.name);
  if (known !== undefined && known !== shape) {
    throw new TemplateFault(
      resource.place,
      'the table has another shape than the state that is kept: npm start -- --fresh',
    );
  }
  const { status } = await database.answer(`${TARGET}.DescribeTable`, { TableName: resource.name });
  if (status !== 200) {
    await call(database, 'CreateTable', input);
    await waitUntilActive(database, resource.name);
    const { TimeToLiveSpecification: ttl } = properties;
    if (ttl)
      await call(database, 'UpdateTimeToLive', { TableName: resource.name, TimeToLiveSpecification: ttl });
    shapes.put(resource.name, shape);
  }
  return (await waitUntilActive(database, resource.name)).LatestStreamArn;
};

/** Makes the template's tables that are not there yet; table name → ARN of its stream, for those that have one. */
export const openTables = async (
  resources: readonly Resource[],
  database: Database,
  shapes: Kept<string>,
): Promise<Map<string, string>> => {
  const streams = new Map<string, string>();
  for (const resource of resources) {
    const stream = await openTable(resource, database, shapes);
    if (stream !== undefined) streams.set(resource.name, stream);
  }
  return streams;
};
