/**
 * How large files may be, where folders may stand, and what must carry a docstring.
 * @module
 */
import type { Fault, SourceFile } from './tree.ts';

/** Half of the files have at most this many lines. */
export const FILE_LINES_MEDIAN = 90;
/** Few files have more lines than this … */
export const FILE_LINES_LONG = 200;
/** … at most this share of them. None has over 300, and no function over 70: biome.json says so. */
export const LONG_FILES_SHARE = 0.05;

/** The capabilities; each has the same name in every room. */
export const CAPABILITIES = [
  'registration',
  'lifecycle',
  'offers',
  'reassignment',
  'metering',
  'activation',
  'support',
  'capabilities',
  'enrolment',
  'orders',
  'directory',
  'clock',
  'publishing',
] as const;

/** What stands beside the capabilities in `lambdas/`: our state, AWS's state, and the way in and out. */
export const SHARED_ROOMS = ['stores', 'marketplace', 'edge'] as const;

const lineCount = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

/** Checks the median and the share of long files, over all files together. */
export const sizeFaults = (files: readonly SourceFile[]): string[] => {
  const counts = files.map(({ text }) => lineCount(text)).sort((a, b) => a - b);
  const median = counts[Math.floor(counts.length / 2)] ?? 0;
  const long = files.filter(({ text }) => lineCount(text) > FILE_LINES_LONG).map(({ path }) => path);
  const faults: string[] = [];
  if (median > FILE_LINES_MEDIAN)
    faults.push(`the median file has ${median} lines, over ${FILE_LINES_MEDIAN}`);
  if (long.length > files.length * LONG_FILES_SHARE) {
    faults.push(
      `${long.length} of ${files.length} files have over ${FILE_LINES_LONG} lines: ${long.join(', ')}`,
    );
  }
  return faults;
};

/** Finds folders of `lambdas/` that are no capability, and files that stand in no folder. */
export const placeFaults = (paths: readonly string[]): Fault[] => {
  const known = new Set<string>([...CAPABILITIES, ...SHARED_ROOMS]);
  return paths.flatMap((path) => {
    const [room, folder, inside] = path.split('/');
    if (room !== 'lambdas' || folder === undefined) return [];
    if (inside === undefined) return [{ path, says: 'stands in no capability' }];
    return known.has(folder) ? [] : [{ path, says: `"${folder}" is no capability; see CONTRIBUTING.md` }];
  });
};

const DECLARATION =
  /^export (?:declare )?(?:abstract )?(?:async )?(?<kind>const|class|function\*?|interface|type) (?<name>[\w$]+)(?<rest>.*)$/;
/** `export type A = Derived<typeof a>` and `= A['name']` say nothing that `a` and `A` did not say. */
const DERIVED_TYPE = /^(?:<.*>)? =\s+.*(?:\btypeof\b|\w\['\w+'\];)/;

/** Whether the line above ends a docstring, or is the line before in a run that a docstring stands over. */
const isExplained = (lines: readonly string[], index: number): boolean => {
  const above = lines[index - 1] ?? '';
  if (above.trimEnd().endsWith('*/')) return true;
  const runsOn = above.startsWith('// biome-ignore') || (above.startsWith('export ') && above.endsWith(';'));
  return runsOn && isExplained(lines, index - 1);
};

const MODULE_DOCSTRING = /^\/\*\*[\s\S]*?@module\b[\s\S]*?\*\//;

/**
 * Finds exported declarations that no docstring stands above. One docstring may stand over a run of one-line
 * declarations without a blank line between. A type needs none where the file says at its top what it is about, where
 * it is derived, or where it shares a value's name.
 */
export const docstringFaults = (files: readonly SourceFile[]): Fault[] =>
  files.flatMap(({ path, text }) => {
    const lines = text.split('\n');
    const values = new Set([...text.matchAll(/^export const (\w+)/gm)].map((match) => match[1]));
    const introduced = MODULE_DOCSTRING.test(text);
    return lines.flatMap((line, index) => {
      const { kind = '', name, rest = '' } = DECLARATION.exec(line)?.groups ?? {};
      if (name === undefined || isExplained(lines, index)) return [];
      if (/^(?:interface|type)$/.test(kind)) {
        const derived = values.has(name) || DERIVED_TYPE.test(`${rest} ${lines[index + 1] ?? ''}`);
        if (introduced || derived) return [];
      }
      return [{ path, line: index + 1, says: `${name} has no docstring` }];
    });
  });
