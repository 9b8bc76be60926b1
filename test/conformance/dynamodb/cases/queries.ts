import {
  DeleteTableCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Attributes, all, newTable } from '../fixtures.ts';
import type { Target } from '../targets.ts';

const SORTS = ['a', 'a#1', 'a#2', 'a~', 'b', 'b#1', 'c', 'é', '日', '😀'];

export const queryCases = (target: () => Target): void => {
  describe('a query', () => {
    let table: string;
    beforeAll(async () => {
      table = await newTable(target().client);
      for (const [index, sort] of SORTS.entries()) {
        const Item = { pk: { S: 'p' }, sk: { S: sort }, g: { S: 'all' }, n: { N: `${index}` } };
        await target().client.send(new PutItemCommand({ TableName: table, Item }));
      }
      const Item = { pk: { S: 'p~' }, sk: { S: 'a' }, g: { S: 'all~' } };
      await target().client.send(new PutItemCommand({ TableName: table, Item }));
    });

    /** The sort keys found, page by page. */
    const pages = async (request: Omit<QueryCommandInput, 'TableName'>): Promise<string[][]> => {
      const found: string[][] = [];
      let start: Attributes | undefined;
      do {
        const from = start && { ExclusiveStartKey: start };
        const page = await target().client.send(new QueryCommand({ TableName: table, ...request, ...from }));
        found.push((page.Items ?? []).map((item) => `${item['sk']?.S}`));
        start = page.LastEvaluatedKey;
      } while (start);
      return found;
    };
    const where = (condition: string, values: Record<string, string> = {}) => ({
      KeyConditionExpression: `pk = :p${condition}`,
      ExpressionAttributeValues: Object.fromEntries(
        Object.entries({ ':p': 'p', ...values }).map(([name, value]) => [name, { S: value }]),
      ),
    });

    it('gives a partition in order of the bytes, either way', async () => {
      expect((await pages(where(''))).flat()).toEqual(SORTS);
      expect((await pages({ ...where(''), ScanIndexForward: false })).flat()).toEqual(SORTS.toReversed());
    });

    it.each([true, false])('goes on from where a page ended (forward: %s)', async (ScanIndexForward) => {
      const found = await pages({ ...where(''), Limit: 3, ScanIndexForward, ConsistentRead: true });
      expect(found.flat()).toEqual(ScanIndexForward ? SORTS : SORTS.toReversed());
      expect(found.slice(0, 3).map((page) => page.length)).toEqual([3, 3, 3]);
    });

    it('goes through an index in pages, each item once', async () => {
      const request = {
        IndexName: 'byG',
        KeyConditionExpression: 'g = :g',
        ExpressionAttributeValues: { ':g': { S: 'all' } },
      };
      expect((await pages({ ...request, Limit: 4 })).flat().sort()).toEqual(SORTS.toSorted());
    });

    it.each([
      [' AND begins_with(sk, :a)', { ':a': 'a' }, ['a', 'a#1', 'a#2', 'a~']],
      [' AND sk BETWEEN :a AND :b', { ':a': 'a#1', ':b': 'b' }, ['a#1', 'a#2', 'a~', 'b']],
      [' AND sk > :a', { ':a': 'b#1' }, ['c', 'é', '日', '😀']],
      [' AND sk >= :a', { ':a': 'c' }, ['c', 'é', '日', '😀']],
      [' AND sk < :a', { ':a': 'a#2' }, ['a', 'a#1']],
      [' AND sk <= :a', { ':a': 'a#1' }, ['a', 'a#1']],
      [' AND sk = :a', { ':a': 'a' }, ['a']],
    ])('finds pk = :p%s', async (condition, values, expected) => {
      expect((await pages(where(condition, values as Record<string, string>))).flat()).toEqual(expected);
    });

    it('filters after reading, so that a page may be short', async () => {
      const request = { ...where(''), FilterExpression: 'n >= :n', Limit: 4 };
      const ExpressionAttributeValues = { ...request.ExpressionAttributeValues, ':n': { N: '6' } };
      const found = await pages({ ...request, ExpressionAttributeValues });
      expect(found.flat()).toEqual(SORTS.slice(6));
      expect(found[0]).toEqual([]);
    });
  });

  describe('expressions', () => {
    it('count, default, append, nest and remove', async () => {
      const { client } = target();
      const table = await newTable(client);
      const update = async (UpdateExpression: string, values: Attributes = {}) => {
        const command = new UpdateItemCommand({
          TableName: table,
          Key: { pk: { S: 'x' }, sk: { S: 'x' } },
          UpdateExpression,
          ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
          ReturnValues: 'ALL_NEW',
        });
        const { pk: _, sk: __, ...rest } = (await client.send(command)).Attributes ?? {};
        return rest;
      };
      await update('SET c = if_not_exists(c, :zero) + :one, l = :l, m = :m', {
        ':zero': { N: '0' },
        ':one': { N: '1' },
        ':l': { L: [{ S: 'a' }] },
        ':m': { M: { deep: { S: 'x' }, beside: { S: 'y' } } },
      });
      await update('SET c = c - :five, l = list_append(l, :l) REMOVE m.beside ADD t :t', {
        ':five': { N: '5' },
        ':l': { L: [{ S: 'b' }] },
        ':t': { SS: ['t'] },
      });
      expect(await update('SET m.deep = :z DELETE t :t', { ':z': { S: 'z' }, ':t': { SS: ['t'] } })).toEqual({
        c: { N: '-4' },
        l: { L: [{ S: 'a' }, { S: 'b' }] },
        m: { M: { deep: { S: 'z' } } },
      });
    });
  });

  describe('a table made again', () => {
    it('is empty, and so are its indexes', async () => {
      const { client } = target();
      const name = await newTable(client);
      const Item = { pk: { S: 'x' }, sk: { S: 'x' }, g: { S: 'x' }, h: { S: 'x' } };
      await client.send(new PutItemCommand({ TableName: name, Item }));
      await client.send(new DeleteTableCommand({ TableName: name }));
      await newTable(client, undefined, name);
      for (const index of [undefined, 'byG', 'byH']) expect(await all(client, name, index)).toEqual([]);
    });
  });
};
