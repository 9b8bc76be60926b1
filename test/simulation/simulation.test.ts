import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { describe, expect, it } from 'vitest';
import { play } from './history.ts';
import { PLANTED } from './planted/bugs.ts';
import { altered } from './planted/hook.ts';
import { keptSeeds } from './seeds.ts';
import { addHistory, emptyTally } from './tally.ts';

/** seeds · a small part of what `npm run simulate` plays. */
const SEEDS = 60;
/** seeds · played twice. */
const TWICE = 25;

/** ms · a machine that does other things beside must not fail them. */
const PATIENCE_MS = 120_000;

describe('histories', { timeout: PATIENCE_MS }, () => {
  it(`break nothing in ${SEEDS} seeds, and reach what is seldom`, async () => {
    const tally = emptyTally();
    for (let seed = 1; seed <= SEEDS; seed += 1) addHistory(tally, await play(seed));
    expect(tally.failures).toEqual([]);
    expect(Object.keys(tally.marks)).toEqual(
      expect.arrayContaining([
        ...['crash before an I/O', 'crash after an I/O', 'conflict', 'clock skewed'],
        ...['usage billed', 'usage reported late', 'closing twice at once', 'submitting twice at once'],
      ]),
    );
  });

  it('that once broke something break nothing any more', async () => {
    const tally = emptyTally();
    for (const { seed } of keptSeeds()) addHistory(tally, await play(seed));
    expect(tally.failures).toEqual([]);
  });

  it('are the same for the same seed, to the last step', async () => {
    const once: number[][] = [];
    const again: number[][] = [];
    for (const played of [once, again])
      for (let seed = 1; seed <= TWICE; seed += 1) {
        const { steps, hash } = await play(seed);
        played.push([seed, steps, hash]);
      }
    expect(again).toEqual(once);
  });
});

describe('planted bugs', () => {
  it('are at least twenty, in six rooms or more', () => {
    expect(PLANTED.length).toBeGreaterThanOrEqual(20);
    expect(new Set(PLANTED.map(({ file }) => file.split('/').slice(0, 2).join('/'))).size).toBeGreaterThan(5);
  });

  it.each(PLANTED.map((planted) => [planted.name, planted] as const))(
    'have their place: %s',
    (_name, planted) => {
      const source = readFileSync(new URL(`../../${planted.file}`, import.meta.url), 'utf8');
      const bug = altered(planted, source);
      expect(bug).not.toBe(source);
      expect(() => stripTypeScriptTypes(bug)).not.toThrow();
    },
  );
});
