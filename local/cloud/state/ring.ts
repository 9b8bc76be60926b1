import { openKept } from './kept.ts';

/** The newest values of a kind, kept on disk; older ones go. */
export interface Ring<T> {
  push(value: T): void;
  /** The newest first. */
  newest(): T[];
  clear(): void;
}

/** Opens the ring kept in `file` (absent: in memory), which holds `max` values. */
export const openRing = <T>(max: number, file?: string): Ring<T> => {
  const kept = openKept<{ sequence: number; value: T }>(file);
  let sequence = Math.max(0, ...[...kept.values()].map((entry) => entry.sequence));
  return {
    push: (value) => {
      sequence += 1;
      kept.put(String(sequence), { sequence, value });
      kept.remove(String(sequence - max));
    },
    newest: () => [...kept.values()].map((entry) => entry.value).reverse(),
    clear: kept.clear,
  };
};
