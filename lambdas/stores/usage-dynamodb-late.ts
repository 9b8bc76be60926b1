/**
 * Late usage, and refused records, in the usage table. One function for each call.
 * @module
 */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { batchPut } from './batch-put.ts';
import { conditionally } from './conditions.ts';
import { type DynamoStateOptions, documents } from './documents.ts';
import {
  lateItem,
  lateKey,
  lateOf,
  lateOfHour,
  refusedItems,
  refusedOf,
  refusedOfDay,
  type UsageItem,
} from './usage-layout.ts';
import { mapped, pageOf } from './usage-page.ts';
import { queryAll, queryPage } from './usage-query.ts';
import type { LateUsages, RefusedUsages } from './usage-store.ts';

/** Places late usage: `dynamodb:GetItem` and `PutItem`. */
export const dynamoLatePlaces = (options: DynamoStateOptions): Pick<LateUsages, 'read' | 'write'> => {
  const client = documents(options.client);
  return {
    read: async (key) => {
      const { Item } = await client.send(
        new GetCommand({ TableName: options.tableName, Key: lateKey(key), ConsistentRead: true }),
      );
      return Item && lateOf(Item as UsageItem);
    },
    write: async (usage) => {
      const { version } = usage;
      const condition =
        version === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#version = :version',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':version': version },
            };
      const put = new PutCommand({ TableName: options.tableName, Item: lateItem(usage), ...condition });
      return (await conditionally(client.send(put))).done;
    },
  };
};

/** Reads the late usage of an hour: `dynamodb:Query`. */
export const dynamoLateReads = ({ client, tableName }: DynamoStateOptions): Pick<LateUsages, 'ofHour'> => {
  const table = { client: documents(client), tableName };
  return {
    ofHour: async (tenantId, origin) => (await queryAll(table, lateOfHour(tenantId, origin))).map(lateOf),
  };
};

/** Keeps refused records: `dynamodb:BatchWriteItem`. */
export const dynamoRefusedKeeps = ({
  client,
  tableName,
}: DynamoStateOptions): Pick<RefusedUsages, 'keep'> => {
  const table = { client: documents(client), tableName };
  return { keep: (records) => batchPut(table, refusedItems(records)) };
};

/** Reads refused records: `dynamodb:Query`. */
export const dynamoRefusedReads = ({
  client,
  tableName,
}: DynamoStateOptions): Pick<RefusedUsages, 'ofDay'> => {
  const table = { client: documents(client), tableName };
  return {
    ofDay: async (day, limit, after) =>
      mapped(await queryPage(table, refusedOfDay(day), pageOf(limit, after)), refusedOf),
  };
};
