import type { Change } from './capacity.ts';
import type { ChangeRecord, Commit, Retained } from './journal.ts';
import type { Settings } from './settings.ts';
import { keyOf } from './tables.ts';
import { sameItem } from './values.ts';

/** A stream keeps a record for 24 hours (developer guide, "Change data capture for DynamoDB Streams", 2026-11-21). */
export const STREAM_RETENTION_MS = 24 * 60 * 60 * 1000;

/** What the streams of the database hold: the commits of the last day. */
export interface Changes {
  /** The records of a group, in its order, with sequences of their own; only real changes give one. */
  describe(changes: readonly Change[], expired: boolean): ChangeRecord[];
  /** Takes in a commit that is on disk. */
  add(commit: Commit): void;
  /** Records of a stream from a sequence on, oldest first. */
  read(stream: string, from: number, limit: number): readonly StreamEntry[];
  /** Last sequence given, last one that fell out of retention; 0: none. */
  last(): number;
  horizon(): number;
  /** Drops what is older than the retention, seen from `now`. */
  trim(now: number): void;
  retained(): Retained;
}

/** A record with its time, milliseconds since the epoch. */
export interface StreamEntry {
  at: number;
  record: ChangeRecord;
}

/** Index of the first element that fulfils the condition, which holds for all that follow it. */
const firstIndex = <T>(sorted: readonly T[], fulfils: (element: T) => boolean): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fulfils(sorted[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** Opens the streams' content with what the journal retained. */
export const openChanges = (settings: Settings, opened: Retained): Changes => {
  const entries = new Map<string, StreamEntry[]>();
  let commits: Commit[] = [];
  let { last, horizon } = opened;

  const add = (commit: Commit): void => {
    if (commit.records.length === 0 && commit.token === undefined) return;
    commits.push(commit);
    for (const record of commit.records) {
      const list = entries.get(record.stream) ?? [];
      list.push({ at: commit.at, record });
      entries.set(record.stream, list);
      last = Math.max(last, record.sequence);
    }
  };
  for (const commit of opened.commits) add(commit);

  const describe = (changes: readonly Change[], expired: boolean): ChangeRecord[] => {
    const records: ChangeRecord[] = [];
    for (const { shape, before, after } of changes) {
      const stream = settings.stream(shape.name);
      const keys = keyOf(shape, after ?? before ?? {});
      if (stream === undefined || keys === undefined || sameItem(before, after)) continue;
      const record: ChangeRecord = { sequence: last + records.length + 1, stream: stream.arn, keys };
      if (before) record.before = before;
      if (after) record.after = after;
      if (expired) record.expired = true;
      records.push(record);
    }
    return records;
  };

  const trim = (now: number): void => {
    const oldest = now - STREAM_RETENTION_MS;
    const kept = firstIndex(commits, (commit) => commit.at >= oldest);
    if (kept === 0) return;
    for (const commit of commits.slice(0, kept)) horizon = commit.records.at(-1)?.sequence ?? horizon;
    commits = commits.slice(kept);
    for (const [stream, list] of entries) {
      const left = list.slice(firstIndex(list, ({ record }) => record.sequence > horizon));
      if (left.length > 0) entries.set(stream, left);
      else entries.delete(stream);
    }
  };

  return {
    describe,
    add,
    trim,
    read: (stream, from, limit) => {
      const list = entries.get(stream) ?? [];
      const start = firstIndex(list, ({ record }) => record.sequence >= from);
      return list.slice(start, start + limit);
    },
    last: () => last,
    horizon: () => horizon,
    retained: () => ({ last, horizon, commits }),
  };
};
