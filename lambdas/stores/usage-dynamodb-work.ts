/**
 * Work and leases in the usage table. One function for each kind of caller, so that its role is granted only its calls.
 * @module
 */
import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { conditionally } from './conditions.ts';
import { type DynamoStateOptions, documents } from './documents.ts';
import { leaseAnswer, leaseItem, workByDeadline, workItem, workItemOf, workKey } from './ledger-layout.ts';
import type { UsageItem } from './usage-layout.ts';
import { mapped, pageOf } from './usage-page.ts';
import { queryPage } from './usage-query.ts';
import type { Leases, Work } from './usage-store.ts';

/** Puts work where there is none: `dynamodb:PutItem`. */
export const dynamoWorkPuts = (options: DynamoStateOptions): Pick<Work, 'put'> => {
  const client = documents(options.client);
  return {
    put: async (work) => {
      await conditionally(
        client.send(
          new PutCommand({
            TableName: options.tableName,
            Item: workItem(work),
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      );
    },
  };
};

/** Reads one item: `dynamodb:GetItem`. */
export const dynamoWorkGets = (options: DynamoStateOptions): Pick<Work, 'read'> => {
  const client = documents(options.client);
  return {
    read: async (key) => {
      const { Item } = await client.send(
        new GetCommand({ TableName: options.tableName, Key: workKey(key), ConsistentRead: true }),
      );
      return Item && workItemOf(Item as UsageItem);
    },
  };
};

/** Reads work by its deadline: `dynamodb:Query`. */
export const dynamoWorkReads = ({ client, tableName }: DynamoStateOptions): Pick<Work, 'first'> => {
  const table = { client: documents(client), tableName };
  return {
    first: async (region, shard, limit, { until, after } = {}) =>
      mapped(await queryPage(table, workByDeadline(region, shard, until), pageOf(limit, after)), workItemOf),
  };
};

/** Counts tries, and rewrites what is put off: `dynamodb:UpdateItem`. */
export const dynamoWorkUpdates = (options: DynamoStateOptions): Pick<Work, 'begin' | 'rewrite'> => {
  const client = documents(options.client);
  const isThere = { TableName: options.tableName, ConditionExpression: 'attribute_exists(pk)' };
  return {
    begin: async (key) => {
      const begun = await conditionally(
        client.send(
          new UpdateCommand({
            ...isThere,
            Key: workKey(key),
            UpdateExpression: 'add tries :one',
            ExpressionAttributeValues: { ':one': 1 },
            ReturnValues: 'ALL_NEW',
          }),
        ),
      );
      return begun.done ? workItemOf(begun.answer.Attributes as UsageItem) : undefined;
    },
    rewrite: async (work) => {
      const { item } = workItem(work);
      await conditionally(
        client.send(
          new UpdateCommand({
            ...isThere,
            Key: workKey(work),
            UpdateExpression: 'set #item = :item',
            ExpressionAttributeNames: { '#item': 'item' },
            ExpressionAttributeValues: { ':item': item },
          }),
        ),
      );
    },
  };
};

/** Removes work that is done: `dynamodb:DeleteItem`. */
export const dynamoWorkRemoves = (options: DynamoStateOptions): Pick<Work, 'remove'> => {
  const client = documents(options.client);
  return {
    remove: async (key) => {
      await client.send(new DeleteCommand({ TableName: options.tableName, Key: workKey(key) }));
    },
  };
};

/** Leases: `dynamodb:PutItem`. */
export const dynamoLeases = (options: DynamoStateOptions): Leases => {
  const client = documents(options.client);
  return {
    take: async (lease, now) => {
      const taken = await conditionally(
        client.send(
          new PutCommand({
            TableName: options.tableName,
            Item: leaseItem(lease),
            ConditionExpression: 'attribute_not_exists(pk) or #until <= :now or #owner = :owner',
            ExpressionAttributeNames: { '#until': 'until', '#owner': 'owner' },
            ExpressionAttributeValues: { ':now': now, ':owner': lease.owner },
            ReturnValues: 'ALL_OLD',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        ),
      );
      const known = taken.done ? taken.answer.Attributes : taken.standing;
      return leaseAnswer(taken.done, known as UsageItem | undefined);
    },
  };
};
