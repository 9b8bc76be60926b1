import { DynamoDBClient, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EmbeddedDynamoDb, openDynamoDb } from '#local/cloud/dynamodb/server.ts';
import { failure } from '#test/conformance/dynamodb/fixtures.ts';
import { type FaultyDoor, openFaultyDoor } from './faults.ts';
import { key, makeTable, scan } from './fixtures.ts';

let db: EmbeddedDynamoDb;
let door: FaultyDoor;
let client: DynamoDBClient;
beforeEach(async () => {
  db = await openDynamoDb({ now: Date.now });
  await makeTable(db);
  door = await openFaultyDoor(db, Date.now);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = new DynamoDBClient({ endpoint: door.url, region: 'us-east-1', credentials });
});
afterEach(async () => {
  client.destroy();
  await door.close();
  await db.close();
});

const add = () =>
  new TransactWriteItemsCommand({
    TransactItems: [
      {
        Update: {
          TableName: 'things',
          Key: key('a'),
          UpdateExpression: 'ADD n :one',
          ExpressionAttributeValues: { ':one': { N: '1' } },
        },
      },
    ],
  });

it('a lost reply: the real client asks again under its token, and it is done once', async () => {
  door.failNext('TransactWriteItems', 'lost reply');
  await client.send(add());
  expect((await scan(db))[0].n).toEqual({ N: '1' });
});

it('a throttle: the real client asks again', async () => {
  door.failNext('TransactWriteItems', 'throttle');
  await client.send(add());
  expect((await scan(db))[0].n).toEqual({ N: '1' });
});

it('a conflict reaches the caller, once, and nothing was done', async () => {
  door.failNext('TransactWriteItems', 'conflict');
  const canceled = await failure(client.send(add()));
  expect(canceled['name']).toBe('TransactionCanceledException');
  expect(canceled['CancellationReasons']).toMatchObject([{ Code: 'TransactionConflict' }]);
  expect(await scan(db)).toEqual([]);
  door.failNext('PutItem', 'conflict');
  const put = failure(client.send(new PutItemCommand({ TableName: 'things', Item: key('a') })));
  expect((await put)['name']).toBe('TransactionConflictException');
});
