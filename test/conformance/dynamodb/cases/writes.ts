import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { failure, item, key, newTable, stored } from '../fixtures.ts';
import type { Target } from '../targets.ts';

export const writeCases = (target: () => Target): void => {
  describe('a plain write', () => {
    let table: string;
    beforeAll(async () => {
      table = await newTable(target().client);
    });
    const put = (name: string, rest: Record<string, string | number> = {}) =>
      target().client.send(new PutItemCommand({ TableName: table, Item: item(name, rest) }));

    it('shows the item that failed its condition, where asked to', async () => {
      await put('a', { v: 'there' });
      const shared = { TableName: table, ConditionExpression: 'attribute_not_exists(pk)' };
      const shown = { ...shared, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
      const { client } = target();
      for (const attempt of [
        () => client.send(new PutItemCommand({ ...shown, Item: item('a') })),
        () => client.send(new DeleteItemCommand({ ...shown, Key: key('a') })),
        () => client.send(new UpdateItemCommand({ ...shown, Key: key('a') })),
      ]) {
        const error = await failure(attempt());
        expect(error['name']).toBe('ConditionalCheckFailedException');
        expect(error['Item']).toEqual(item('a', { v: 'there' }));
      }
      const silent = await failure(client.send(new DeleteItemCommand({ ...shared, Key: key('a') })));
      expect(silent['Item']).toBeUndefined();
    });

    it('returns what was asked for of an update', async () => {
      await put('b', { v: 'old', w: 'kept' });
      const update = async (values: UpdateItemCommandInput['ReturnValues'], text: string) => {
        const reply = await target().client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: key('b'),
            UpdateExpression: 'SET v = :v',
            ExpressionAttributeValues: { ':v': { S: text } },
            ...(values && { ReturnValues: values }),
          }),
        );
        return reply.Attributes;
      };
      expect(await update(undefined, '1')).toBeUndefined();
      expect(await update('NONE', '2')).toBeUndefined();
      expect(await update('ALL_OLD', '3')).toEqual(item('b', { v: '2', w: 'kept' }));
      expect(await update('ALL_NEW', '4')).toEqual(item('b', { v: '4', w: 'kept' }));
      expect(await update('UPDATED_OLD', '5')).toEqual({ v: { S: '4' } });
      expect(await update('UPDATED_NEW', '6')).toEqual({ v: { S: '6' } });
      const deleted = await target().client.send(
        new DeleteItemCommand({ TableName: table, Key: key('b'), ReturnValues: 'ALL_OLD' }),
      );
      expect(deleted.Attributes).toEqual(item('b', { v: '6', w: 'kept' }));
    });

    it('keeps empty strings, sets, maps, binary and other scripts', async () => {
      const whole = {
        ...key('c'),
        empty: { S: '' },
        script: { S: '日本語 é 😀' },
        set: { SS: ['a', 'b'] },
        map: { M: { list: { L: [{ N: '1' }, { NULL: true }, { BOOL: false }] } } },
        binary: { B: new Uint8Array([0, 1, 255]) },
      };
      await target().client.send(new PutItemCommand({ TableName: table, Item: whole }));
      expect(await stored(target().client, table, 'c')).toEqual(whole);
    });

    it('stores a number and a set in one form', async () => {
      const numbers = ['1.00', '-0', '1e3', '0.0010', '12E-4', '+5', '100', '-1.50e1'];
      const Item = {
        ...key('d'),
        ...Object.fromEntries(numbers.map((text, index) => [`n${index}`, { N: text }])),
        set: { NS: ['2.0', '1'] },
      };
      await target().client.send(new PutItemCommand({ TableName: table, Item }));
      const { set, ...found } = (await stored(target().client, table, 'd')) ?? {};
      const forms = numbers.map((_, index) => found[`n${index}`]?.N);
      expect(forms).toEqual(['1', '0', '1000', '0.001', '0.0012', '5', '100', '-15']);
      expect(set?.NS?.toSorted()).toEqual(['1', '2']);
    });

    it('refuses what is wrong, by name', async () => {
      const { client } = target();
      const missing = client.send(new PutItemCommand({ TableName: table, Item: { pk: { S: 'x' } } }));
      expect(await failure(missing)).toMatchObject({ name: 'ValidationException' });
      const mistyped = client.send(
        new PutItemCommand({ TableName: table, Item: { pk: { N: '1' }, sk: { S: '' } } }),
      );
      expect(await failure(mistyped)).toMatchObject({ name: 'ValidationException' });
      const nowhere = client.send(new PutItemCommand({ TableName: 'nowhere', Item: item('x') }));
      expect(await failure(nowhere)).toMatchObject({ name: 'ResourceNotFoundException' });
      const large = client.send(
        new PutItemCommand({ TableName: table, Item: item('x', { v: 'x'.repeat(410_000) }) }),
      );
      expect(await failure(large)).toMatchObject({ name: 'ValidationException' });
    });
  });

  describe('a batch', () => {
    it('puts and deletes, refuses an item named twice, and reads back', async () => {
      const { client } = target();
      const table = await newTable(client);
      const write = (requests: object[]) =>
        client.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests } }));
      const puts = ['a', 'b', 'c'].map((name) => ({
        PutRequest: { Item: item(name, { h: 'one', v: name }) },
      }));
      expect((await write(puts)).UnprocessedItems).toEqual({});
      await write([{ DeleteRequest: { Key: key('a') } }, { PutRequest: { Item: item('b', { h: 'two' }) } }]);
      const twice = write([{ DeleteRequest: { Key: key('b') } }, { PutRequest: { Item: item('b') } }]);
      expect(await failure(twice)).toMatchObject({ name: 'ValidationException' });
      const read = await client.send(
        new BatchGetItemCommand({ RequestItems: { [table]: { Keys: ['a', 'b', 'c'].map(key) } } }),
      );
      expect(read.Responses?.[table]).toHaveLength(2);
      const query = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'byI',
          KeyConditionExpression: 'h = :h',
          ExpressionAttributeValues: { ':h': { S: 'one' } },
        }),
      );
      expect(query.Items).toEqual([item('c', { h: 'one', v: 'c' })]);
    });
  });
};
