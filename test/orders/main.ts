/**
 * `npm run orders`: walks every history of every story in full, on all cores, and prints the figures; with `--short`, of their
 * short forms.
 * Exits with 1 where a history ends otherwise than its story, or where one was not walked.
 * @module
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type StoryForm, storiesOf } from './stories.ts';
import { historiesOf } from './walk.ts';
import type { Report } from './worker.ts';

const form: StoryForm = process.argv.includes('--short') ? 'short' : 'full';
const stories = storiesOf(form);
const grouped = new Intl.NumberFormat('en');
const total = stories.reduce((sum, { facts }) => sum + historiesOf(facts.length), 0);
// the longest first, so that no core waits for another at the end
const waiting = stories
  .map((_, index) => index)
  .sort((left, right) => (stories[right]?.facts.length ?? 0) - (stories[left]?.facts.length ?? 0));
const began = performance.now();
let walked = 0;
let faults = 0;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const showProgress = (): void => {
  if (!process.stdout.isTTY) return;
  process.stdout.write(
    `\r${grouped.format(walked)} of ${grouped.format(total)}, ${seconds(performance.now() - began)} `,
  );
};

const print = (line: string): void => {
  process.stdout.write(`${process.stdout.isTTY ? '\r\u001b[K' : ''}${line}\n`);
};

const hear = (report: Report): void => {
  if ('more' in report) {
    walked += report.more;
    showProgress();
    return;
  }
  const { name = '', facts = [] } = stories[report.index] ?? {};
  if ('fault' in report) {
    faults += 1;
    print(`WRONG  ${report.fault}`);
    return;
  }
  const isComplete = report.histories === historiesOf(facts.length);
  if (!isComplete) faults += 1;
  const count = grouped.format(report.histories).padStart(9);
  print(
    `${isComplete ? '' : 'SHORT  '}${facts.length} facts ${count} histories ${seconds(report.ms).padStart(8)}  ${name}`,
  );
};

/** One core: takes the next story until none waits. */
const core = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: form });
    const next = (): void => {
      const index = waiting.shift();
      if (index !== undefined) worker.postMessage(index);
      else worker.terminate().then(() => resolve(), reject);
    };
    worker.on('error', reject);
    worker.on('message', (report: Report) => {
      hear(report);
      if (!('more' in report)) next();
    });
    next();
  });

print(`${stories.length} stories, ${grouped.format(total)} histories`);
await Promise.all(Array.from({ length: availableParallelism() }, core));
print(
  `${grouped.format(walked)} of ${grouped.format(total)} histories in ${seconds(performance.now() - began)}: ` +
    (faults === 0 ? 'each comes to rest as its story does' : `${faults} stories wrong`),
);
process.exitCode = faults === 0 && walked === total ? 0 : 1;
