/**
 * All cores: stretches of seeds are dealt out to threads, one at a time.
 * @module
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Planted } from './planted/planted.ts';
import { addTally, emptyTally, type Tally } from './tally.ts';
import type { Played, Stretch } from './worker.ts';

/** seeds · dealt out at a time. */
const STRETCH = 200;

/** One thread, which plays what it is sent. */
export const openThread = (planted?: Planted) => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { planted } });
  return {
    play: (stretch: Stretch): Promise<Tally> =>
      new Promise((resolve, reject) => {
        worker.once('error', reject);
        worker.once('message', (played: Played) => {
          worker.off('error', reject);
          if ('tally' in played) resolve(played.tally);
          else reject(new Error(played.error));
        });
        worker.postMessage(stretch);
      }),
    close: () => worker.terminate(),
  };
};

/**
 * Plays seeds on all cores.
 * @param onProgress hears of the sums and the first seed that is not dealt out yet
 * @param goesOn asked before each stretch
 */
export const playAll = async (
  { from, to }: Stretch,
  onProgress: (tally: Tally, next: number) => void,
  goesOn: () => boolean = () => true,
): Promise<Tally> => {
  const tally = emptyTally();
  let next = from;
  const core = async (): Promise<void> => {
    const thread = openThread();
    while (next <= to && goesOn()) {
      const stretch = { from: next, to: Math.min(to, next + STRETCH - 1) };
      next = stretch.to + 1;
      addTally(tally, await thread.play(stretch));
      onProgress(tally, next);
    }
    await thread.close();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, core));
  return tally;
};

/** The first seed of so many in which a planted bug is found; `undefined` where none shows it. */
export const findPlanted = async (planted: Planted, seeds: number): Promise<Tally> => {
  const thread = openThread(planted);
  try {
    return await thread.play({ from: 1, to: seeds, untilFailure: true });
  } finally {
    await thread.close();
  }
};
