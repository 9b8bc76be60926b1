/**
 * A sandbox over what would deploy now: built first if sources changed, on free ports, its state gone with it.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfChanged } from '#local/cloud/build.ts';
import { type Sandbox, startSandbox } from '#local/sandbox.ts';

const ROOT = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/**
 * Builds, and starts.
 * @param directory where state and logs are kept; absent: in memory, without logs
 */
export const builtSandbox = async (directory?: string): Promise<Sandbox> => {
  await buildIfChanged(ROOT, resolve(ROOT, '.sandbox', 'built.json'), console.log);
  return startSandbox({
    assembly: resolve(ROOT, 'cdk.out'),
    seed: 1,
    ...(directory === undefined ? {} : { directory }),
  });
};
