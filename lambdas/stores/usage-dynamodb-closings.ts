/**
 * Closing times in the usage table. One function for each kind of caller, so that its role is granted only its calls.
 * @module
 */
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { USAGE_SHARDS } from '#domain/limits.ts';
import { type DynamoStateOptions, documents } from './documents.ts';
import { closingItem, closingKey, closingOf, closingsDue, type UsageShards } from './usage-layout.ts';
import { mapped, pageOf } from './usage-page.ts';
import { queryPage } from './usage-query.ts';
import type { ClosingTimes } from './usage-store.ts';

/** The table, and over how many shards closing times are spread; USAGE_SHARDS where nothing is said. */
export type ClosingOptions = DynamoStateOptions & Partial<UsageShards>;

/** Notes closing times: `dynamodb:PutItem`. */
export const dynamoClosingNotes = ({
  client,
  tableName,
  shards = USAGE_SHARDS,
}: ClosingOptions): Pick<ClosingTimes, 'note'> => {
  const sender = documents(client);
  return {
    note: async (time) => {
      await sender.send(new PutCommand({ TableName: tableName, Item: closingItem(time, { shards }) }));
    },
  };
};

/** Reads those that are due: `dynamodb:Query`. */
export const dynamoClosingReads = ({ client, tableName }: ClosingOptions): Pick<ClosingTimes, 'due'> => {
  const table = { client: documents(client), tableName };
  return {
    due: async (shard, until, limit, after) =>
      mapped(await queryPage(table, closingsDue(shard, until), pageOf(limit, after)), closingOf),
  };
};

/** Forgets them: `dynamodb:DeleteItem`. */
export const dynamoClosingForgets = ({
  client,
  tableName,
  shards = USAGE_SHARDS,
}: ClosingOptions): Pick<ClosingTimes, 'forget'> => {
  const sender = documents(client);
  return {
    forget: async (time) => {
      await sender.send(new DeleteCommand({ TableName: tableName, Key: closingKey(time, { shards }) }));
    },
  };
};
