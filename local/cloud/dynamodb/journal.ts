/**
 * The log that makes a group of writes one: before-images go to disk first (`intent`), what changed goes to disk
 * before the reply (`commit`). An intent without an end is rolled back at the next start.
 *
 * What is promised is to survive the death of the process, as the engine itself does: neither waits for the disk
 * to have written the pages through, so a power cut may lose the last moments.
 * @module
 */
import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Body, Item } from './wire.ts';

/** One write to one item, as the engine is asked for it. */
export interface Step {
  table: string;
  key: Item;
  /** The item before; absent: there was none. */
  before?: Item;
  operation: 'PutItem' | 'UpdateItem' | 'DeleteItem';
  request: Body;
}

/** A change that a stream shows; `sequence` counts over all streams of the database. */
export interface ChangeRecord {
  sequence: number;
  stream: string;
  keys: Item;
  before?: Item;
  after?: Item;
  /** Deleted by the service, for its time to live. */
  expired?: true;
}

/** A group that stands. */
export interface Commit {
  /** Milliseconds since the epoch, by the database's clock. */
  at: number;
  /** A transaction's client token, and the hash of what came with it. */
  token?: { value: string; hash: string };
  records: ChangeRecord[];
}

/** What is left of an earlier log. */
export interface Retained {
  /** Last sequence given, and last sequence that fell out of retention; 0: none. */
  last: number;
  horizon: number;
  commits: Commit[];
}

type Entry =
  | { kind: 'retained'; last: number; horizon: number }
  | { kind: 'intent'; steps: Step[] }
  | ({ kind: 'commit' } & Commit)
  | { kind: 'undone' };

export interface Journal {
  /** What the log held when it was opened; `unfinished` are the steps of a group that has no end. */
  readonly opened: Retained & { unfinished?: Step[] };
  intend(steps: Step[]): void;
  commit(commit: Commit): void;
  undone(): void;
  /** Bytes written since the log was last made anew. */
  bytes(): number;
  /** Replaces the log by what is retained. Not while an intent is open. */
  renew(retained: Retained): void;
  close(): void;
}

const FILE = 'journal.ndjson';

/** Reads a log; a torn last line was never acknowledged, and is cut off. */
const readLog = (path: string): { entries: Entry[]; length: number } => {
  if (!existsSync(path)) return { entries: [], length: 0 };
  const content = readFileSync(path);
  const length = content.lastIndexOf('\n') + 1;
  const lines = content.subarray(0, length).toString().split('\n').slice(0, -1);
  return { entries: lines.map((line): Entry => JSON.parse(line)), length };
};

const summarize = (entries: Entry[]): Journal['opened'] => {
  const found: Retained = { last: 0, horizon: 0, commits: [] };
  let unfinished: Step[] | undefined;
  for (const entry of entries) {
    if (entry.kind === 'retained') {
      found.last = entry.last;
      found.horizon = entry.horizon;
    } else if (entry.kind === 'intent') {
      unfinished = entry.steps;
    } else {
      unfinished = undefined;
      if (entry.kind === 'commit') {
        const { kind: _, ...commit } = entry;
        found.commits.push(commit);
        found.last = commit.records.at(-1)?.sequence ?? found.last;
      }
    }
  }
  return unfinished ? { ...found, unfinished } : found;
};

/**
 * Opens the log of a database.
 * @param directory where `journal.ndjson` lies; absent: nothing is kept, as for an engine in memory
 */
export const openJournal = (directory?: string): Journal => {
  const path = directory === undefined ? undefined : join(directory, FILE);
  const { entries, length } = path === undefined ? { entries: [], length: 0 } : readLog(path);
  const opened = summarize(entries);
  let file = path === undefined ? undefined : openSync(path, 'a');
  if (file !== undefined) ftruncateSync(file, length);
  let open = opened.unfinished !== undefined;
  let written = length;

  const append = (target: number | undefined, entry: Entry): void => {
    if (target === undefined) return;
    written += writeSync(target, `${JSON.stringify(entry)}\n`);
  };

  const end = (entry: Entry): void => {
    if (!open) throw new Error('The journal has no open intent to end');
    append(file, entry);
    open = false;
  };

  const renew = ({ last, horizon, commits }: Retained): void => {
    if (open) throw new Error('The journal cannot be made anew while an intent is open');
    if (path === undefined) return;
    const fresh = openSync(`${path}.new`, 'w');
    written = 0;
    append(fresh, { kind: 'retained', last, horizon });
    for (const commit of commits) append(fresh, { kind: 'commit', ...commit });
    renameSync(`${path}.new`, path);
    if (file !== undefined) closeSync(file);
    file = fresh;
    written = 0;
  };

  return {
    opened,
    intend: (steps) => {
      if (open) throw new Error('The last group of writes has no end: the database must be opened again');
      append(file, { kind: 'intent', steps });
      open = true;
    },
    commit: (commit) => end({ kind: 'commit', ...commit }),
    undone: () => end({ kind: 'undone' }),
    bytes: () => written,
    renew,
    close: () => {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
};
