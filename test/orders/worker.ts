/**
 * Walks the stories whose indexes it is sent, one at a time, and says how far it is.
 * @module
 */
import { parentPort, workerData } from 'node:worker_threads';
import { storiesOf } from './stories.ts';
import { walkOrders } from './walk.ts';

/** What a worker says: so many more histories, or the end of a story. */
export type Report =
  | { readonly index: number; readonly more: number }
  | { readonly index: number; readonly histories: number; readonly ms: number }
  | { readonly index: number; readonly fault: string };

/** histories · how often progress is told. */
const REPORT_EVERY = 20_000;

const say = (report: Report): void => parentPort?.postMessage(report);

const walk = (index: number): void => {
  const story = storiesOf(workerData)[index];
  if (!story) throw new RangeError(`there is no story ${index}`);
  const began = performance.now();
  let walked = 0;
  const onHistory = () => {
    walked += 1;
    if (walked % REPORT_EVERY === 0) say({ index, more: REPORT_EVERY });
  };
  try {
    const histories = walkOrders(story, { onHistory });
    say({ index, more: walked % REPORT_EVERY });
    say({ index, histories, ms: performance.now() - began });
  } catch (error) {
    say({ index, fault: error instanceof Error ? error.message : String(error) });
  }
};

parentPort?.on('message', walk);
