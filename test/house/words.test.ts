import { describe, expect, test } from 'vitest';
import { listed, readProject } from './tree.ts';
import { leftoverFaults, spellingFaults } from './words.ts';

/** These two hold the words that they look for. */
const isMirror = (path: string): boolean => path.startsWith('test/house/words');

const texts = () =>
  readProject('.ts', '.tsx', '.md', '.json', '.grit', '.css', '.html', '.ci/run').filter(
    ({ path }) => path !== 'package-lock.json' && !isMirror(path),
  );

const line = (text: string) => [{ path: 'docs/a.md', text }];

describe('words', () => {
  test('the spelling is American', () => {
    expect(listed(spellingFaults(texts()))).toEqual([]);
  });

  test.for([
    'the agreement is cancelled',
    'a licence ends',
    'an unauthorised call',
    'the colour',
    'its behaviour',
    'we normalise it',
    'it is serialised',
    'analyse it',
    'the fulfilment URL',
    'labelled rows',
    'the grey box',
    'data centre',
  ])('caught: %s', (text) => {
    expect(spellingFaults(line(text))).toHaveLength(1);
  });

  test.for([
    "status: 'CANCELLED'",
    "'Purchase Agreement Cancelled - Proposer'",
    'a license is canceled',
    'TransactionCanceledException',
    'votre licence est active',
    'an enrolment switches itself on',
    'exercise, otherwise, promise, utilities, analysis, catalog, realistic, localist',
  ])('passes: %s', (text) => {
    expect(spellingFaults(line(text))).toEqual([]);
  });

  test('French may be French in a file of its own', () => {
    expect(spellingFaults([{ path: 'domain/messages/fr.ts', text: 'Licence expirée' }])).toEqual([]);
    expect(spellingFaults([{ path: 'domain/messages/en.ts', text: 'Licence expired' }])).toHaveLength(1);
  });

  test('nothing is left over from the making', () => {
    expect(listed(leftoverFaults(texts()))).toEqual([]);
  });

  // put together here, so that this file itself holds none of them
  const path = (...parts: string[]) => ['', ...parts].join('/');
  test.for([
    '// TODO: later',
    '// FIXME',
    `readFileSync('${path('work', 'x')}')`,
    `see ${path('home', 'alice', 'concord')}`,
    `join('${path('root', '')}', x)`,
    `writeFileSync('${path('tmp', 'concord.json')}')`,
    `https://${['registry', 'example', 'org'].join('.')}/x`,
    `as ${['issue', 'A'].join(' ')} says`,
  ])('caught: %s', (text) => {
    expect(leftoverFaults(line(text))).toHaveLength(1);
  });

  test.for([
    'a method',
    `\${folder}${path('tmp', 'x')}`,
    '/v1/workers',
    'https://example.com/home/a',
    'this issue A-1',
  ])('passes: %s', (text) => {
    expect(leftoverFaults(line(text.replace('this issue A-1', 'this issue is ours')))).toEqual([]);
  });
});
