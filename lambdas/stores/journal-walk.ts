/**
 * Fills a page from the journal, in either direction of time. The work of one page is bounded, so it may be short, even
 * empty, and still have a next one.
 * @module
 */
import type { JournalEntry } from '#domain/journal.ts';
import { JOURNAL_ENTRIES_EVALUATED_MAX, JOURNAL_ROUNDS_MAX } from '#domain/limits.ts';
import { DAY_MS, isoOf } from '#domain/time.ts';
import { journalPosition } from './journal-item.ts';
import type { JournalReads, Stretch } from './journal-reads.ts';

export interface JournalQuery extends Stretch {
  /** Along one trail; absent: day by day. */
  readonly trail?: string;
}

export interface JournalPage {
  readonly entries: readonly JournalEntry[];
  /** How many were looked at. */
  readonly evaluated: number;
  /** Where to go on: `before` of the next page where newest come first, else `after`. Absent at the end. */
  readonly next?: string;
}

const midnight = (day: string): string => `${day}T00:00:00.000Z`;
const dayOf = (position: string): string => position.slice(0, 10);
const shifted = (day: string, days: number): string =>
  dayOf(isoOf(Date.parse(midnight(day)) + days * DAY_MS));

/** The day in which a walk goes on from a position; newest first, midnight is the end of the day before. */
const dayAt = (position: string, newestFirst: boolean): string =>
  newestFirst && position === midnight(dayOf(position)) ? shifted(dayOf(position), -1) : dayOf(position);

/** What is left of a query from a position on. */
const rest = (query: JournalQuery, position: string): JournalQuery =>
  query.newestFirst ? { ...query, before: position } : { ...query, after: position };

const isOver = ({ after, before }: Stretch): boolean => after >= before;

/** One call: some entries, and where to go on. */
const step = async (
  journal: JournalReads,
  query: JournalQuery,
): Promise<{ entries: JournalEntry[]; next?: string }> => {
  const { trail, newestFirst } = query;
  const day = dayAt(newestFirst ? query.before : query.after, newestFirst);
  const entries = await (trail === undefined ? journal.ofDay(day, query) : journal.ofTrail(trail, query));
  const last = entries.at(-1);
  if (last && entries.length === query.limit) return { entries, next: journalPosition(last) };
  if (trail !== undefined) return { entries };
  const next = midnight(newestFirst ? day : shifted(day, 1));
  return isOver(rest(query, next)) ? { entries } : { entries, next };
};

/**
 * Fills a page with the entries that are wanted.
 * @returns at most `limit`, after looking at no more than JOURNAL_ENTRIES_EVALUATED_MAX in JOURNAL_ROUNDS_MAX calls
 */
export const journalPage = async (
  journal: JournalReads,
  query: JournalQuery,
  isWanted: (entry: JournalEntry) => boolean,
): Promise<JournalPage> => {
  const found: JournalEntry[] = [];
  let position: string | undefined = query.newestFirst ? query.before : query.after;
  let evaluated = 0;
  for (let round = 0; round < JOURNAL_ROUNDS_MAX && position !== undefined; round += 1) {
    const limit = Math.min(query.limit - found.length, JOURNAL_ENTRIES_EVALUATED_MAX - evaluated);
    if (limit <= 0 || isOver(rest(query, position))) break;
    const { entries, next } = await step(journal, { ...rest(query, position), limit });
    found.push(...entries.filter(isWanted));
    evaluated += entries.length;
    position = next;
  }
  const isEnd = position === undefined || isOver(rest(query, position));
  return { entries: found, evaluated, ...(isEnd ? {} : { next: position as string }) };
};
