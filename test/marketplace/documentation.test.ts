import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ACTS } from '#local/marketplace/acts.ts';
import { COIN_SIDES } from '#local/marketplace/coins.ts';
import { views } from '#local/marketplace/control/views.ts';
import { SERVICES } from '#local/marketplace/operations.ts';

const text = readFileSync(new URL('../../docs/simulator.md', import.meta.url), 'utf8');

/** Rows of the table under a heading, each as its cells. */
const rowsUnder = (heading: string): string[][] => {
  const [, after = ''] = text.split(`${heading}\n`);
  const [section = ''] = after.split(/\n#+ /);
  return section
    .split('\n')
    .filter((line) => line.startsWith('| ') || line.startsWith('|  '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
};

const code = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');

describe('docs/simulator.md', () => {
  test('describes every operation that is simulated, and lists every other one', () => {
    const described = rowsUnder('### Operations').flatMap(([name]) => code(name));
    const listed = rowsUnder('## Not simulated').flatMap(([, names]) => code(names));
    const services = Object.values(SERVICES);
    expect(described.sort()).toEqual(services.flatMap(({ simulated }) => [...simulated]).sort());
    expect(listed.sort()).toEqual(services.flatMap(({ notImplemented }) => [...notImplemented]).sort());
  });

  test.each([
    ['### Operations', 2],
    ['### Life of an agreement', 1],
    ['### Notices', 1],
  ] as const)('marks every behavior under %s', (heading, column) => {
    const rows = rowsUnder(heading).slice(1);
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) expect(row[column]).toMatch(/^(documented|observed|assumed)/);
  });

  test('has every coin with its sides', () => {
    const coins = rowsUnder('### Coins').slice(1);
    expect(Object.fromEntries(coins.map(([name, sides]) => [code(name)[0], code(sides)]))).toEqual(
      COIN_SIDES,
    );
  });

  test('has every act and every view of the control API', () => {
    const rows = rowsUnder('## Control API').flatMap(([name]) => code(name));
    expect(rows.sort()).toEqual([...Object.keys(ACTS), 'tick', ...Object.keys(views)].sort());
  });
});
