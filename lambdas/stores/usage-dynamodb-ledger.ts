/**
 * The ledger in the usage table: written, read and settled by different functions, each with its own calls.
 * @module
 */
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { conditionally } from './conditions.ts';
import { type DynamoStateOptions, documents } from './documents.ts';
import { ledgerBefore, ledgerBetween, ledgerItem, ledgerItemOf, ledgerKey } from './ledger-layout.ts';
import type { UsageItem } from './usage-layout.ts';
import { mapped, pageOf } from './usage-page.ts';
import { queryPage } from './usage-query.ts';
import type { Ledger } from './usage-store.ts';

/** Writes items, each once: `dynamodb:PutItem`. */
export const dynamoLedgerRecords = (options: DynamoStateOptions): Pick<Ledger, 'record'> => {
  const client = documents(options.client);
  return {
    record: async (item) => {
      const put = await conditionally(
        client.send(
          new PutCommand({
            TableName: options.tableName,
            Item: ledgerItem(item),
            ConditionExpression: 'attribute_not_exists(pk)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        ),
      );
      return put.done ? item : ledgerItemOf(put.standing as UsageItem);
    },
  };
};

/** Reads one: `dynamodb:GetItem`. */
export const dynamoLedgerGets = (options: DynamoStateOptions): Pick<Ledger, 'read'> => {
  const client = documents(options.client);
  return {
    read: async (key) => {
      const { Item } = await client.send(
        new GetCommand({ TableName: options.tableName, Key: ledgerKey(key), ConsistentRead: true }),
      );
      return Item && ledgerItemOf(Item as UsageItem);
    },
  };
};

/** Reads stretches: `dynamodb:Query`. */
export const dynamoLedgerReads = ({
  client,
  tableName,
}: DynamoStateOptions): Pick<Ledger, 'between' | 'before'> => {
  const table = { client: documents(client), tableName };
  return {
    between: async (tenantId, from, until, limit, after) =>
      mapped(
        await queryPage(table, ledgerBetween(tenantId, from, until), pageOf(limit, after)),
        ledgerItemOf,
      ),
    before: async (tenantId, hour, limit) =>
      (await queryPage(table, ledgerBefore(tenantId, hour), { limit })).items.map(ledgerItemOf),
  };
};

/** Sets verdicts that are not final: `dynamodb:UpdateItem`. */
export const dynamoLedgerSettles = (options: DynamoStateOptions): Pick<Ledger, 'settle'> => {
  const client = documents(options.client);
  return {
    settle: async (key, verdict, answer) => {
      const answered = answer === undefined ? '' : ', #answer = :answer';
      const { done } = await conditionally(
        client.send(
          new UpdateCommand({
            TableName: options.tableName,
            Key: ledgerKey(key),
            UpdateExpression: `set #verdict = :verdict${answered}`,
            ConditionExpression: '#verdict.#name in (:due, :held)',
            ExpressionAttributeNames: {
              '#verdict': 'verdict',
              '#name': 'name',
              ...(answer === undefined ? {} : { '#answer': 'answer' }),
            },
            ExpressionAttributeValues: {
              ':verdict': verdict,
              ':due': 'DUE',
              ':held': 'HELD',
              ...(answer === undefined ? {} : { ':answer': answer }),
            },
          }),
        ),
      );
      return done;
    },
  };
};
