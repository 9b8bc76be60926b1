import {
  PutItemCommand,
  TransactGetItemsCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Attributes, all, failure, item, key, newTable, stored } from '../fixtures.ts';
import type { Target } from '../targets.ts';

export const transactionCases = (target: () => Target): void => {
  describe('a write transaction', () => {
    let table: string;
    beforeAll(async () => {
      table = await newTable(target().client);
    });
    const put = (name: string, rest: Record<string, string | number> = {}): TransactWriteItem => ({
      Put: { TableName: table, Item: item(name, rest) },
    });
    const exists = (name: string): TransactWriteItem => ({
      ConditionCheck: { TableName: table, Key: key(name), ConditionExpression: 'attribute_exists(pk)' },
    });
    const absent = (name: string): TransactWriteItem => ({
      ConditionCheck: { TableName: table, Key: key(name), ConditionExpression: 'attribute_not_exists(pk)' },
    });
    const add = (name: string, amount: number): TransactWriteItem => ({
      Update: {
        TableName: table,
        Key: key(name),
        UpdateExpression: 'ADD amount :a',
        ExpressionAttributeValues: { ':a': { N: `${amount}` } },
      },
    });
    const transact = (items: TransactWriteItem[], token?: string) =>
      target().client.send(
        new TransactWriteItemsCommand({ TransactItems: items, ...(token && { ClientRequestToken: token }) }),
      );
    const get = (name: string): Promise<Attributes | undefined> => stored(target().client, table, name);

    it('puts, updates, deletes and checks at once', async () => {
      await transact([put('a1', { g: 'x' }), put('a2'), put('a3', { amount: 1 })]);
      await transact([
        put('a1', { g: 'y' }),
        { Delete: { TableName: table, Key: key('a2') } },
        add('a3', 2),
        absent('a4'),
      ]);
      expect(await get('a1')).toEqual(item('a1', { g: 'y' }));
      expect(await get('a2')).toBeUndefined();
      expect(await get('a3')).toEqual(item('a3', { amount: 3 }));
      expect(await get('a4')).toBeUndefined();
    });

    it('leaves everything as it was where one condition fails, in the indexes too', async () => {
      await transact([put('b1', { g: 'b', v: 'old' }), put('b2', { amount: 1 })]);
      const before = await all(target().client, table, 'byG');
      const error = await failure(
        transact([put('b1', { g: 'c', v: 'new' }), add('b2', 1), put('b3', { g: 'b' }), exists('nobody')]),
      );
      expect(error['name']).toBe('TransactionCanceledException');
      expect(await get('b1')).toEqual(item('b1', { g: 'b', v: 'old' }));
      expect(await get('b2')).toEqual(item('b2', { amount: 1 }));
      expect(await get('b3')).toBeUndefined();
      expect(await all(target().client, table, 'byG')).toEqual(before);
    });

    it('gives a reason for each item, with the item where it was asked for', async () => {
      await transact([put('c1', { v: 'there' }), put('c2')]);
      const shown = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD', TableName: table } as const;
      const error = await failure(
        transact([
          { Put: { ...shown, Item: item('c1'), ConditionExpression: 'attribute_not_exists(pk)' } },
          exists('c2'),
          { Delete: { ...shown, Key: key('c3'), ConditionExpression: 'attribute_exists(pk)' } },
          { ...absent('c2'), ConditionCheck: undefined, ...put('c4') },
        ]),
      );
      const message = 'The conditional request failed';
      expect(error['CancellationReasons']).toEqual([
        { Code: 'ConditionalCheckFailed', Message: message, Item: item('c1', { v: 'there' }) },
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Message: message },
        { Code: 'None' },
      ]);
      expect(error['message']).toBe(
        'Transaction cancelled, please refer cancellation reasons for specific reasons ' +
          '[ConditionalCheckFailed, None, ConditionalCheckFailed, None]',
      );
    });

    it('checks a condition on values without writing', async () => {
      await transact([put('d1', { amount: 7 })]);
      const check = (amount: number): TransactWriteItem => ({
        ConditionCheck: {
          TableName: table,
          Key: key('d1'),
          ConditionExpression: '#a = :a',
          ExpressionAttributeNames: { '#a': 'amount' },
          ExpressionAttributeValues: { ':a': { N: `${amount}` } },
        },
      });
      await transact([check(7), put('d2')]);
      await failure(transact([check(8), put('d3')]));
      expect(await get('d1')).toEqual(item('d1', { amount: 7 }));
      expect([await get('d2'), await get('d3')]).toEqual([item('d2'), undefined]);
    });

    it('is carried out once per client token', async () => {
      const token = `token-${table}`;
      await transact([add('e1', 5)], token);
      await transact([add('e1', 5)], token);
      expect(await get('e1')).toEqual(item('e1', { amount: 5 }));
      const error = await failure(transact([add('e1', 6)], token));
      expect(error['name']).toBe('IdempotentParameterMismatchException');
    });

    it('refuses an item named twice, no item, too many, two in one', async () => {
      const twice = await failure(transact([put('f1'), { Delete: { TableName: table, Key: key('f1') } }]));
      expect(twice).toMatchObject({
        name: 'ValidationException',
        message: 'Transaction request cannot include multiple operations on one item',
      });
      const many = Array.from({ length: 101 }, (_, number) => put(`f${number}`));
      for (const items of [[], many, [{ ...put('f1'), ...exists('f2') }]]) {
        expect(await failure(transact(items))).toMatchObject({ name: 'ValidationException' });
      }
      expect(await get('f1')).toBeUndefined();
    });

    it('takes a hundred items', async () => {
      await transact(Array.from({ length: 100 }, (_, number) => put(`h${number}`)));
      expect(await get('h99')).toEqual(item('h99'));
    });

    it('fails whole for a wrong expression, a missing table, a missing key', async () => {
      const wrong: TransactWriteItem[] = [
        { Update: { TableName: table, Key: key('i2'), UpdateExpression: 'SETT a = b' } },
        { Put: { TableName: table, Item: { pk: { S: 'i2' } } } },
        { Delete: { TableName: table, Key: { pk: { S: 'i2' } } } },
      ];
      for (const one of wrong) {
        expect(await failure(transact([put('i1'), one]))).toMatchObject({ name: 'ValidationException' });
      }
      const missing = await failure(
        transact([put('i1'), { Put: { TableName: 'nowhere', Item: item('i2') } }]),
      );
      expect(missing['name']).toBe('ResourceNotFoundException');
      expect(await get('i1')).toBeUndefined();
    });

    it('gives a wrong index key as the reason of its item', async () => {
      const error = await failure(transact([put('j1'), put('j2', { g: 1 })]));
      expect(error['CancellationReasons']).toMatchObject([{ Code: 'None' }, { Code: 'ValidationError' }]);
    });
  });

  describe('a read transaction', () => {
    it('shows items in the order asked for, projected, and none where there is none', async () => {
      const { client } = target();
      const table = await newTable(client);
      await client.send(new PutItemCommand({ TableName: table, Item: item('a', { v: 'x', w: 'y' }) }));
      const read = await client.send(
        new TransactGetItemsCommand({
          TransactItems: [
            { Get: { TableName: table, Key: key('nobody') } },
            { Get: { TableName: table, Key: key('a'), ProjectionExpression: 'v' } },
          ],
        }),
      );
      expect(read.Responses).toEqual([{}, { Item: { v: { S: 'x' } } }]);
      const twice = { Get: { TableName: table, Key: key('a') } };
      const error = await failure(
        client.send(new TransactGetItemsCommand({ TransactItems: [twice, twice] })),
      );
      expect(error['name']).toBe('ValidationException');
    });
  });
};
