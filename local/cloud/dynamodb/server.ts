/**
 * The embedded DynamoDB: dynalite, spoken to through its HTTP interface only, behind a layer that adds
 * transactions, streams, time to live and honest capacity figures. `docs/sandbox-dynamodb.md` lists the differences
 * from AWS.
 * @module
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openChanges } from './changes.ts';
import type { Database } from './database.ts';
import { serveDynamoDb } from './door.ts';
import { startEngine } from './engine.ts';
import { makeFlight } from './flight.ts';
import { makeGate } from './gate.ts';
import { makeGroups } from './group.ts';
import { openJournal } from './journal.ts';
import { answer } from './operations.ts';
import { openSettings } from './settings.ts';
import type { StreamRecord } from './stream-records.ts';
import { readStream } from './streams.ts';
import { openTables } from './tables.ts';
import { sweepExpired } from './time-to-live.ts';
import { openTokens } from './tokens.ts';
import type { Reply } from './wire.ts';

export interface EmbeddedDynamoDb {
  /** Answers one request of the AWS JSON 1.0 wire: target e.g. `DynamoDB_20120810.GetItem`, body the parsed JSON. */
  answer(target: string, body: unknown): Promise<Reply>;
  /** Opens a plain HTTP door on the loopback, without signatures; port 0 or absent: any free one. */
  listen(port?: number): Promise<{ url: string; close(): Promise<void> }>;
  /** Deletes the items that have expired by the clock; resolves to how many. */
  sweepExpired(): Promise<number>;
  /** Calls the listener after each commit that a table's stream may show: the wake-up of a poller. */
  onStreamRecord(listener: (tableName: string) => void): void;
  /**
   * Records of a table's stream, oldest first.
   * @param after sequence number of the last record taken; absent: from the oldest that is kept (24 hours)
   */
  readStream(tableName: string, after?: string, limit?: number): StreamRecord[];
  /** Lets what is under way end, and closes the store. */
  close(): Promise<void>;
}

export interface Options {
  /** Where the database lies; absent: in memory. One process at a time. */
  directory?: string;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Twelve digits, for ARNs. */
  accountId?: string;
  region?: string;
}

const RECORDS_DEFAULT = 1000;

/** Opens the database; whatever an earlier process left half done is rolled back before this resolves. */
export const openDynamoDb = async (options: Options): Promise<EmbeddedDynamoDb> => {
  const { directory, now, accountId = '000000000000', region = 'us-east-1' } = options;
  if (directory !== undefined) mkdirSync(directory, { recursive: true });
  const engine = await startEngine(directory === undefined ? undefined : join(directory, 'engine'));
  const journal = openJournal(directory);
  const settings = openSettings(directory);
  const changes = openChanges(settings, journal.opened);
  const groups = makeGroups(engine, journal, changes, now);
  await groups.recover();
  changes.trim(now());
  journal.renew(changes.retained());

  const listeners: ((tableName: string) => void)[] = [];
  const db: Database = {
    engine,
    gate: makeGate(),
    tables: openTables(engine),
    settings,
    changes,
    groups,
    flight: makeFlight(),
    tokens: openTokens(journal.opened.commits, now),
    now,
    arnOf: (table) => `arn:aws:dynamodb:${region}:${accountId}:table/${table}`,
    region,
    announce: (tables) => {
      for (const table of tables) for (const listener of listeners) listener(table);
    },
  };

  return {
    answer: (target, body) => answer(db, target, body),
    listen: (port) => serveDynamoDb((target, body) => answer(db, target, body), now, port),
    sweepExpired: () => sweepExpired(db),
    onStreamRecord: (listener) => void listeners.push(listener),
    readStream: (table, after, limit = RECORDS_DEFAULT) => readStream(db, table, after, limit),
    close: () =>
      db.gate.write(async () => {
        await engine.close();
        journal.close();
      }),
  };
};
