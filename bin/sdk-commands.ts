/**
 * Which AWS SDK commands a function can send, read from its sources: what it needs, to compare with its
 * grants.
 * @module
 */

import { build } from 'esbuild';

/**
 * AWS SDK package → the commands used from it, e.g. `{ '@aws-sdk/client-sqs': ['SendMessageBatchCommand'] }`.
 */
export type CommandsByPackage = Readonly<Record<string, readonly string[]>>;

const IMPORT = /^import\s+(?<clause>[^;"]+?)\s+from "(?<from>@aws-sdk\/[^"]+)";$/gm;

/**
 * The commands that `entry` can send.
 * @throws Error when a namespace or an aggregated client is imported, since its calls cannot be told from the
 * imports
 */
export const sdkCommandsOf = async (entry: string, root: string): Promise<CommandsByPackage> =>
  sdkCommandsIn(await ownCodeOf(entry, root), entry);

/**
 * Our own code behind `entry`, after tree shaking and before minification. Packages stay outside, so that
 * only our own use of them shows.
 */
export const ownCodeOf = async (entry: string, root: string): Promise<string> => {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    packages: 'external',
    treeShaking: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
};

/** The same, of code that is at hand. @param entry for the messages of errors */
export const sdkCommandsIn = (code: string, entry: string): CommandsByPackage => {
  const found = new Map<string, Set<string>>();
  const body = code.replaceAll(IMPORT, '');
  for (const { groups } of code.matchAll(IMPORT)) {
    const { clause = '', from = '' } = groups ?? {};
    if (!clause.startsWith('{'))
      throw new Error(`${entry}: import the commands of ${from} by name, not ${clause}`);
    for (const { imported, local } of namesIn(clause)) {
      if (!new RegExp(`\\b${local.replaceAll('$', '\\$')}\\b`).test(body)) continue;
      const command = commandOf(imported);
      if (command === 'unclear')
        throw new Error(`${entry}: the calls of ${imported} (${from}) cannot be listed`);
      if (command) found.set(from, (found.get(from) ?? new Set()).add(command));
    }
  }
  return Object.fromEntries([...found].sort().map(([from, commands]) => [from, [...commands].sort()]));
};

const namesIn = (clause: string): { imported: string; local: string }[] =>
  clause
    .slice(1, -1)
    .split(',')
    .filter((specifier) => specifier.trim() !== '')
    .map((specifier) => {
      const [imported = '', local = imported] = specifier.trim().split(' as ');
      return { imported, local };
    });

/**
 * A paginator sends the command it is named after; classes that are known to send nothing by themselves give
 * nothing.
 */
const commandOf = (imported: string): string | 'unclear' | undefined => {
  if (imported.endsWith('Command')) return imported;
  if (imported.startsWith('paginate')) return `${imported.slice('paginate'.length)}Command`;
  return /(Client|Exception|Exceeded|marshall)$/i.test(imported) ? undefined : 'unclear';
};
