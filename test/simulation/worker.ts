/**
 * Plays histories in a thread of its own. With a planted bug, the product's source is altered as it is loaded.
 * @module
 */
import { parentPort, workerData } from 'node:worker_threads';
import { plant } from './planted/hook.ts';
import type { Planted } from './planted/planted.ts';
import { addHistory, emptyTally, type Tally } from './tally.ts';

/** Seeds to play, from the first to the last. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Stop at the first history that fails. */
  readonly untilFailure?: boolean;
}

/** What a thread says when a stretch is played. */
export type Played = { readonly tally: Tally } | { readonly error: string };

const { planted } = (workerData ?? {}) as { planted?: Planted };
if (planted) plant(planted);
const { play } = await import('./history.ts');

parentPort?.on('message', async ({ from, to, untilFailure = false }: Stretch) => {
  const tally = emptyTally();
  try {
    for (let seed = from; seed <= to; seed += 1) {
      addHistory(tally, await play(seed));
      if (untilFailure && tally.failures.length > 0) break;
    }
    parentPort?.postMessage({ tally } satisfies Played);
  } catch (error) {
    parentPort?.postMessage({ error: (error as Error).stack ?? String(error) } satisfies Played);
  }
});
