/**
 * Reads the journal: by the day, or along a trail. Each call costs what its page holds, however long the journal is.
 * @module
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { JournalEntry } from '#domain/journal.ts';
import { AWS_BATCH_GET_KEYS_MAX, STATE_SHARDS } from '#domain/limits.ts';
import { documents } from './documents.ts';
import { journalEntryOf, journalKey, journalPartition, journalPosition } from './journal-item.ts';
import { trailPartition } from './trails.ts';

/** A stretch of positions (`journalPosition`), both ends left out; an instant in ISO 8601 is before all of its entries. */
export interface Stretch {
  readonly after: string;
  readonly before: string;
  readonly newestFirst: boolean;
  /** Most entries; at most 100. */
  readonly limit: number;
}

export interface JournalReads {
  /** Entries of one day, `2026-11-21`, in order. Fewer than the limit: there are no more in the stretch. */
  ofDay(day: string, stretch: Stretch): Promise<JournalEntry[]>;
  /** Entries along a trail, in order, as `ofDay`; what expired is left out. */
  ofTrail(trail: string, stretch: Stretch): Promise<JournalEntry[]>;
}

export interface JournalTables {
  readonly client: DynamoDBClient;
  readonly stateTable: string;
  readonly usageTable: string;
}

/** How often DynamoDB is asked again for keys that it left unprocessed. */
const UNPROCESSED_ROUNDS_MAX = 8;

type Item = Record<string, unknown>;

const query = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  pk: string,
  { after, before, newestFirst, limit }: Stretch,
): Promise<Item[]> => {
  const items: Item[] = [];
  let start: Item | undefined;
  if (after >= before) return items;
  do {
    const answer = await client.send(
      new QueryCommand({
        TableName,
        // BETWEEN takes both ends, so the two ends themselves are left out below
        KeyConditionExpression: 'pk = :pk and sk between :after and :before',
        ExpressionAttributeValues: { ':pk': pk, ':after': after, ':before': before },
        ScanIndexForward: !newestFirst,
        Limit: limit + 1,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    items.push(...(answer.Items ?? []).filter(({ sk }) => sk !== after && sk !== before));
    start = answer.LastEvaluatedKey;
  } while (start && items.length < limit);
  return items.slice(0, limit);
};

const inOrder = (entries: readonly JournalEntry[], { newestFirst, limit }: Stretch): JournalEntry[] => {
  const sign = newestFirst ? -1 : 1;
  return entries
    .toSorted((left, right) => (journalPosition(left) < journalPosition(right) ? -sign : sign))
    .slice(0, limit);
};

const load = async (
  client: DynamoDBDocumentClient,
  table: string,
  positions: readonly string[],
): Promise<JournalEntry[]> => {
  const items: Item[] = [];
  let wanted: Item[] = positions.map((position) => ({ ...journalKey(position) }));
  for (let round = 0; wanted.length > 0; round += 1) {
    if (round === UNPROCESSED_ROUNDS_MAX) throw new Error('DynamoDB left keys unprocessed too often');
    const answer = await client.send(new BatchGetCommand({ RequestItems: { [table]: { Keys: wanted } } }));
    items.push(...(answer.Responses?.[table] ?? []));
    wanted = answer.UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return items.map(journalEntryOf);
};

/** The journal of one day: `dynamodb:Query` on the state table. */
export const dynamoDays = (tables: Omit<JournalTables, 'usageTable'>): Pick<JournalReads, 'ofDay'> => {
  const client = documents(tables.client);
  return {
    ofDay: async (day, stretch) => {
      const shards = Array.from({ length: STATE_SHARDS }, (_, shard) => journalPartition(day, shard));
      const found = await Promise.all(shards.map((pk) => query(client, tables.stateTable, pk, stretch)));
      return inOrder(found.flat().map(journalEntryOf), stretch);
    },
  };
};

/** The journal along a trail: `dynamodb:Query` on the usage table, `BatchGetItem` on the state table. */
export const dynamoTrail = (tables: JournalTables): Pick<JournalReads, 'ofTrail'> => {
  const client = documents(tables.client);
  return {
    ofTrail: async (trail, stretch) => {
      if (stretch.limit > AWS_BATCH_GET_KEYS_MAX)
        throw new RangeError(`at most ${AWS_BATCH_GET_KEYS_MAX} entries at once`);
      const steps = await query(client, tables.usageTable, trailPartition(trail), stretch);
      const positions = steps.map(({ sk }) => sk as string);
      return inOrder(await load(client, tables.stateTable, positions), stretch);
    },
  };
};
