import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EmbeddedDynamoDb, openDynamoDb } from '#local/cloud/dynamodb/server.ts';
import { ask, key, makeTable, put, scan, standingClock } from './fixtures.ts';

const HOUR_MS = 3_600_000;

let db: EmbeddedDynamoDb;
let clock: ReturnType<typeof standingClock>;
beforeEach(async () => {
  clock = standingClock();
  db = await openDynamoDb({ now: clock.now });
  await makeTable(db);
});
afterEach(() => db.close());

const seconds = (hours: number) => ({ expiresAt: { N: `${(clock.now() + hours * HOUR_MS) / 1000}` } });
const enable = () =>
  ask(db, 'UpdateTimeToLive', {
    TableName: 'things',
    TimeToLiveSpecification: { Enabled: true, AttributeName: 'expiresAt' },
  });

it('sweeps what has expired by the clock, and nothing else', async () => {
  await put(db, 'in one hour', { ...seconds(1), g: { S: 'indexed' } });
  await put(db, 'in three hours', seconds(3));
  await put(db, 'never');
  await put(db, 'as text', { expiresAt: { S: '1' } });
  await put(db, 'six years ago', seconds(-6 * 365 * 24));
  clock.advance(2 * HOUR_MS);
  expect(await db.sweepExpired()).toBe(0);
  await enable();
  expect(await db.sweepExpired()).toBe(1);
  expect((await scan(db)).map((item) => item.pk.S)).toEqual([
    'as text',
    'in three hours',
    'never',
    'six years ago',
  ]);
  expect(await scan(db, 'byG')).toEqual([]);
  expect(await db.sweepExpired()).toBe(0);
});

it('shows in the stream who deleted it', async () => {
  await enable();
  await put(db, 'by the service', seconds(1));
  await put(db, 'by hand');
  await ask(db, 'DeleteItem', { TableName: 'things', Key: key('by hand') });
  clock.advance(2 * HOUR_MS);
  await db.sweepExpired();
  const removed = db.readStream('things').filter((record) => record.eventName === 'REMOVE');
  expect(removed.map(({ dynamodb, userIdentity }) => [dynamodb.Keys, userIdentity])).toEqual([
    [key('by hand'), undefined],
    [key('by the service'), { Type: 'Service', PrincipalId: 'dynamodb.amazonaws.com' }],
  ]);
  expect(removed[1]?.dynamodb.OldImage).toMatchObject(key('by the service'));
});
