import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EmbeddedDynamoDb, openDynamoDb } from '#local/cloud/dynamodb/server.ts';
import { ask, makeTable, standingClock } from './fixtures.ts';

let db: EmbeddedDynamoDb;
let door: Awaited<ReturnType<EmbeddedDynamoDb['listen']>>;
beforeEach(async () => {
  db = await openDynamoDb({
    now: standingClock(Date.UTC(2027, 1, 3, 4, 5, 6)).now,
    accountId: '111122223333',
  });
  door = await db.listen();
});
afterEach(async () => {
  await door.close();
  await db.close();
});

const post = (target: string, body: string) =>
  fetch(door.url, { method: 'POST', headers: { 'x-amz-target': target }, body });

it('dates its replies by the clock, with a checksum', async () => {
  const reply = await post('DynamoDB_20120810.ListTables', '{}');
  expect(reply.headers.get('date')).toBe('Wed, 03 Feb 2027 04:05:06 GMT');
  const text = await reply.text();
  expect(reply.headers.get('x-amz-crc32')).toBe(`${crc32(text)}`);
  expect(JSON.parse(text)).toEqual({ TableNames: [] });
});

it.each([
  ['DynamoDB_20120810.CreateBackup', '{}', 'UnknownOperationException'],
  ['DynamoDB_20120810.toString', '{}', 'UnknownOperationException'],
  ['DynamoDBStreams_20120810.PutItem', '{}', 'UnknownOperationException'],
  ['', '{}', 'UnknownOperationException'],
  ['DynamoDB_20120810.ListTables', '{', 'SerializationException'],
  ['DynamoDB_20120810.ListTables', '[]', 'SerializationException'],
  ['DynamoDB_20120810.PutItem', '{}', 'ValidationException'],
  ['DynamoDB_20120810.DescribeTable', '{"TableName":"nowhere"}', 'ResourceNotFoundException'],
])('refuses %s %s with %s', async (target, body, error) => {
  const reply = await post(target, body);
  expect(reply.status).toBe(400);
  expect(((await reply.json()) as { __type: string }).__type).toContain(`#${error}`);
});

it('keeps what a stack declares: backups, tags, protection; and adds no index to a table that stands', async () => {
  await makeTable(db);
  const named = { TableName: 'things' };
  const { Table } = await ask(db, 'DescribeTable', named);
  expect(Table.TableArn).toBe('arn:aws:dynamodb:us-east-1:111122223333:table/things');
  expect(Table.CreationDateTime).toBe(Date.UTC(2027, 1, 3, 4, 5, 6) / 1000);
  const specification = { PointInTimeRecoveryEnabled: true };
  await ask(db, 'UpdateContinuousBackups', { ...named, PointInTimeRecoverySpecification: specification });
  const backups = await ask(db, 'DescribeContinuousBackups', named);
  expect(backups.ContinuousBackupsDescription.PointInTimeRecoveryDescription).toEqual({
    PointInTimeRecoveryStatus: 'ENABLED',
  });
  await ask(db, 'TagResource', { ResourceArn: Table.TableArn, Tags: [{ Key: 'stage', Value: 'sandbox' }] });
  await ask(db, 'UpdateTable', { ...named, DeletionProtectionEnabled: true });
  expect((await ask(db, 'DeleteTable', named)).error).toBe('ValidationException');
  const index = { Create: { IndexName: 'later' } };
  const refused = await ask(db, 'UpdateTable', { ...named, GlobalSecondaryIndexUpdates: [index] });
  expect(refused.error).toBe('ValidationException');
  await ask(db, 'UpdateTable', { ...named, DeletionProtectionEnabled: false });
  expect((await ask(db, 'DeleteTable', named)).TableDescription.TableName).toBe('things');
});
