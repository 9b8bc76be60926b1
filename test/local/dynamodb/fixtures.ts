import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { EmbeddedDynamoDb } from '#local/cloud/dynamodb/server.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone after the test. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dynamodb-'));
  folders.push(folder);
  return folder;
};

/** A clock that stands until it is moved; milliseconds since the epoch. */
export const standingClock = (start = Date.UTC(2026, 10, 21, 12)) => {
  let time = start;
  return { now: () => time, advance: (milliseconds: number) => void (time += milliseconds) };
};

// biome-ignore lint/suspicious/noExplicitAny: replies are looked into member by member
type Loose = any;

/** Asks the database for an operation; the error's name and message where it refuses. */
export const ask = async (db: EmbeddedDynamoDb, operation: string, body: object): Promise<Loose> => {
  const target = operation.includes('.') ? operation : `DynamoDB_20120810.${operation}`;
  const reply = await db.answer(target, body);
  const answer = reply.body as Loose;
  return reply.status === 200 ? answer : { ...answer, error: answer.__type.split('#')[1] };
};

export const key = (name: string) => ({ pk: { S: name } });

/** Makes a table `things` with the key `pk`, an index by `g`, and a stream. */
export const makeTable = (db: EmbeddedDynamoDb): Promise<Loose> =>
  ask(db, 'CreateTable', {
    TableName: 'things',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['pk', 'g'].map((name) => ({ AttributeName: name, AttributeType: 'S' })),
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'byG',
        KeySchema: [{ AttributeName: 'g', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });

export const put = (db: EmbeddedDynamoDb, name: string, rest: object = {}): Promise<Loose> =>
  ask(db, 'PutItem', { TableName: 'things', Item: { ...key(name), ...rest } });

/** Everything in the table, or in its index, in the order of the keys. */
export const scan = async (db: EmbeddedDynamoDb, IndexName?: string): Promise<Loose[]> => {
  const found = await ask(db, 'Scan', { TableName: 'things', ...(IndexName && { IndexName }) });
  return found.Items.sort((a: Loose, b: Loose) => a.pk.S.localeCompare(b.pk.S));
};
