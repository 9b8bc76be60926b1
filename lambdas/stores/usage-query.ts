/**
 * Queries of stretches of the usage table: `dynamodb:Query`.
 * @module
 */
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { UsageItem } from './usage-layout.ts';
import type { Paged } from './usage-store.ts';
import type { StretchPage, UsageStretch } from './usage-stretch.ts';

/** Which table, over a client of plain objects. */
export interface UsageTable {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
}

const boundsOf = ({ from, to }: UsageStretch): { readonly text: string; readonly values: object } => {
  if (from !== undefined && to !== undefined) {
    return { text: ' and sk between :from and :to', values: { ':from': from, ':to': to } };
  }
  if (from !== undefined) return { text: ' and sk >= :from', values: { ':from': from } };
  return to === undefined ? { text: '', values: {} } : { text: ' and sk <= :to', values: { ':to': to } };
};

/** One page of a stretch: as many items as asked for, or what DynamoDB looks through at once. */
export const queryPage = async (
  { client, tableName }: UsageTable,
  stretch: UsageStretch,
  { limit, after }: StretchPage = {},
): Promise<Paged<UsageItem>> => {
  const { text, values } = boundsOf(stretch);
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: `pk = :pk${text}`,
      ExpressionAttributeValues: { ':pk': stretch.pk, ...values },
      ConsistentRead: stretch.strong,
      ScanIndexForward: !stretch.newestFirst,
      ...(limit === undefined ? {} : { Limit: limit }),
      ...(after === undefined ? {} : { ExclusiveStartKey: { pk: stretch.pk, sk: after } }),
    }),
  );
  const next = LastEvaluatedKey?.sk as string | undefined;
  return { items: Items as UsageItem[], ...(next === undefined ? {} : { next }) };
};

/** All pages of a stretch. */
export const queryAll = async (table: UsageTable, stretch: UsageStretch): Promise<UsageItem[]> => {
  const items: UsageItem[] = [];
  let after: string | undefined;
  do {
    const page = await queryPage(table, stretch, after === undefined ? {} : { after });
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return items;
};
