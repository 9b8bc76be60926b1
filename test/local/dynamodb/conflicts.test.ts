import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EmbeddedDynamoDb, openDynamoDb } from '#local/cloud/dynamodb/server.ts';
import { ask, key, makeTable, put, scan, standingClock } from './fixtures.ts';

let db: EmbeddedDynamoDb;
beforeEach(async () => {
  db = await openDynamoDb({ now: standingClock().now });
  await makeTable(db);
  // Once the table's shape is known, a request is at the gate within a turn.
  await ask(db, 'DeleteItem', { TableName: 'things', Key: key('nobody') });
});
afterEach(() => db.close());

const add = (name: string, amount = 1) => ({
  Update: {
    TableName: 'things',
    Key: key(name),
    UpdateExpression: 'ADD n :n',
    ExpressionAttributeValues: { ':n': { N: `${amount}` } },
  },
});
const transact = (items: object[], token?: string) =>
  ask(db, 'TransactWriteItems', { TransactItems: items, ...(token && { ClientRequestToken: token }) });

it('while a transaction is under way, an overlapping one is canceled, item by item', async () => {
  const first = transact([add('a'), add('b')], 'first');
  await turn();
  const second = await transact([add('x'), add('b')], 'second');
  expect(second.error).toBe('TransactionCanceledException');
  expect(second.CancellationReasons).toEqual([
    { Code: 'None' },
    { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' },
  ]);
  expect(await first).toEqual({});
  expect((await scan(db)).map((item) => item.pk.S)).toEqual(['a', 'b']);
});

it('a plain write to its item, a read transaction and its own token are turned away too', async () => {
  const first = transact([add('a')], 'token');
  await turn();
  const [write, read, again] = await Promise.all([
    put(db, 'a'),
    ask(db, 'TransactGetItems', { TransactItems: [{ Get: { TableName: 'things', Key: key('a') } }] }),
    transact([add('a')], 'token'),
  ]);
  expect(write.error).toBe('TransactionConflictException');
  expect(read.error).toBe('TransactionCanceledException');
  expect(again.error).toBe('TransactionInProgressException');
  expect(await first).toEqual({});
});

it('other items are free, and plain reads wait for the whole', async () => {
  const first = transact([add('a'), add('b')]);
  await turn();
  const [other, seen] = await Promise.all([put(db, 'z'), scan(db)]);
  expect(other).toEqual({});
  expect(seen.map((item) => item.n?.N)).toEqual(expect.arrayContaining(['1', '1']));
  await first;
});

it('a read never sees a transaction that is being rolled back', async () => {
  await put(db, 'taken');
  const doomed = [
    add('a'),
    {
      Put: {
        TableName: 'things',
        Item: key('taken'),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ];
  const attempts = Array.from({ length: 20 }, async () => {
    const [outcome, seen] = await Promise.all([transact(doomed), scan(db)]);
    return { outcome: outcome.error, seen: seen.map((item) => item.pk.S) };
  });
  for (const { outcome, seen } of await Promise.all(attempts)) {
    expect(outcome).toBe('TransactionCanceledException');
    expect(seen).toEqual(['taken']);
  }
});

it('two hundred at once on ten items: each is counted on both of its items, or canceled', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 200 }, (_, number) =>
      transact([add(`account${number % 10}`, 1), add(`account${(number + 1) % 10}`, -1), add('all')]),
    ),
  );
  const done = outcomes.filter((outcome) => outcome.error === undefined).length;
  const canceled = outcomes.filter((outcome) => outcome.error === 'TransactionCanceledException').length;
  expect(done).toBeGreaterThan(0);
  expect(done + canceled).toBe(200);
  const items = await scan(db);
  const sum = items.reduce((total, item) => total + (item.pk.S === 'all' ? 0 : Number(item.n.N)), 0);
  expect(sum).toBe(0);
  expect(items.find((item) => item.pk.S === 'all').n.N).toBe(`${done}`);
});

it('a client token is forgotten after ten minutes', async () => {
  await db.close();
  const clock = standingClock();
  db = await openDynamoDb({ now: clock.now });
  await makeTable(db);
  for (const minutes of [0, 9, 2]) {
    clock.advance(minutes * 60_000);
    await transact([add('a')], 'token');
  }
  expect((await scan(db))[0].n.N).toBe('2');
});
