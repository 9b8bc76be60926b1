import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startEngine } from '#local/cloud/dynamodb/engine.ts';
import { openJournal, type Step } from '#local/cloud/dynamodb/journal.ts';
import { openDynamoDb } from '#local/cloud/dynamodb/server.ts';
import { ask, key, makeTable, newFolder, put, scan, standingClock } from './fixtures.ts';

const { now } = standingClock();

const open = (directory: string) => openDynamoDb({ directory, now });

/** A database with three items, closed. */
const prepared = async (): Promise<string> => {
  const directory = newFolder();
  const db = await open(directory);
  await makeTable(db);
  for (const name of ['a', 'b', 'c']) await put(db, name, { g: { S: name }, v: { S: 'before' } });
  await db.close();
  return directory;
};

const before = (name: string) => ({ ...key(name), g: { S: name }, v: { S: 'before' } });

const STEPS: Step[] = [
  {
    table: 'things',
    key: key('a'),
    before: before('a'),
    operation: 'PutItem',
    request: { TableName: 'things', Item: { ...key('a'), g: { S: 'moved' } } },
  },
  {
    table: 'things',
    key: key('b'),
    before: before('b'),
    operation: 'DeleteItem',
    request: { TableName: 'things', Key: key('b') },
  },
  {
    table: 'things',
    key: key('c'),
    before: before('c'),
    operation: 'UpdateItem',
    request: {
      TableName: 'things',
      Key: key('c'),
      UpdateExpression: 'SET g = :g',
      ExpressionAttributeValues: { ':g': { S: 'moved' } },
    },
  },
  {
    table: 'things',
    key: key('new'),
    operation: 'PutItem',
    request: { TableName: 'things', Item: { ...key('new'), g: { S: 'new' } } },
  },
];

it.each([0, 1, 2, 3, 4])('an end after %i of 4 writes is rolled back', async (done) => {
  const directory = await prepared();
  const engine = await startEngine(join(directory, 'engine'));
  const journal = openJournal(directory);
  journal.intend(STEPS);
  for (const step of STEPS.slice(0, done)) await engine.ask(step.operation, step.request);
  await engine.close();
  journal.close();

  const db = await open(directory);
  expect(await scan(db)).toEqual(['a', 'b', 'c'].map(before));
  expect(await scan(db, 'byG')).toEqual(['a', 'b', 'c'].map(before));
  expect(db.readStream('things')).toHaveLength(3);
  expect(await put(db, 'd')).toEqual({});
  await db.close();
});

it('a torn last line was never acknowledged, and is cut off', async () => {
  const directory = await prepared();
  appendFileSync(join(directory, 'journal.ndjson'), '{"kind":"commit","at":1,"rec');
  const db = await open(directory);
  expect(db.readStream('things')).toHaveLength(3);
  await db.close();
  await (await open(directory)).close();
});

it('a restart keeps items, stream, sequence numbers, settings and client tokens', async () => {
  const directory = await prepared();
  const first = await open(directory);
  const timeToLive = { Enabled: true, AttributeName: 'expiresAt' };
  await ask(first, 'UpdateTimeToLive', { TableName: 'things', TimeToLiveSpecification: timeToLive });
  const transaction = {
    ClientRequestToken: 'once',
    TransactItems: [
      {
        Update: {
          TableName: 'things',
          Key: key('counter'),
          UpdateExpression: 'ADD n :one',
          ExpressionAttributeValues: { ':one': { N: '1' } },
        },
      },
    ],
  };
  await ask(first, 'TransactWriteItems', transaction);
  const records = first.readStream('things');
  const table = await ask(first, 'DescribeTable', { TableName: 'things' });
  await first.close();

  const second = await open(directory);
  expect(await ask(second, 'TransactWriteItems', transaction)).toEqual({});
  const counter = await ask(second, 'GetItem', { TableName: 'things', Key: key('counter') });
  expect(counter.Item.n).toEqual({ N: '1' });
  expect(second.readStream('things')).toEqual(records);
  expect(await ask(second, 'DescribeTable', { TableName: 'things' })).toEqual(table);
  const described = await ask(second, 'DescribeTimeToLive', { TableName: 'things' });
  expect(described.TimeToLiveDescription).toEqual({
    TimeToLiveStatus: 'ENABLED',
    AttributeName: 'expiresAt',
  });
  await put(second, 'later');
  const last = records.at(-1)?.dynamodb.SequenceNumber;
  expect(second.readStream('things', last).map((record) => record.dynamodb.Keys)).toEqual([key('later')]);
  await second.close();
});
