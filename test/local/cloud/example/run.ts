import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Clock, openClock } from '#local/clock.ts';
import { type Cloud, runCloud } from '#local/cloud/cloud.ts';
import { synthesizeExample } from './app.ts';

const HERE = dirname(fileURLToPath(import.meta.url));

/** Bundles and synthesizes the example application into a temporary folder; gives the cloud assembly's path. */
export const buildExample = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'example-'));
  const code = join(folder, 'code');
  await build({
    entryPoints: [join(HERE, 'handler.mjs')],
    outfile: join(code, 'index.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return synthesizeExample(join(folder, 'cdk.out'), code);
};

/** Runs an assembly on free ports. What the sandbox reports as broken is collected, so that a test can expect nothing. */
export const runExample = async (
  assembly: string,
  given: { clock?: Clock; directory?: string; marketplaceUrl?: () => string } = {},
): Promise<{ cloud: Cloud; clock: Clock; reported: unknown[] }> => {
  const clock = given.clock ?? openClock();
  const reported: unknown[] = [];
  const cloud = await runCloud({
    assembly,
    clock,
    ports: { publicDoor: 0, operatorDoor: 0, endpoints: 0 },
    report: (error) => reported.push(error),
    marketplaceUrl: given.marketplaceUrl ?? (() => 'http://127.0.0.1:9'),
    ...(given.directory ? { directory: given.directory } : {}),
  });
  return { cloud, clock, reported };
};
