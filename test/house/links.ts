/**
 * Links between the project's own documents.
 * @module
 */
import { dirname, join, normalize } from 'node:path/posix';
import type { Fault, SourceFile } from './tree.ts';

const LINK = /!?\[(?:[^\]\\]|\\.)*\]\((?<target>[^()\s]+)(?:\s+"[^"]*")?\)/g;
const OUTSIDE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/** Drops code, where brackets and parentheses mean something else. Lines keep their numbers. */
const withoutCode = (text: string): string =>
  text.replace(/^(```|~~~)[\s\S]*?^\1/gm, (block) => block.replace(/[^\n]/g, '')).replace(/`[^`\n]*`/g, '');

/** The anchors of a document's headings, by GitHub's rule: lower case, no punctuation, dashes for spaces, -1 on repeats. */
export const anchorsOf = (markdown: string): Set<string> => {
  const seen = new Map<string, number>();
  const headings = markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').matchAll(/^#{1,6} (?<title>.+?)\s*#*$/gm);
  for (const heading of headings) {
    const slug = (heading.groups?.['title'] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    seen.set(slug, (seen.get(slug) ?? -1) + 1);
  }
  return new Set(
    [...seen].flatMap(([slug, repeats]) => [
      slug,
      ...Array.from({ length: repeats }, (_, i) => `${slug}-${i + 1}`),
    ]),
  );
};

/**
 * Finds relative links that lead nowhere, and anchors that no heading has.
 * @param documents every Markdown file of the project
 * @param paths every file of the project; a folder exists if a file stands in it
 */
export const linkFaults = (documents: readonly SourceFile[], paths: readonly string[]): Fault[] => {
  const anchors = new Map(documents.map(({ path, text }) => [path, anchorsOf(text)]));
  const exists = (path: string) => paths.includes(path) || paths.some((one) => one.startsWith(`${path}/`));
  return documents.flatMap(({ path, text }) =>
    withoutCode(text)
      .split('\n')
      .flatMap((line, index) =>
        [...line.matchAll(LINK)].flatMap((match) => {
          const target = match.groups?.['target'] ?? '';
          if (OUTSIDE.test(target)) return [];
          const [file = '', anchor] = decodeURI(target).split('#');
          const to = file === '' ? path : normalize(join(dirname(path), file)).replace(/\/$/, '');
          const known = to === '.' || exists(to);
          if (!known) return [{ path, line: index + 1, says: `${target} leads nowhere` }];
          const missing = anchor !== undefined && anchors.has(to) && !anchors.get(to)?.has(anchor);
          return missing ? [{ path, line: index + 1, says: `${target}: no such heading` }] : [];
        }),
      ),
  );
};
