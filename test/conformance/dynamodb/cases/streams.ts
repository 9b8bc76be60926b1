import {
  BatchWriteItemCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  PutItemCommand,
  type StreamViewType,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';
import { describe, expect, it } from 'vitest';
import { failure, item, key, newTable } from '../fixtures.ts';
import type { Target } from '../targets.ts';

/** What the table's latest stream holds, by way of shards and iterators, `limit` records at a time. */
export const streamed = async (
  { client, streams }: Target,
  table: string,
  limit = 3,
): Promise<StreamRecord[]> => {
  const described = await client.send(new DescribeTableCommand({ TableName: table }));
  const StreamArn = described.Table?.LatestStreamArn;
  const stream = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const records: StreamRecord[] = [];
  for (const { ShardId } of stream.StreamDescription?.Shards ?? []) {
    const first = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
    let iterator = (await streams.send(new GetShardIteratorCommand(first))).ShardIterator;
    for (let empty = 0; iterator && empty < 2; ) {
      const page = await streams.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: limit }));
      records.push(...(page.Records ?? []));
      empty = page.Records?.length ? 0 : empty + 1;
      iterator = page.NextShardIterator;
    }
  }
  return records;
};

const outline = (record: StreamRecord) => ({
  event: record.eventName,
  name: record.dynamodb?.Keys?.['pk']?.S,
  old: record.dynamodb?.OldImage,
  new: record.dynamodb?.NewImage,
});

export const streamCases = (target: () => Target): void => {
  describe('a stream', () => {
    it('shows each real change once, in order, with both images', async () => {
      const { client } = target();
      const table = await newTable(client, 'NEW_AND_OLD_IMAGES');
      const put = (v: string) =>
        client.send(new PutItemCommand({ TableName: table, Item: item('a', { v }) }));
      await put('1');
      await put('1');
      await put('2');
      await client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: key('a'),
          UpdateExpression: 'SET v = :v',
          ExpressionAttributeValues: { ':v': { S: '3' } },
          ReturnValues: 'UPDATED_OLD',
        }),
      );
      await failure(
        client.send(
          new PutItemCommand({
            TableName: table,
            Item: item('a', { v: '4' }),
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      );
      await client.send(new DeleteItemCommand({ TableName: table, Key: key('nobody') }));
      await client.send(new DeleteItemCommand({ TableName: table, Key: key('a') }));
      const records = await streamed(target(), table);
      const image = (v: string) => item('a', { v });
      expect(records.map(outline)).toEqual([
        { event: 'INSERT', name: 'a', old: undefined, new: image('1') },
        { event: 'MODIFY', name: 'a', old: image('1'), new: image('2') },
        { event: 'MODIFY', name: 'a', old: image('2'), new: image('3') },
        { event: 'REMOVE', name: 'a', old: image('3'), new: undefined },
      ]);
      const numbers = records.map((record) => BigInt(record.dynamodb?.SequenceNumber ?? 0));
      expect(numbers).toEqual([...numbers].sort((a, b) => (a < b ? -1 : 1)));
      expect(records[0]).toMatchObject({ eventSource: 'aws:dynamodb', eventVersion: '1.1' });
      expect(records[0]?.dynamodb?.SizeBytes).toBe(14);
    });

    it('takes a number or set in another form for no change, and shows what is stored', async () => {
      const { client } = target();
      const table = await newTable(client, 'NEW_AND_OLD_IMAGES');
      const put = (n: string, set: string[]) =>
        client.send(
          new PutItemCommand({ TableName: table, Item: { ...key('a'), n: { N: n }, s: { SS: set } } }),
        );
      await put('1.50', ['a', 'b']);
      await put('1.5', ['b', 'a']);
      const records = await streamed(target(), table);
      expect(records.map((record) => record.dynamodb?.NewImage?.['n'])).toEqual([{ N: '1.5' }]);
    });

    it('shows a transaction together, without its checks, and nothing of one that was canceled', async () => {
      const { client } = target();
      const table = await newTable(client, 'NEW_IMAGE');
      const put = (name: string) => ({ Put: { TableName: table, Item: item(name) } });
      const check = (condition: string) => ({
        ConditionCheck: { TableName: table, Key: key('a'), ConditionExpression: `${condition}(pk)` },
      });
      await client.send(new TransactWriteItemsCommand({ TransactItems: [put('a'), put('b')] }));
      const canceled = { TransactItems: [put('c'), check('attribute_not_exists')] };
      await failure(client.send(new TransactWriteItemsCommand(canceled)));
      const last = { TransactItems: [put('d'), check('attribute_exists')] };
      await client.send(new TransactWriteItemsCommand(last));
      const batch = { [table]: [{ PutRequest: { Item: item('e') } }] };
      await client.send(new BatchWriteItemCommand({ RequestItems: batch }));
      const records = (await streamed(target(), table)).map(outline);
      expect(records.map((record) => record.name)).toEqual(['a', 'b', 'd', 'e']);
    });

    const views: [StreamViewType, boolean, boolean][] = [
      ['KEYS_ONLY', false, false],
      ['NEW_IMAGE', true, false],
      ['OLD_IMAGE', false, true],
    ];
    it.each(views)('with the view %s shows just that', async (view, showsNew, showsOld) => {
      const { client } = target();
      const table = await newTable(client, view);
      for (const v of ['1', '2']) {
        await client.send(new PutItemCommand({ TableName: table, Item: item('a', { v }) }));
      }
      const [, change] = (await streamed(target(), table)).map(outline);
      expect(change).toEqual({
        event: 'MODIFY',
        name: 'a',
        old: showsOld ? item('a', { v: '1' }) : undefined,
        new: showsNew ? item('a', { v: '2' }) : undefined,
      });
    });

    it('is listed, and can be read from the latest and after a sequence number', async () => {
      const { client, streams } = target();
      const table = await newTable(client, 'NEW_IMAGE');
      const listed = await streams.send(new ListStreamsCommand({ TableName: table }));
      const StreamArn = listed.Streams?.[0]?.StreamArn;
      expect(StreamArn).toContain(`table/${table}/stream/`);
      const described = await streams.send(new DescribeStreamCommand({ StreamArn }));
      expect(described.StreamDescription).toMatchObject({
        StreamStatus: 'ENABLED',
        StreamViewType: 'NEW_IMAGE',
        TableName: table,
      });
      const ShardId = described.StreamDescription?.Shards?.[0]?.ShardId;
      const put = (name: string) => client.send(new PutItemCommand({ TableName: table, Item: item(name) }));
      const iterator = async (type: 'LATEST' | 'AFTER_SEQUENCE_NUMBER', sequence?: string) => {
        const at = { StreamArn, ShardId, ShardIteratorType: type, SequenceNumber: sequence };
        return (await streams.send(new GetShardIteratorCommand(at))).ShardIterator;
      };
      await put('before');
      const latest = await iterator('LATEST');
      await put('after');
      const [first, second] = await streamed(target(), table);
      expect(outline(second as StreamRecord).name).toBe('after');
      const fromLatest = await streams.send(new GetRecordsCommand({ ShardIterator: latest }));
      expect(fromLatest.Records?.map((record) => outline(record).name)).toEqual(['after']);
      const afterFirst = await iterator('AFTER_SEQUENCE_NUMBER', first?.dynamodb?.SequenceNumber);
      const rest = await streams.send(new GetRecordsCommand({ ShardIterator: afterFirst }));
      expect(rest.Records?.map((record) => outline(record).name)).toEqual(['after']);
      const elsewhere = { StreamArn, ShardId: 'shardId-00000000000000000000-none0000' };
      const wrong = new GetShardIteratorCommand({ ...elsewhere, ShardIteratorType: 'TRIM_HORIZON' });
      expect(await failure(streams.send(wrong))).toMatchObject({ name: 'ResourceNotFoundException' });
    });
  });
};
