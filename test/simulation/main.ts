/**
 * `npm run simulate -- --seeds=N [--from=K] [--minutes=M]`: plays histories on all cores. `--seed=K [--trace]`: plays one.
 * `--planted`: shows that each planted bug is found. `--crashes`: a crash before and after each I/O of each use case.
 * Exits with 1 where an invariant was broken.
 * @module
 */
import { parseArgs } from 'node:util';
import { showCrashes } from './crashes/enumerate.ts';
import { hunt } from './planted/hunt.ts';
import { playAll } from './pool.ts';
import { keepSeeds } from './seeds.ts';
import { showTally, showTrace } from './show.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    minutes: { type: 'string' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
    planted: { type: 'boolean', default: false },
    crashes: { type: 'boolean', default: false },
  },
});

const wholeNumber = (name: 'seeds' | 'from' | 'seed' | 'minutes'): number => {
  const number = Number(values[name]);
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`--${name} is a whole number`);
  return number;
};

const many = async (): Promise<boolean> => {
  const from = wholeNumber('from');
  const to = from + wholeNumber('seeds') - 1;
  const began = performance.now();
  const endsAt = values.minutes === undefined ? Infinity : began + wholeNumber('minutes') * 60_000;
  const stopped = { byHand: false, next: from };
  process.once('SIGINT', () => {
    stopped.byHand = true;
  });
  const onProgress = ({ histories }: { histories: number }, next: number): void => {
    stopped.next = next;
    if (process.stdout.isTTY)
      process.stdout.write(`\r\u001b[K${histories} histories, up to seed ${next - 1}`);
  };
  const tally = await playAll({ from, to }, onProgress, () => !stopped.byHand && performance.now() < endsAt);
  if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
  showTally(tally, performance.now() - began);
  keepSeeds(tally.failures);
  if (stopped.next <= to)
    console.log(`stopped; go on with --from=${stopped.next} --seeds=${to - stopped.next + 1}`);
  return tally.failures.length === 0;
};

const run = async (): Promise<boolean> => {
  if (values.seed !== undefined) return showTrace(wholeNumber('seed'), values.trace);
  if (values.planted) return hunt();
  if (values.crashes) return showCrashes();
  return many();
};

process.exitCode = (await run()) ? 0 : 1;
