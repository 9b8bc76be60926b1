import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** An ordered map that survives `kill -9`: each change is one appended line, on disk before the call returns. */
export interface Kept<T> {
  get(id: string): T | undefined;
  /** Adds or replaces; a replaced entry keeps its place in the order. */
  put(id: string, value: T): void;
  remove(id: string): void;
  clear(): void;
  /** Entries in the order in which they first came. */
  values(): IterableIterator<T>;
  size(): number;
}

/** The log is rewritten once it has this many lines and mostly tells of what is gone. */
const COMPACT_LINES_MIN = 2_000;
const COMPACT_RATIO = 4;

type Line = [string] | [string, unknown];

const replay = <T>(file: string, live: Map<string, T>) => {
  const lines = readFileSync(file, 'utf8').split('\n');
  for (const [index, text] of lines.entries()) {
    if (text === '') continue;
    try {
      const line = JSON.parse(text) as Line;
      if (line.length === 2) live.set(line[0], line[1] as T);
      else live.delete(line[0]);
    } catch (cause) {
      // Only the last line can be torn, by a machine that died while writing; that call was never answered.
      if (index < lines.length - 1) throw new Error(`${file}:${index + 1} is not readable`, { cause });
    }
  }
};

/** Opens the map kept in `file` (absent: in memory). What it holds was written by this program alone. */
export const openKept = <T>(file?: string): Kept<T> => {
  const live = new Map<string, T>();
  let lines = 0;
  const rewrite = () => {
    if (!file) return;
    const text = [...live].map((entry) => `${JSON.stringify(entry)}\n`).join('');
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
    lines = live.size;
  };
  const append = (line: Line) => {
    if (!file) return;
    appendFileSync(file, `${JSON.stringify(line)}\n`);
    lines += 1;
    if (lines >= COMPACT_LINES_MIN && lines > COMPACT_RATIO * live.size) rewrite();
  };
  if (file) {
    mkdirSync(dirname(file), { recursive: true });
    if (existsSync(file)) replay(file, live);
    rewrite();
  }
  return {
    get: (id) => live.get(id),
    put: (id, value) => {
      live.set(id, value);
      append([id, value]);
    },
    remove: (id) => {
      if (live.delete(id)) append([id]);
    },
    clear: () => {
      live.clear();
      rewrite();
    },
    values: () => live.values(),
    size: () => live.size,
  };
};
