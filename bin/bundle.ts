/**
 * Bundles every handler into `dist/<function>/index.mjs` (`npm run bundle`) and weighs them in
 * `dist/bundles.json`. A function whose sources did not change is left as it stands.
 * @module
 */

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { ENTRIES, FUNCTIONS, type FunctionName } from '#domain/names.ts';
import { parsePolicy } from '#domain/policy/policy.ts';
import { BUNDLE_OPTIONS, bundlerVersion } from './bundle-options.ts';
import { type CommandsByPackage, sdkCommandsOf } from './sdk-commands.ts';

/**
 * Cold start grows with the bundle: above this, look for what came in before raising it. Bytes, after
 * minification.
 */
export const BUNDLE_BYTES_MAX = 450_000;
/** The same after gzip, which is about what Lambda fetches. Bytes. */
export const BUNDLE_GZIP_BYTES_MAX = 150_000;

/** A bundle with this source reads the policy files at its start. */
const POLICY_READER = 'lambdas/edge/policies.ts';
/** JSON that lies with the policies and is none. */
const NO_POLICY = /\.schema\.json$|^calendars/;

/** What `dist/bundles.json` says of a function. */
export interface Bundle {
  readonly bytes: number;
  readonly gzipBytes: number;
  readonly commands: CommandsByPackage;
  /** SHA-256 over the sources below, the lockfile and the build's options. */
  readonly hash: string;
  /** The project's own files in the bundle, from the root of the project. */
  readonly sources: readonly string[];
}
export type Bundles = Readonly<Record<FunctionName, Bundle>>;

export interface BundleOptions {
  /** Root of the project; default: this one. */
  readonly root?: string;
  /** Where the bundles go; default: `<root>/dist`. */
  readonly into?: string;
  /** Told of each function that is bundled anew; default: nobody. */
  readonly say?: (line: string) => void;
}

/**
 * Bundles what changed and gives the weights of all.
 * @throws Error naming every entry that is missing, and every bundle that is over its budget
 */
export const bundleAll = async (options: BundleOptions = {}): Promise<Bundles> => {
  const root = options.root ?? resolve(dirname(fileURLToPath(import.meta.url)), '..');
  const into = options.into ?? join(root, 'dist');
  const missing = FUNCTIONS.filter((name) => !existsSync(join(root, ENTRIES[name])));
  if (missing.length > 0) {
    throw new Error(`No handler at ${missing.map((name) => `${ENTRIES[name]} (${name})`).join(', ')}`);
  }
  const before = await readBundles(into);
  const bundles = await Promise.all(
    FUNCTIONS.map(async (name) => {
      const known = before[name];
      const unchanged =
        known !== undefined &&
        existsSync(join(into, name, 'index.mjs')) &&
        known.hash === (await hashOf(root, known.sources));
      if (unchanged) return [name, known] as const;
      const bundle = await bundleOne(name, root, into);
      options.say?.(`bundled ${name}: ${kilobytes(bundle.bytes)} (${kilobytes(bundle.gzipBytes)} gzip)`);
      return [name, bundle] as const;
    }),
  );
  const result = Object.fromEntries(bundles) as Bundles;
  await writeFile(join(into, 'bundles.json'), `${JSON.stringify(result, null, 2)}\n`);
  refuseOverweight(result);
  return result;
};

const bundleOne = async (name: FunctionName, root: string, into: string): Promise<Bundle> => {
  const entry = ENTRIES[name];
  const [result, commands] = await Promise.all([
    build({
      ...BUNDLE_OPTIONS,
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: join(into, name, 'index.mjs'),
    }),
    sdkCommandsOf(entry, root),
  ]);
  const code = result.outputFiles.find((file) => file.path.endsWith('.mjs'));
  const map = result.outputFiles.find((file) => file.path.endsWith('.map'));
  if (!code || !map) throw new Error(`esbuild gave no output for ${entry}`);
  await rm(join(into, name), { recursive: true, force: true });
  await place(join(into, name, 'index.mjs'), code.contents);
  await place(join(into, 'maps', `${name}.mjs.map`), map.contents);
  const sources = Object.keys(result.metafile.inputs)
    .filter((path) => !path.includes('node_modules/'))
    .sort();
  for (const path of await policiesFor(sources, root)) {
    await place(join(into, name, path), await soundPolicy(root, path));
  }
  const hash = await hashOf(root, sources);
  return { bytes: code.contents.length, gzipBytes: gzipSync(code.contents).length, commands, hash, sources };
};

/** What is deployed was parsed here, with every fault named at once: the functions need not carry the schema. */
const soundPolicy = async (root: string, path: string): Promise<Uint8Array> => {
  const parsed = parsePolicy(JSON.parse(await readFile(join(root, path), 'utf8')));
  if ('policy' in parsed) return Buffer.from(JSON.stringify(parsed.policy));
  throw new Error(`${path}: ${parsed.faults.map(({ field, message }) => `${field} ${message}`).join('; ')}`);
};

/** The policies' first versions are deployed beside the code that reads them, and nowhere else. */
const policiesFor = async (sources: readonly string[], root: string): Promise<string[]> => {
  if (!sources.includes(POLICY_READER)) return [];
  const files = await readdir(join(root, 'policies'), { recursive: true });
  return files
    .filter((file) => file.endsWith('.json') && !NO_POLICY.test(file))
    .map((file) => join('policies', file))
    .sort();
};

/** Written beside and renamed, so that a reader never sees half a bundle. */
const place = async (path: string, contents: Uint8Array): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, contents);
  await rename(`${path}.new`, path);
};

const hashOf = async (root: string, sources: readonly string[]): Promise<string> => {
  const hash = createHash('sha256').update(await bundlerVersion());
  for (const path of [...sources, ...(await policiesFor(sources, root)), 'package-lock.json']) {
    const content = await readFile(join(root, path)).catch(() => 'absent');
    hash.update(`\n${path}\n`).update(content);
  }
  return hash.digest('hex');
};

const readBundles = async (into: string): Promise<Partial<Bundles>> => {
  const text = await readFile(join(into, 'bundles.json'), 'utf8').catch(() => '{}');
  return JSON.parse(text) as Partial<Bundles>;
};

const refuseOverweight = (bundles: Bundles): void => {
  const over = FUNCTIONS.filter(
    (name) => bundles[name].bytes > BUNDLE_BYTES_MAX || bundles[name].gzipBytes > BUNDLE_GZIP_BYTES_MAX,
  );
  if (over.length > 0) {
    const weights = over.map((name) => `${name} ${kilobytes(bundles[name].bytes)}`).join(', ');
    throw new Error(`Over the budget of ${kilobytes(BUNDLE_BYTES_MAX)} a bundle: ${weights}`);
  }
};

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} KB`;

if (import.meta.main) {
  const startedAt = performance.now();
  await bundleAll({ say: console.log });
  console.log(`bundles ready in ${Math.round(performance.now() - startedAt)} ms`);
}
