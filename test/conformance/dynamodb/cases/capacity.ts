import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type ConsumedCapacity,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Attributes, item, key, newTable } from '../fixtures.ts';
import type { Target } from '../targets.ts';

const figures = (capacity: ConsumedCapacity | undefined) => ({
  total: capacity?.CapacityUnits,
  table: capacity?.Table?.CapacityUnits,
  ...Object.fromEntries(
    Object.entries(capacity?.GlobalSecondaryIndexes ?? {}).map(([name, used]) => [name, used.CapacityUnits]),
  ),
});

const text = (length: number): string => 'x'.repeat(length);
/** One character of three bytes and one of four. */
const wide = (length: number): string => '語'.repeat(length);

/** Each row: an item's attributes after the write, and what the write takes of the table and each index. */
const WRITES: [string, Record<string, string | number>, Record<string, number>][] = [
  ['an item without index keys', {}, { total: 1, table: 1 }],
  ['its first index entries', { g: '1', h: '2', v: 'x' }, { total: 4, table: 1, byG: 1, byH: 1, byI: 1 }],
  ['the same again', { g: '1', h: '2', v: 'x' }, { total: 1, table: 1 }],
  [
    'an index key and a larger value',
    { g: '2', h: '2', v: text(1500) },
    { total: 8, table: 2, byG: 2, byH: 2, byI: 2 },
  ],
  ['a smaller value', { g: '2', h: '2', v: 'x' }, { total: 6, table: 2, byH: 2, byI: 2 }],
  ['a moved, larger entry', { g: '2', h: '3', v: text(2500) }, { total: 11, table: 3, byH: 4, byI: 4 }],
  ['a value that one index keeps', { g: '2', h: '3', v: text(2500), w: 'y' }, { total: 6, table: 3, byH: 3 }],
  ['an entry that is gone', { g: '2', v: text(2500) }, { total: 9, table: 3, byH: 3, byI: 3 }],
  ['wide characters', { v: wide(400) }, { total: 4, table: 3, byG: 1 }],
];

export const capacityCases = (target: () => Target): void => {
  describe('the capacity consumed', () => {
    let table: string;
    beforeAll(async () => {
      table = await newTable(target().client);
    });
    const asked = () => ({ TableName: table, ReturnConsumedCapacity: 'INDEXES' }) as const;
    const put = async (one: Attributes) =>
      (await target().client.send(new PutItemCommand({ ...asked(), Item: one }))).ConsumedCapacity;

    it('by puts counts the larger image and each index that changes', async () => {
      for (const [what, rest, expected] of WRITES) {
        expect({ what, ...figures(await put(item('a', rest))) }).toEqual({ what, ...expected });
      }
    });

    it('by a transaction is twice that, index by index', async () => {
      for (const [what, rest, expected] of WRITES) {
        const write: TransactWriteItem = { Put: { TableName: table, Item: item('t', rest) } };
        const reply = await target().client.send(
          new TransactWriteItemsCommand({ ReturnConsumedCapacity: 'INDEXES', TransactItems: [write] }),
        );
        const twice = Object.fromEntries(Object.entries(expected).map(([name, units]) => [name, units * 2]));
        expect({ what, ...figures(reply.ConsumedCapacity?.[0]) }).toEqual({ what, ...twice });
      }
    });

    it('by updates and deletes counts the same way', async () => {
      const { client } = target();
      await put(item('u', { g: '1', v: text(1500) }));
      const update = new UpdateItemCommand({ ...asked(), Key: key('u'), UpdateExpression: 'REMOVE g' });
      expect(figures((await client.send(update)).ConsumedCapacity)).toEqual({ total: 3, table: 2, byG: 1 });
      const remove = new DeleteItemCommand({ ...asked(), Key: key('u') });
      expect(figures((await client.send(remove)).ConsumedCapacity)).toEqual({ total: 2, table: 2 });
      expect(figures((await client.send(remove)).ConsumedCapacity)).toEqual({ total: 1, table: 1 });
    });

    /** [value, bytes of it by the published sizing rules] */
    const sizes: [Attributes[string], number][] = [
      [{ S: 'é' }, 2],
      [{ N: '1' }, 2],
      [{ N: '123' }, 3],
      [{ N: '-123' }, 4],
      [{ N: '0.001' }, 2],
      [{ N: '100' }, 2],
      [{ BOOL: true }, 1],
      [{ NULL: true }, 1],
      [{ B: new Uint8Array(4) }, 4],
      [{ SS: ['a', 'bc'] }, 3],
      [{ NS: ['1', '22'] }, 4],
      [{ L: [{ BOOL: true }, { S: 'a' }] }, 7],
      [{ M: { a: { S: 'b' } } }, 6],
      [{ M: { a: { L: [] } } }, 8],
    ];
    it.each(sizes)('by %j counts its bytes exactly', async (value, bytes) => {
      // pk 1+2, sk 2+1, v 1, pad 3, name of the item 1.
      const rest = 1024 - 2 - 1 - 2 - 1 - 1 - 3 - bytes;
      const sized = (pad: number): Attributes => ({ ...key('z'), v: value, pad: { S: text(pad) } });
      const fits = figures(await put(sized(rest)));
      await target().client.send(new DeleteItemCommand({ TableName: table, Key: key('z') }));
      const spills = figures(await put(sized(rest + 1)));
      await target().client.send(new DeleteItemCommand({ TableName: table, Key: key('z') }));
      expect([fits.total, spills.total]).toEqual([1, 2]);
    });

    it('by reads counts 4 KB, half where eventually consistent, whatever is shown', async () => {
      const { client } = target();
      const own = await newTable(client);
      const shared = { TableName: own, ReturnConsumedCapacity: 'INDEXES' } as const;
      for (const [name, length] of [
        ['r1', 5000],
        ['r2', 3000],
        ['r3', 10],
      ] as const) {
        await client.send(
          new PutItemCommand({ TableName: own, Item: item(name, { g: 'r', v: text(length) }) }),
        );
      }
      const get = async (name: string, strong: boolean) => {
        const command = new GetItemCommand({
          ...shared,
          Key: key(name),
          ConsistentRead: strong,
          ProjectionExpression: 'g',
        });
        return (await client.send(command)).ConsumedCapacity?.CapacityUnits;
      };
      expect([await get('r1', true), await get('r1', false), await get('nobody', true)]).toEqual([2, 1, 1]);
      const batch = await client.send(
        new BatchGetItemCommand({
          ReturnConsumedCapacity: 'INDEXES',
          RequestItems: { [own]: { Keys: ['r1', 'r2'].map(key), ConsistentRead: true } },
        }),
      );
      expect(figures(batch.ConsumedCapacity?.[0])).toEqual({ total: 3, table: 3 });
      const scan = new ScanCommand({
        ...shared,
        FilterExpression: 'attribute_not_exists(pk)',
        ConsistentRead: true,
      });
      expect(figures((await client.send(scan)).ConsumedCapacity)).toEqual({ total: 2, table: 2 });
      const query = new QueryCommand({
        ...shared,
        IndexName: 'byG',
        KeyConditionExpression: '#g = :g',
        FilterExpression: 'pk = :nobody',
        ExpressionAttributeNames: { '#g': 'g' },
        ExpressionAttributeValues: { ':g': { S: 'r' }, ':nobody': { S: 'nobody' } },
      });
      const counted = figures((await client.send(query)).ConsumedCapacity);
      expect(counted).toEqual({ total: 0.5, table: 0, byG: 0.5 });
      const transact = new TransactGetItemsCommand({
        ReturnConsumedCapacity: 'INDEXES',
        TransactItems: ['r1', 'nobody'].map((name) => ({ Get: { TableName: own, Key: key(name) } })),
      });
      expect(figures((await client.send(transact)).ConsumedCapacity?.[0])).toEqual({ total: 6, table: 6 });
    });

    it('by a batch of writes is the sum', async () => {
      const requests = [{ g: '1' }, { h: '1' }].map((rest, number) => ({
        PutRequest: { Item: item(`batch${number}`, rest) },
      }));
      const reply = await target().client.send(
        new BatchWriteItemCommand({ ReturnConsumedCapacity: 'INDEXES', RequestItems: { [table]: requests } }),
      );
      expect(figures(reply.ConsumedCapacity?.[0])).toEqual({ total: 5, table: 2, byG: 1, byH: 1, byI: 1 });
    });
  });
};
