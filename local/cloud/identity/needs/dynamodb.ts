import * as v from 'valibot';
import type { Need, NeedsOf, Site } from '../need.ts';

const Named = v.looseObject({ TableName: v.string(), IndexName: v.optional(v.string()) });
const Batch = v.looseObject({ RequestItems: v.record(v.string(), v.unknown()) });
const Transaction = v.looseObject({ TransactItems: v.array(v.record(v.string(), Named)) });

/** ARN of a table, from its name or ARN as a call gives it. */
export const tableArn = (table: string, { region, account }: Site): string =>
  table.startsWith('arn:') ? table : `arn:aws:dynamodb:${region}:${account}:table/${table}`;

const onTable =
  (action: string): NeedsOf =>
  (input, site) => [
    { action: `dynamodb:${action}`, resources: [tableArn(v.parse(Named, input).TableName, site)] },
  ];

const onIndex =
  (action: string): NeedsOf =>
  (input, site) => {
    const { TableName, IndexName } = v.parse(Named, input);
    const table = tableArn(TableName, site);
    return [{ action: `dynamodb:${action}`, resources: [IndexName ? `${table}/index/${IndexName}` : table] }];
  };

const onEachTable =
  (action: string): NeedsOf =>
  (input, site) =>
    Object.keys(v.parse(Batch, input).RequestItems).map((table) => ({
      action: `dynamodb:${action}`,
      resources: [tableArn(table, site)],
    }));

/** A transaction needs the plain action of each of its items, and has none of its own. */
const ITEM_ACTIONS: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

const onEachItem: NeedsOf = (input, site) => {
  const needs = new Map<string, Need>();
  for (const item of v.parse(Transaction, input).TransactItems) {
    for (const [kind, { TableName }] of Object.entries(item)) {
      const need = {
        action: `dynamodb:${ITEM_ACTIONS[kind] ?? kind}`,
        resources: [tableArn(TableName, site)],
      };
      needs.set(`${need.action} ${TableName}`, need);
    }
  }
  return [...needs.values()];
};

/** Service authorization reference, Amazon DynamoDB (2026-11). */
export const DYNAMODB: Record<string, NeedsOf> = {
  GetItem: onTable('GetItem'),
  PutItem: onTable('PutItem'),
  UpdateItem: onTable('UpdateItem'),
  DeleteItem: onTable('DeleteItem'),
  DescribeTable: onTable('DescribeTable'),
  Query: onIndex('Query'),
  Scan: onIndex('Scan'),
  BatchGetItem: onEachTable('BatchGetItem'),
  BatchWriteItem: onEachTable('BatchWriteItem'),
  TransactGetItems: onEachItem,
  TransactWriteItems: onEachItem,
};
