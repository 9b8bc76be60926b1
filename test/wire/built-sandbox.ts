/**
 * A sandbox over what would deploy now, on free ports. Suites that open one belong to a vitest project whose global set-up
 * is `test/wire/build.ts`.
 */
import { resolve } from 'node:path';
import { type Sandbox, startSandbox } from '#local/sandbox.ts';
import { ROOT } from './build.ts';

/**
 * Starts it.
 * @param directory where state and logs are kept; absent: in memory, without logs
 */
export const builtSandbox = (directory?: string): Promise<Sandbox> =>
  startSandbox({
    assembly: resolve(ROOT, 'cdk.out'),
    seed: 1,
    ...(directory === undefined ? {} : { directory }),
  });
