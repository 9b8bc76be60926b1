/**
 * Trails: for each entity and operator, where in the journal it is spoken of. Facts, not state: plain writes to the usage
 * table, made from the stream, so that a commit does not pay for them.
 * @module
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { trailsOf } from '#domain/audit/trail.ts';
import type { JournalEntry } from '#domain/journal.ts';
import { AWS_BATCH_WRITE_ITEMS_MAX, JOURNAL_LIFE_MS } from '#domain/limits.ts';
import { USAGE_TABLE } from '#domain/names.ts';
import { SECOND_MS } from '#domain/time.ts';
import { documents } from './documents.ts';
import { journalPosition } from './journal-item.ts';

/** How often DynamoDB is asked again for puts that it left unprocessed. */
const UNPROCESSED_ROUNDS_MAX = 8;

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
  const client = documents(options.client);
  const { tableName } = options;
  const put = async (items: readonly Record<string, unknown>[]): Promise<void> => {
    let puts = items.map((Item) => ({ PutRequest: { Item } }));
    for (let round = 0; puts.length > 0; round += 1) {
      if (round === UNPROCESSED_ROUNDS_MAX) throw new Error('DynamoDB left trails unprocessed too often');
      const answer = await client.send(new BatchWriteCommand({ RequestItems: { [tableName]: puts } }));
      puts = (answer.UnprocessedItems?.[tableName] ?? []) as typeof puts;
    }
  };
  return {
    keep: async (entries) => {
      const items = entries.flatMap(itemsOf);
      // a batch that names one key twice is refused as a whole
      const unique = [...new Map(items.map((item) => [`${item.pk}|${item.sk}`, item])).values()];
      for (let from = 0; from < unique.length; from += AWS_BATCH_WRITE_ITEMS_MAX) {
        await put(unique.slice(from, from + AWS_BATCH_WRITE_ITEMS_MAX));
      }
    },
  };
};
