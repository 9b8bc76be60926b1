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

/** Where an entry stands in the journal, in the order of time; also its sort key. */
export const journalPosition = ({ at, commitId }: Pick<JournalEntry, 'at' | 'commitId'>): string =>
  `${isoOf(at)}#${commitId}`;

/** Key of the item at a position; the inverse of `journalPosition`, with the partition that it stands in. */
export const journalKey = (position: string): { pk: string; sk: string } => {
  const commitId = position.slice(position.indexOf('#') + 1);
  return { pk: journalPartition(position.slice(0, 10), shardOf(commitId, STATE_SHARDS)), sk: position };
};

/** The entry of an item. */
export const journalEntryOf = (item: Record<string, unknown>): JournalEntry => {
  const { pk: _pk, sk: _sk, [STATE_TABLE.ttl]: _ttl, kind: _kind, ...entry } = item;
  return entry as unknown as JournalEntry;
};

/** The item of an entry; `kind` is what the stream's filter looks at. */
export const journalItem = (entry: JournalEntry): Record<string, unknown> => ({
  ...journalKey(journalPosition(entry)),
  [STATE_TABLE.ttl]: Math.ceil((entry.at + JOURNAL_LIFE_MS) / SECOND_MS),
  kind: 'journal',
  ...entry,
});
