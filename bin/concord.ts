/**
 * The operators' command line: `npm run concord -- import …`.
 * @module
 */
import { ACTIVATIONS_IMPORT_USAGE, refusedIn, runActivationsImport } from './activations/import.ts';
import { REBUILD_USAGE, runRebuild } from './audit/rebuild.ts';
import { REPLAY_USAGE, runReplay } from './audit/replay.ts';
import { IMPORT_USAGE, runImport } from './import/command.ts';
import { runUsageImport, USAGE_IMPORT_USAGE } from './usage/import.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

interface Command {
  /** The words that it begins with. */
  readonly words: string;
  readonly usage: string;
  /** Gives the exit code. */
  readonly run: (args: readonly string[]) => Promise<number>;
}

const COMMANDS: readonly Command[] = [
  {
    words: 'import',
    usage: IMPORT_USAGE,
    run: async (args) => {
      await runImport(args, process.env, say);
      return 0;
    },
  },
  {
    words: 'usage import',
    usage: USAGE_IMPORT_USAGE,
    run: async (args) => {
      const { records, accepted } = await runUsageImport(args, process.env, say);
      return records === accepted ? 0 : 1;
    },
  },
  {
    words: 'activations import',
    usage: ACTIVATIONS_IMPORT_USAGE,
    run: async (args) => (refusedIn(await runActivationsImport(args, process.env, say)) === 0 ? 0 : 1),
  },
  {
    words: 'events replay',
    usage: REPLAY_USAGE,
    run: async (args) => {
      await runReplay(args, process.env, say);
      return 0;
    },
  },
  {
    words: 'rebuild',
    usage: REBUILD_USAGE,
    run: async (args) => ((await runRebuild(args, process.env, say)) === 0 ? 0 : 1),
  },
];

const main = async (given: readonly string[]): Promise<number> => {
  const command = COMMANDS.find(({ words }) => `${given.join(' ')} `.startsWith(`${words} `));
  if (!command || given.includes('--help')) {
    for (const { usage } of command ? [command] : COMMANDS) say(usage);
    return given.includes('--help') ? 0 : 1;
  }
  return command.run(given.slice(command.words.split(' ').length));
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
