/**
 * What text must not say: British spellings, notes to self, and the machine that it was written on.
 * @module
 */
import { eachLine, type Fault, type SourceFile } from './tree.ts';

/** British stem, and its American form for the message. Matched at the start of a word, letter case aside. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\bcancell(?:ed|ing)/gi, 'canceled, canceling'],
  [/\blicence(?:s|d)?\b/gi, 'license'],
  [/\b(?:un)?authoris/gi, 'authoriz…'],
  [/\b(?:colour|favour|honour|behaviour|neighbour|labour|humour|rumour|flavour|endeavour)/gi, '…or'],
  [
    /\b(?:normal|serial|deserial|initial|organ|recogn|summar|custom|optim|minim|maxim|final|synchron|local|emphas|util|priorit|categor|canonical|material|visual|special|general|central|standard|sanit|token|stabil|capital|memor|apolog|real)is(?:e|ed|es|ing|ation|er|ers)\b/gi,
    '…iz…',
  ],
  [/\banalys(?:e|ed|es|ing)\b/gi, 'analyz…'],
  [/\b(?:fulfilment|instalment|enrol(?:s)?\b(?!m)|skilful|wilful)/gi, '…ll…'],
  [/\b(?:label|model|signal|travel|channel|level|total|tunnel|marshal)l(?:ed|ing|er)\b/gi, 'a single l'],
  [
    /\b(?:defence|offence|pretence|whilst|amongst|grey|cheque|programme|judgement|artefact|ageing)\b/gi,
    'the American form',
  ],
  [/\b(?:centre|theatre|metre|litre|fibre|calibre)s?\b/gi, '…er'],
];

/** AWS's own words, and French ones: `CANCELLED` in an API, `'Cancelled'` in an event, DynamoDB's message, `votre licence`. */
const isTheirs = (line: string, word: string, at: number): boolean => {
  if (/^cancelled$/i.test(word) && /^C/.test(word)) return true;
  const before = line.slice(0, at).toLowerCase();
  if (before.endsWith('transaction ')) return true;
  return /(?:^|[\s'"`(>’])(?:la|une|votre|vos|les|des|de|du|cette|ces|chaque|par|sans|au|le|un|ce|nouvelle) $/.test(
    before,
  );
};

const isFrench = (path: string): boolean => /(?:^|[./-])fr\.(?:ts|json|md)$/.test(path);

/** Finds British spellings outside of what AWS or France says. */
export const spellingFaults = (files: readonly SourceFile[]): Fault[] =>
  eachLine(
    files.filter(({ path }) => !isFrench(path)),
    (line) =>
      SPELLINGS.flatMap(([british, american]) =>
        [...line.matchAll(british)]
          .filter((match) => !isTheirs(line, match[0], match.index))
          .map((match) => `"${match[0]}": American spelling, ${american}`),
      ),
  );

const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/\b(?:TODO|FIXME|HACK)\b/, 'do it, or say in docs/decisions/ why not'],
  [/(?<![\w.*}])\/(?:work|home\/\w+|root|Users\/\w+)\//, 'a path of one machine'],
  [/(?<![\w.*}$])\/tmp\/\w/, 'a path of one machine: use os.tmpdir() or mktemp'],
  [/\bregistry\.[a-z-]+\.[a-z]{2,}/i, 'a registry belongs to the one who installs'],
  [/\bissue [A-Z]\b/, 'say what it is about: the project speaks of itself alone'],
];

/** Finds notes to self, machine paths, registry hosts and talk of how the project came about. */
export const leftoverFaults = (files: readonly SourceFile[]): Fault[] =>
  eachLine(files, (line) =>
    FORBIDDEN.flatMap(([pattern, says]) => {
      const found = pattern.exec(line)?.[0];
      return found === undefined ? [] : [`"${found}": ${says}`];
    }),
  );
