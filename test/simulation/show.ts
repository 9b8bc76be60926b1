/**
 * What the command prints.
 * @module
 */
import { play } from './history.ts';
import type { Tally } from './tally.ts';

const grouped = new Intl.NumberFormat('en');

const table = (rows: readonly (readonly [string, number])[]): void => {
  for (const [name, count] of rows) console.log(`${grouped.format(count).padStart(12)}  ${name}`);
};

/** One history; its steps too where they are asked for. */
export const showTrace = async (seed: number, isTraced: boolean): Promise<boolean> => {
  const { steps, hash, violations, marks } = await play(
    seed,
    isTraced ? { trace: (line) => console.log(line) } : {},
  );
  console.log(`seed ${seed}: ${steps} steps, hash ${hash.toString(16).padStart(8, '0')}`);
  console.log(`marks: ${marks.join(', ')}`);
  for (const { step, says } of violations) console.log(`seed ${seed}, step ${step}: ${says}`);
  return violations.length === 0;
};

/** Sums, marks and failures of many histories. */
export const showTally = ({ histories, steps, marks, figures, failures }: Tally, ms: number): void => {
  for (const { seed, step, says } of failures) console.log(`seed ${seed}, step ${step}: ${says}`);
  console.log('\nreached in so many histories:');
  table(Object.entries(marks).sort((left, right) => right[1] - left[1]));
  console.log('\nfigures over all histories:');
  table(Object.entries(figures));
  const perSecond = Math.round(histories / (ms / 1000));
  console.log(
    `\n${grouped.format(histories)} histories, ${grouped.format(steps)} steps, ${(ms / 1000).toFixed(1)} s, ` +
      `${grouped.format(perSecond)} histories/s, ${figures['histories that failed'] ?? 0} failed`,
  );
};
