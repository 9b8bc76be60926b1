/**
 * Runs Biome with the project's own configuration, on the tree or on a planted one.
 * @module
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { array, looseObject, number, object, parse, string } from 'valibot';
import { eachLine, type Fault, ROOT, type SourceFile } from './tree.ts';

const BIOME = join(ROOT, 'node_modules/.bin/biome');
const OUTPUT_BYTES_MAX = 64 * 1024 * 1024;

const Report = object({
  diagnostics: array(
    looseObject({
      category: string(),
      message: string(),
      location: looseObject({ path: string(), start: object({ line: number(), column: number() }) }),
    }),
  ),
});

/** One finding: `rule` is Biome's rule name, or `plugin` for the rules in `test/house/rules`. */
export interface Finding {
  path: string;
  line: number;
  rule: string;
  message: string;
}

const biome = (cwd: string, ...more: string[]): { output: string; clean: boolean } => {
  const { stdout, stderr, status } = spawnSync(
    BIOME,
    ['lint', '--max-diagnostics=none', '--error-on-warnings', '--colors=off', ...more, '.'],
    { cwd, encoding: 'utf8', maxBuffer: OUTPUT_BYTES_MAX },
  );
  return { output: stdout === '' ? stderr : stdout, clean: status === 0 };
};

/** Lints the tree: what Biome says, and the files that it says it looked at, sorted. */
export const lintTree = (): { says: string; clean: boolean; lookedAt: string[] } => {
  const { output, clean } = biome(ROOT, '--verbose');
  const list = output.slice(output.indexOf('Files processed:'), output.indexOf('Files fixed:'));
  const says = output.replace(list, '');
  return { says, clean, lookedAt: [...list.matchAll(/^ *- (\S+)$/gm)].map((match) => match[1] ?? '').sort() };
};

/** All findings in a folder that holds a `biome.json`. Throws if Biome did not get as far as a report. */
const findingsIn = (folder: string): Finding[] => {
  const { output } = biome(folder, '--reporter=json', '--vcs-enabled=false');
  if (!output.startsWith('{')) throw new Error(`Biome gave no report for ${folder}:\n${output}`);
  return parse(Report, JSON.parse(output)).diagnostics.map(({ category, message, location }) => ({
    path: location.path,
    line: location.start.line,
    rule: category.slice(category.lastIndexOf('/') + 1),
    message,
  }));
};

/** Lints files that are written nowhere but into a folder of their own, under the project's configuration. */
export const lintPlanted = (files: Readonly<Record<string, string>>): Finding[] => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-house-'));
  try {
    for (const shared of ['biome.json', 'package.json', 'test/house/rules']) {
      cpSync(join(ROOT, shared), join(folder, shared), { recursive: true });
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return findingsIn(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const SUPPRESSION = /biome-ignore(?:-all|-start)? (?<rule>[\w/-]+)/g;
/** What may be switched off, by the beginning of the path: nothing in the rooms themselves. */
const SUPPRESSIBLE: readonly (readonly [string, string])[] = [
  ['test/', 'lint/suspicious/noExplicitAny'],
  ['vitest.config.ts', 'lint/style/noDefaultExport'],
];

/** Finds comments that switch a rule off where it has to hold. */
export const suppressionFaults = (files: readonly SourceFile[]): Fault[] =>
  eachLine(files, (line, { path }) =>
    [...line.matchAll(SUPPRESSION)]
      .map((match) => match.groups?.['rule'] ?? '')
      .filter((rule) => !SUPPRESSIBLE.some(([start, allowed]) => path.startsWith(start) && rule === allowed))
      .map((rule) => `${rule} is switched off: change the code, or the rule for everyone`),
  );
