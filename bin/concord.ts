/**
 * The operators' command line: `npm run concord -- import …`.
 * @module
 */
import { IMPORT_USAGE, runImport } from './import/command.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const main = async ([command, ...args]: readonly string[]): Promise<void> => {
  if (command !== 'import' || args.includes('--help')) {
    say(IMPORT_USAGE);
    process.exitCode = args.includes('--help') || command === '--help' ? 0 : 1;
    return;
  }
  await runImport(args, process.env, say);
};

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
