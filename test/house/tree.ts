/**
 * What the house tests look at: every file that is tracked, or would be if it were added.
 * @module
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The project's root folder. */
export const ROOT = join(import.meta.dirname, '../..');

export interface SourceFile {
  /** Path from the root, with forward slashes. */
  path: string;
  text: string;
}

/** A fault that a check found: where, and what to do about it. */
export interface Fault {
  path: string;
  /** First line is 1; absent when the fault is about the file or folder as a whole. */
  line?: number;
  says: string;
}

/** Paths of all files that git tracks or would track, which exist, from the root. */
export const projectPaths = (): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: ROOT })
    .toString()
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(ROOT, path)))
    .sort();

/** Reads the files whose path ends as asked, e.g. `readProject('.ts')`. */
export const readProject = (...endings: string[]): SourceFile[] =>
  projectPaths()
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

/** One line per fault, the way an editor can jump to it. */
export const listed = (faults: readonly Fault[]): string[] =>
  faults.map((fault) => `${fault.path}${fault.line === undefined ? '' : `:${fault.line}`} ${fault.says}`);

/** Runs a check on each line of each file. */
export const eachLine = (
  files: readonly SourceFile[],
  check: (line: string, file: SourceFile) => readonly string[],
): Fault[] =>
  files.flatMap((file) =>
    file.text
      .split('\n')
      .flatMap((line, index) =>
        check(line, file).map((says) => ({ path: file.path, line: index + 1, says })),
      ),
  );
