/**
 * Trails: for each entity and operator, where in the journal it is spoken of. Facts, not state: plain writes to the usage
 * table, made from the stream, so that a commit does not pay for them.
 * @module
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { trailsOf } from '#domain/audit/trail.ts';
import type { JournalEntry } from '#domain/journal.ts';
import { JOURNAL_LIFE_MS } from '#domain/limits.ts';
import { USAGE_TABLE } from '#domain/names.ts';
import { SECOND_MS } from '#domain/time.ts';
import { batchPut } from './batch-put.ts';
import { documents } from './documents.ts';
import { journalPosition } from './journal-item.ts';

/** Partition of a trail: `TRAIL#tenant/t-…`. */
export const trailPartition = (trail: string): string => `TRAIL#${trail}`;

const itemsOf = (entry: JournalEntry): Record<string, unknown>[] =>
  trailsOf(entry).map((trail) => ({
    pk: trailPartition(trail),
    sk: journalPosition(entry),
    [USAGE_TABLE.ttl]: Math.ceil((entry.at + JOURNAL_LIFE_MS) / SECOND_MS),
  }));

export interface Trails {
  /** Keeps where the entries stand, or throws; the same entry twice is one item. */
  keep(entries: readonly JournalEntry[]): Promise<void>;
}

/** Trails in the usage table: `dynamodb:BatchWriteItem`. */
export const dynamoTrails = (options: { client: DynamoDBClient; tableName: string }): Trails => {
  const table = { client: documents(options.client), tableName: options.tableName };
  return {
    keep: (entries) => {
      const items = entries.flatMap(itemsOf);
      return batchPut(table, [...new Map(items.map((item) => [`${item.pk}|${item.sk}`, item])).values()]);
    },
  };
};
