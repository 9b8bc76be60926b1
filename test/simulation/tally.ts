/**
 * What many histories amount to.
 * @module
 */
import type { History } from './history.ts';

/** Sums over histories; plain, so that it can be sent between threads. */
export interface Tally {
  histories: number;
  steps: number;
  /** Mark → histories that reached it. */
  readonly marks: Record<string, number>;
  /** Figure → its sum. */
  readonly figures: Record<string, number>;
  readonly failures: { readonly seed: number; readonly step: number; readonly says: string }[];
}

/** failures · kept of one tally; their number is counted by `histories that failed`. */
const FAILURES_KEPT = 100;

/** Nothing yet. */
export const emptyTally = (): Tally => ({ histories: 0, steps: 0, marks: {}, figures: {}, failures: [] });

const addTo = (sums: Record<string, number>, name: string, value: number): void => {
  sums[name] = (sums[name] ?? 0) + value;
};

/** Adds one history. */
export const addHistory = (tally: Tally, { seed, steps, marks, figures, violations }: History): void => {
  tally.histories += 1;
  tally.steps += steps;
  for (const mark of marks) addTo(tally.marks, mark, 1);
  for (const [name, value] of Object.entries(figures)) addTo(tally.figures, name, value);
  const [first] = violations;
  if (!first) return;
  addTo(tally.figures, 'histories that failed', 1);
  if (tally.failures.length < FAILURES_KEPT) tally.failures.push({ seed, ...first });
};

/** Adds what another thread has counted. */
export const addTally = (tally: Tally, other: Tally): void => {
  tally.histories += other.histories;
  tally.steps += other.steps;
  for (const [name, value] of Object.entries(other.marks)) addTo(tally.marks, name, value);
  for (const [name, value] of Object.entries(other.figures)) addTo(tally.figures, name, value);
  tally.failures.push(...other.failures.slice(0, FAILURES_KEPT - tally.failures.length));
};
