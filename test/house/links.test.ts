import { describe, expect, test } from 'vitest';
import { anchorsOf, linkFaults } from './links.ts';
import { listed, projectPaths, readProject } from './tree.ts';

describe('links', () => {
  test('each relative link of each document resolves', () => {
    const documents = readProject('.md');
    expect(documents.length).toBeGreaterThan(0);
    expect(listed(linkFaults(documents, projectPaths()))).toEqual([]);
  });

  test('caught: a file, a folder and a heading that are not there', () => {
    const text = [
      '# Here',
      '[a](other.md) [b](../README.md) [c](decisions/) [d](#here) [e](other.md#that-one) [f](https://example.com/x)',
      '[g](gone.md) [h](nowhere/) [i](#not-here) [j](other.md#not-there) ![k](../gone.png)',
      '```',
      '[l](in-code.md)',
      '```',
      'and `[m](in-code.md)`',
    ].join('\n');
    const documents = [
      { path: 'docs/here.md', text },
      { path: 'docs/other.md', text: '## That one' },
    ];
    const paths = ['README.md', 'docs/here.md', 'docs/other.md', 'docs/decisions/0001-a.md'];
    expect(listed(linkFaults(documents, paths))).toEqual([
      'docs/here.md:3 gone.md leads nowhere',
      'docs/here.md:3 nowhere/ leads nowhere',
      'docs/here.md:3 #not-here: no such heading',
      'docs/here.md:3 other.md#not-there: no such heading',
      'docs/here.md:3 ../gone.png leads nowhere',
    ]);
  });

  test('anchors follow the headings', () => {
    const text = '# One, two: `three`\n## Same\n## Same\n```\n# not a heading\n```\n### L’été 2026';
    expect([...anchorsOf(text)]).toEqual(['one-two-three', 'same', 'same-1', 'lété-2026']);
  });
});
