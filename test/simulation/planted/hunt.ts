/**
 * Shows that the net catches fish: each planted bug is found within so many seeds.
 * @module
 */
import { availableParallelism } from 'node:os';
import { findPlanted } from '../pool.ts';
import { PLANTED } from './bugs.ts';

/** seeds · within which each must be found. */
const SEEDS_MAX = 1_000;

/** Plants one after the other, on all cores; says which were found and where. */
export const hunt = async (): Promise<boolean> => {
  const waiting = [...PLANTED];
  let found = 0;
  const core = async (): Promise<void> => {
    for (let planted = waiting.shift(); planted; planted = waiting.shift()) {
      const { failures } = await findPlanted(planted, SEEDS_MAX);
      const [first] = failures;
      if (first) found += 1;
      const where = first
        ? `seed ${String(first.seed).padStart(4)}: ${first.says.split('\n')[0]}`
        : 'NOT FOUND';
      console.log(`${planted.name.padEnd(60)} ${where}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, core));
  console.log(`\n${found} of ${PLANTED.length} planted bugs found within ${SEEDS_MAX} seeds`);
  return found === PLANTED.length;
};
