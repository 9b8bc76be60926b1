/**
 * What files, folders and exports must not be called: words that name no thing.
 * @module
 */
import type { Fault, SourceFile } from './tree.ts';

const EMPTY_WORDS = new Set(
  'manager managers helper helpers util utils common base data info infos'.split(' '),
);

/** Names that others gave: AWS's Secrets, License and Systems Manager, and Remote Manager, a vendor's console. */
const NAMED_MANAGERS = new Set(['secrets', 'license', 'systems', 'remote']);

/** Splits `stateTableARN2`, `state-table`, `STATE_TABLE` into lower-case words; digits stay with their word. */
export const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());

/** The first word of a name that says nothing, if there is one. */
export const emptyWordOf = (name: string): string | undefined => {
  const words = wordsOf(name);
  return words.find(
    (word, index) =>
      EMPTY_WORDS.has(word) && !(word === 'manager' && NAMED_MANAGERS.has(words[index - 1] ?? '')),
  );
};

const EXPORTED =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:const|class|function\*?|interface|type) (?<name>[\w$]+)/gm;
const EXPORT_LIST = /^export (?:type )?\{(?<list>[^}]*)\}/gm;

const exportedNames = (text: string): string[] => [
  ...[...text.matchAll(EXPORTED)].map((match) => match.groups?.['name'] ?? ''),
  ...[...text.matchAll(EXPORT_LIST)].flatMap((match) =>
    (match.groups?.['list'] ?? '')
      .split(',')
      .map((item) =>
        item
          .trim()
          .replace(/^.* as /, '')
          .replace(/^type /, ''),
      )
      .filter((name) => name !== ''),
  ),
];

/** Finds paths that hold an empty word in a folder's or file's name. */
export const pathNameFaults = (paths: readonly string[]): Fault[] =>
  paths.flatMap((path) => {
    const word = emptyWordOf(path);
    return word === undefined ? [] : [{ path, says: `"${word}" names no thing` }];
  });

/** Finds exports that hold an empty word in their name. */
export const exportNameFaults = (files: readonly SourceFile[]): Fault[] =>
  files.flatMap(({ path, text }) =>
    exportedNames(text).flatMap((name) => {
      const word = emptyWordOf(name);
      return word === undefined ? [] : [{ path, says: `export ${name}: "${word}" names no thing` }];
    }),
  );
