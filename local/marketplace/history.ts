import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Entry, replay } from './core.ts';
import type { MarketplaceState } from './state.ts';

/** Raised when the shape of the state changes: an older directory is refused rather than misread. */
const FORMAT = 1;
/** Entries after which the history is folded into a new snapshot. */
const ENTRIES_BEFORE_SNAPSHOT = 5000;

interface Snapshot {
  readonly format: number;
  readonly generation: number;
  readonly state: MarketplaceState;
}

/** A state on disk: a snapshot, and every change since, each written before it is made. */
export interface History {
  readonly state: MarketplaceState;
  readonly record: (entry: Entry) => void;
  readonly close: () => void;
}

const journalName = (generation: number): string => `changes-${generation}.ndjson`;

const readSnapshot = (path: string): Snapshot | undefined => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  const snapshot = JSON.parse(text) as Snapshot;
  if (snapshot.format !== FORMAT)
    throw new Error(`${path} is of another version of the simulator; start afresh with an empty directory.`);
  return snapshot;
};

/** Whole lines only: a line that was cut off by a kill was never answered. */
const readEntries = (path: string): Entry[] => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return [];
  }
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Entry);
};

/**
 * Opens the history in a directory, or begins one with `fresh()`; `prepare` changes it before anything is recorded.
 * Survives a kill of the process at any point (not a power cut: nothing is flushed).
 */
export const openHistory = (
  directory: string,
  { fresh, prepare }: { fresh: () => MarketplaceState; prepare: (state: MarketplaceState) => void },
): History => {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'snapshot.json');
  const found = readSnapshot(path);
  const state = found?.state ?? fresh();
  let generation = found?.generation ?? 0;
  for (const entry of found === undefined ? [] : readEntries(join(directory, journalName(generation))))
    replay(state, entry);
  prepare(state);

  let journal = -1;
  let entries = 0;
  const snapshot = (): void => {
    if (journal >= 0) closeSync(journal);
    generation += 1;
    writeFileSync(`${path}.new`, JSON.stringify({ format: FORMAT, generation, state } satisfies Snapshot));
    renameSync(`${path}.new`, path);
    journal = openSync(join(directory, journalName(generation)), 'w');
    entries = 0;
    for (const name of readdirSync(directory))
      if (name.startsWith('changes-') && name !== journalName(generation)) rmSync(join(directory, name));
  };
  snapshot();
  return {
    state,
    record: (entry) => {
      if (entries >= ENTRIES_BEFORE_SNAPSHOT) snapshot();
      writeSync(journal, `${JSON.stringify(entry)}\n`);
      entries += 1;
    },
    close: () => {
      snapshot();
      closeSync(journal);
      journal = -1;
    },
  };
};
