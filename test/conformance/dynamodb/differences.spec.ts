import {
  BatchGetItemCommand,
  type ConsumedCapacity,
  DescribeContinuousBackupsCommand,
  PutItemCommand,
  QueryCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failure, item, key, newTable } from './fixtures.ts';
import { startEmbedded, startLocal, type Target } from './targets.ts';

/** Where the embedded DynamoDB goes with AWS's documentation, and DynamoDB Local does not: [embedded, Local]. */
describe('where the two differ, as docs/sandbox-dynamodb.md says', () => {
  const targets: Target[] = [];
  const tables: string[] = [];
  beforeAll(async () => {
    targets.push(await startEmbedded(), await startLocal());
    for (const target of targets) {
      const table = await newTable(target.client);
      await target.client.send(
        new PutItemCommand({ TableName: table, Item: item('a', { v: 'x'.repeat(2500) }) }),
      );
      tables.push(table);
    }
  });
  afterAll(async () => {
    for (const target of targets) await target.close();
  });

  const onBoth = <T>(ask: (client: Target['client'], table: string) => Promise<T>): Promise<T[]> =>
    Promise.all(targets.map((target, index) => ask(target.client, tables[index] as string)));
  const units = (capacity: ConsumedCapacity | undefined) => capacity?.CapacityUnits;
  const transaction =
    (mode: 'TOTAL' | 'INDEXES', items: (table: string) => TransactWriteItem[]) =>
    async (client: Target['client'], table: string) => {
      const command = { ReturnConsumedCapacity: mode, TransactItems: items(table) };
      return units((await client.send(new TransactWriteItemsCommand(command))).ConsumedCapacity?.[0]);
    };

  it('a transaction is the sum of its items, also where two of them take the same', async () => {
    const puts = (names: string[], v: string) => (table: string) =>
      names.map((name, index) => ({ Put: { TableName: table, Item: item(name, { v: v.repeat(index) }) } }));
    expect(await onBoth(transaction('TOTAL', puts(['b', 'c'], '')))).toEqual([4, 2]);
    expect(await onBoth(transaction('INDEXES', puts(['d', 'e'], '')))).toEqual([4, 2]);
    expect(await onBoth(transaction('INDEXES', puts(['f', 'g'], 'x'.repeat(1500))))).toEqual([6, 6]);
  });

  it('condition checks count by the size of their item, and each', async () => {
    const check = (table: string, name: string, condition: string) => ({
      ConditionCheck: { TableName: table, Key: key(name), ConditionExpression: `${condition}(pk)` },
    });
    const items = (table: string) => [
      check(table, 'a', 'attribute_exists'),
      check(table, 'nobody', 'attribute_not_exists'),
    ];
    expect(await onBoth(transaction('INDEXES', items))).toEqual([8, 2]);
  });

  it('a delete of nothing in a transaction', async () => {
    const items = (table: string) => [{ Delete: { TableName: table, Key: key('nobody') } }];
    expect(await onBoth(transaction('INDEXES', items))).toEqual([2, 1]);
  });

  it('reads that find nothing take the least', async () => {
    const query = await onBoth(async (client, table) => {
      const reply = await client.send(
        new QueryCommand({
          TableName: table,
          ReturnConsumedCapacity: 'TOTAL',
          KeyConditionExpression: 'pk = :p',
          ExpressionAttributeValues: { ':p': { S: 'nobody' } },
        }),
      );
      return units(reply.ConsumedCapacity);
    });
    expect(query).toEqual([0.5, 0]);
    const batch = await onBoth(async (client, table) => {
      const RequestItems = { [table]: { Keys: [key('nobody')] } };
      const reply = await client.send(
        new BatchGetItemCommand({ ReturnConsumedCapacity: 'TOTAL', RequestItems }),
      );
      return units(reply.ConsumedCapacity?.[0]);
    });
    expect(batch).toEqual([0.5, 0]);
  });

  it('an update against an attribute that is not there is its item’s reason', async () => {
    const names = await onBoth(async (client, table) => {
      const update = { TableName: table, Key: key('a'), UpdateExpression: 'SET m = nothing' };
      const transact = new TransactWriteItemsCommand({ TransactItems: [{ Update: update }] });
      return (await failure(client.send(transact)))['name'];
    });
    expect(names).toEqual(['TransactionCanceledException', 'ValidationException']);
  });

  it('continuous backups', async () => {
    const outcomes = await onBoth(async (client, table) => {
      const asked = client.send(new DescribeContinuousBackupsCommand({ TableName: table }));
      return asked.then(
        () => 'answered',
        (error: Error) => error.name,
      );
    });
    expect(outcomes).toEqual(['answered', 'UnknownOperationException']);
  });
});
