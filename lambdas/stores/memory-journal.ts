/**
 * Reads of the journal in memory, for tests: the same order, stretches and trails as in DynamoDB.
 * @module
 */
import { trailsOf } from '#domain/audit/trail.ts';
import type { JournalEntry } from '#domain/journal.ts';
import { journalPosition } from './journal-item.ts';
import type { JournalReads, Stretch } from './journal-reads.ts';

const stretchOf = (
  entries: readonly JournalEntry[],
  { after, before, newestFirst, limit }: Stretch,
): JournalEntry[] => {
  const sign = newestFirst ? -1 : 1;
  return entries
    .filter((entry) => journalPosition(entry) > after && journalPosition(entry) < before)
    .toSorted((left, right) => (journalPosition(left) < journalPosition(right) ? -sign : sign))
    .slice(0, limit);
};

/** Over the journal of a memory store, as it stands at each call. */
export const memoryJournal = (journal: () => readonly JournalEntry[]): JournalReads => ({
  ofDay: async (day, stretch) => {
    const entries = journal().filter((entry) => journalPosition(entry).startsWith(day));
    return stretchOf(entries, stretch);
  },
  ofTrail: async (trail, stretch) => {
    const entries = journal().filter((entry) => trailsOf(entry).includes(trail));
    return stretchOf(entries, stretch);
  },
});
