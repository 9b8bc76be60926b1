/**
 * `npm run smoke -- --stage production`: tries what was just deployed. `--local [home]` tries a running sandbox.
 * `--record <file>` writes down which versions serve, before a deployment; `--rollback <file>` leads back to them.
 * Exit code 0: all is well; 1: something is not; 2: it could not be tried.
 * @module
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import type { StageName } from '#lib/config.ts';
import { EXIT, stageNamed } from './diff.ts';
import { liveVersions, shiftBack, Versions } from './smoke/aliases.ts';
import { smoke } from './smoke/checks.ts';
import { deploymentOf } from './smoke/deployment.ts';
import { cloudPlace, type Place, sandboxPlace } from './smoke/place.ts';

const SANDBOX_HOME = 'http://127.0.0.1:4000';

/** A first deployment has nothing to go back to. */
const record = async (file: string, stageName: StageName, place: Place): Promise<number> => {
  const functions = await deploymentOf(stageName, place).then(
    (deployment) => deployment.functions,
    (error: unknown) => {
      if (error instanceof Error && /does not exist|has no output/.test(error.message)) return [];
      throw error;
    },
  );
  const versions = await liveVersions(functions, place);
  writeFileSync(file, `${JSON.stringify(versions, null, 2)}\n`);
  console.log(`${Object.keys(versions).length} functions serve the versions in ${file}`);
  return EXIT.fine;
};

const rollBack = async (file: string, place: Place): Promise<number> => {
  const versions = v.parse(v.pipe(v.string(), v.parseJson(), Versions), readFileSync(file, 'utf8'));
  const shifted = await shiftBack(versions, place);
  for (const { name, from, to } of shifted) console.log(`${name}: ${from} → ${to}`);
  console.log(`${shifted.length} functions serve their former version again`);
  return EXIT.fine;
};

const tryAll = async (stageName: StageName, place: Place): Promise<number> => {
  const results = await smoke({ deployment: await deploymentOf(stageName, place), place });
  for (const { name, ok, detail, ms } of results) {
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${ms} ms)${ok ? '' : `: ${detail}`}`);
  }
  return results.every(({ ok }) => ok) ? EXIT.fine : EXIT.open;
};

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      stage: { type: 'string' },
      local: { type: 'boolean', default: false },
      record: { type: 'string' },
      rollback: { type: 'string' },
    },
  });
  const stageName = values.local ? 'sandbox' : stageNamed(values.stage);
  const place = values.local
    ? await sandboxPlace(positionals[0] ?? SANDBOX_HOME, stageName)
    : cloudPlace(stageName);
  if (values.record !== undefined) return record(values.record, stageName, place);
  if (values.rollback !== undefined) return rollBack(values.rollback, place);
  return tryAll(stageName, place);
};

if (import.meta.main) {
  process.exitCode = await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return EXIT.failed;
  });
}
