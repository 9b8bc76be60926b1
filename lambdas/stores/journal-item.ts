/**
 * A journal entry as an item of the state table, and back. The stream carries these items to `publishing`.
 * @module
 */

import type { JournalEntry } from '#domain/journal.ts';
import { JOURNAL_LIFE_MS, STATE_SHARDS } from '#domain/limits.ts';
import { STATE_TABLE } from '#domain/names.ts';
import { shardOf } from '#domain/shard.ts';
import { isoOf, SECOND_MS } from '#domain/time.ts';

/** Partition of the journal of one day: `JOURNAL#2026-11-21#0`. */
export const journalPartition = (day: string, shard: number): string => `JOURNAL#${day}#${shard}`;

/** The item of an entry; `kind` is what the stream's filter looks at. */
export const journalItem = (entry: JournalEntry): Record<string, unknown> => {
  const time = isoOf(entry.at);
  return {
    pk: journalPartition(time.slice(0, 10), shardOf(entry.commitId, STATE_SHARDS)),
    sk: `${time}#${entry.commitId}`,
    [STATE_TABLE.ttl]: Math.ceil((entry.at + JOURNAL_LIFE_MS) / SECOND_MS),
    kind: 'journal',
    ...entry,
  };
};
