/**
 * Lists from the state table's indexes.
 * @module
 */
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { STATE_TABLE } from '#domain/names.ts';
import { type DynamoStateOptions, documents } from './documents.ts';
import { type IndexEntry, type IndexRead, indexReadOf, mergePage } from './lists.ts';
import type { StateStore } from './state-store.ts';

const queryIndex = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  read: IndexRead,
  partition: string,
  page: { limit: number; after?: string },
): Promise<IndexEntry[]> => {
  const { name, partitionKey, sortKey } = STATE_TABLE[read.index];
  const after = page.after === undefined ? {} : { ':after': page.after };
  const upTo = read.upTo === undefined ? {} : { ':upTo': read.upTo };
  // a sort key takes one condition only: where a cursor is given, what lies past the bound is filtered below
  const bound =
    page.after !== undefined
      ? ` and #sk ${read.newestFirst ? '<' : '>'} :after`
      : read.upTo !== undefined
        ? ' and #sk <= :upTo'
        : '';
  const answer = await client.send(
    new QueryCommand({
      TableName,
      IndexName: name,
      KeyConditionExpression: `#pk = :pk${bound}`,
      ExpressionAttributeNames: {
        '#pk': partitionKey,
        ...(bound === '' && read.upTo === undefined ? {} : { '#sk': sortKey }),
      },
      ExpressionAttributeValues: { ':pk': partition, ...(page.after !== undefined ? after : upTo) },
      ScanIndexForward: !read.newestFirst,
      Limit: page.limit + 1,
    }),
  );
  return (answer.Items ?? [])
    .map((item) => ({ pk: item.pk as string, sk: item.sk as string, indexSk: item[sortKey] as string }))
    .filter(({ indexSk }) => read.upTo === undefined || indexSk <= read.upTo);
};

/** Lists from its indexes: `dynamodb:Query` on each of them. */
export const dynamoLists = (options: DynamoStateOptions): Pick<StateStore, 'list'> => {
  const client = documents(options.client);
  return {
    list: async (query, page) => {
      const read = indexReadOf(query);
      const heads = await Promise.all(
        read.partitions.map((partition) => queryIndex(client, options.tableName, read, partition, page)),
      );
      return mergePage(heads, read, page.limit);
    },
  };
};
