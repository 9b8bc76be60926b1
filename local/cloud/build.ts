import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

/** What the bundles and the template are made from. */
const SOURCES = ['{bin,lib,domain,policies,lambdas}/**/*', 'package.json', 'package-lock.json', 'cdk.json'];

const Built = v.object({ hash: v.string() });

const hashOf = (root: string): string => {
  const hash = createHash('sha256');
  const files = globSync(SOURCES, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
};

const readHash = (file: string): string | undefined => {
  if (!existsSync(file)) return undefined;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Built), readFileSync(file, 'utf8'));
  return parsed.success ? parsed.output.hash : undefined;
};

const run = (root: string, script: string) =>
  new Promise<void>((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', script], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`npm run ${script} failed`))));
  });

/**
 * Bundles and synthesizes the project at `root` if its sources are not those that `cdk.out` was made from, which `file`
 * remembers. `say` is told what is being rebuilt, and why.
 */
export const buildIfChanged = async (
  root: string,
  file: string,
  say: (line: string) => void,
): Promise<void> => {
  const hash = hashOf(root);
  const before = readHash(file);
  const made = existsSync(join(root, 'cdk.out', 'manifest.json'));
  if (made && before === hash) return;
  say(
    made && before
      ? 'Sources changed: rebuilding the bundles and the template'
      : 'Building the bundles and the template',
  );
  await run(root, 'synth');
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, JSON.stringify({ hash }));
};
