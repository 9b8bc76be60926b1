import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EmbeddedDynamoDb, openDynamoDb } from '#local/cloud/dynamodb/server.ts';
import { ask, key, makeTable, newFolder, put, standingClock } from './fixtures.ts';

const HOUR_MS = 3_600_000;
const STREAMS = 'DynamoDBStreams_20120810';

let db: EmbeddedDynamoDb;
let clock: ReturnType<typeof standingClock>;
beforeEach(async () => {
  clock = standingClock();
  db = await openDynamoDb({ now: clock.now });
  await makeTable(db);
});
afterEach(() => db.close());

const stream = async () => {
  const { Table } = await ask(db, 'DescribeTable', { TableName: 'things' });
  const { StreamDescription } = await ask(db, `${STREAMS}.DescribeStream`, {
    StreamArn: Table.LatestStreamArn,
  });
  return {
    StreamArn: Table.LatestStreamArn as string,
    ShardId: StreamDescription.Shards[0].ShardId as string,
  };
};
const names = () => db.readStream('things').map((record) => record.dynamodb.Keys['pk']);

it('keeps a record for 24 hours by the clock', async () => {
  await put(db, 'first');
  clock.advance(23 * HOUR_MS);
  await put(db, 'second');
  expect(names()).toEqual([{ S: 'first' }, { S: 'second' }]);
  clock.advance(2 * HOUR_MS);
  expect(names()).toEqual([{ S: 'second' }]);
});

it('says so where a reader asks for what was trimmed', async () => {
  await put(db, 'first');
  const [first] = db.readStream('things');
  await put(db, 'second');
  clock.advance(25 * HOUR_MS);
  const at = { ...(await stream()), SequenceNumber: first?.dynamodb.SequenceNumber };
  const ask1 = (ShardIteratorType: string) =>
    ask(db, `${STREAMS}.GetShardIterator`, { ...at, ShardIteratorType });
  expect((await ask1('AT_SEQUENCE_NUMBER')).error).toBe('TrimmedDataAccessException');
  const { ShardIterator } = await ask1('TRIM_HORIZON');
  expect((await ask(db, `${STREAMS}.GetRecords`, { ShardIterator })).Records).toEqual([]);
});

it('an iterator lives for fifteen minutes', async () => {
  const from = { ...(await stream()), ShardIteratorType: 'LATEST' };
  const { ShardIterator } = await ask(db, `${STREAMS}.GetShardIterator`, from);
  clock.advance(16 * 60_000);
  expect((await ask(db, `${STREAMS}.GetRecords`, { ShardIterator })).error).toBe('ExpiredIteratorException');
  expect((await ask(db, `${STREAMS}.GetRecords`, { ShardIterator: 'x' })).error).toBe('ValidationException');
});

it('trimmed records stay trimmed over a restart, and numbers go on', async () => {
  await db.close();
  const directory = newFolder();
  db = await openDynamoDb({ directory, now: clock.now });
  await makeTable(db);
  await put(db, 'first');
  const [first] = db.readStream('things');
  clock.advance(25 * HOUR_MS);
  await db.close();
  db = await openDynamoDb({ directory, now: clock.now });
  expect(names()).toEqual([]);
  await put(db, 'second');
  const [second] = db.readStream('things');
  expect(Number(second?.dynamodb.SequenceNumber)).toBe(Number(first?.dynamodb.SequenceNumber) + 1);
});

it('the stream of a deleted table can be read for a day', async () => {
  await put(db, 'a');
  const { StreamArn, ShardId } = await stream();
  await ask(db, 'DeleteTable', { TableName: 'things' });
  const described = await ask(db, `${STREAMS}.DescribeStream`, { StreamArn });
  expect(described.StreamDescription.StreamStatus).toBe('DISABLED');
  const from = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' };
  const { ShardIterator } = await ask(db, `${STREAMS}.GetShardIterator`, from);
  const page = await ask(db, `${STREAMS}.GetRecords`, { ShardIterator });
  expect(page.Records).toHaveLength(1);
  const end = await ask(db, `${STREAMS}.GetRecords`, { ShardIterator: page.NextShardIterator });
  expect(end).toEqual({ Records: [] });
  clock.advance(25 * HOUR_MS);
  expect((await ask(db, `${STREAMS}.DescribeStream`, { StreamArn })).error).toBe('ResourceNotFoundException');
});

it('wakes those who listen after each commit, and hands on from where they stopped', async () => {
  const woken: string[] = [];
  db.onStreamRecord((table) => woken.push(table));
  await put(db, 'a');
  const TransactItems = ['b', 'c'].map((name) => ({ Put: { TableName: 'things', Item: key(name) } }));
  await ask(db, 'TransactWriteItems', { TransactItems });
  expect(woken).toEqual(['things', 'things']);
  const [first] = db.readStream('things', undefined, 1);
  const rest = db.readStream('things', first?.dynamodb.SequenceNumber);
  expect(rest.map((record) => record.dynamodb.Keys)).toEqual([key('b'), key('c')]);
});
