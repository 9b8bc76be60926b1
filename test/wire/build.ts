/**
 * Builds once, before the first suite that runs what would deploy: suites run side by side and share `cdk.out`.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfChanged } from '#local/cloud/build.ts';

/** The project's root. */
export const ROOT = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** Called by vitest before the suites of a project. */
export const setup = (): Promise<void> =>
  buildIfChanged(ROOT, resolve(ROOT, '.sandbox', 'built.json'), console.log);
