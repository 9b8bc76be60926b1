import '../directory/quiet.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expectedOf, town } from './town.ts';

const COUNT = 1_000;
const { imported, broken, gone } = expectedOf(COUNT);
const refused = { LINE_UNREADABLE: broken, NO_LICENSE: gone };

let t: Awaited<ReturnType<typeof town>>;
beforeEach(async () => {
  t = await town(COUNT);
});
afterEach(() => t.close());

describe.each(['agreements', 'entitlements', 'feeds'] as const)('a thousand customers from %s', (from) => {
  test('are imported once, broken off and resumed, and the report adds up', async () => {
    expect(await t.import(from, { dryRun: true })).toEqual({ rows: COUNT, imported, alreadyThere: 0, refused });
    expect(t.memory.all('tenant')).toEqual([]);

    let chunks = 0;
    const breakOff = () => {
      chunks += 1;
      if (chunks === 10) throw new Error('broken off');
    };
    await expect(t.import(from, { onOutcomes: breakOff })).rejects.toThrow('broken off');
    expect(t.memory.all('tenant')).toHaveLength(250);

    t.api.refuseNext(1);
    expect(await t.import(from)).toEqual({ rows: COUNT, imported, alreadyThere: 0, refused });
    const commits = t.memory.journal.length;
    expect(commits).toBe(imported);
    expect(await t.import(from)).toEqual({ rows: COUNT, imported, alreadyThere: 0, refused });
    expect(t.memory.journal).toHaveLength(commits);

    expect(t.memory.all('tenant')).toHaveLength(imported);
    expect(t.memory.all('license')).toHaveLength(imported);
    expect(t.memory.all('administrator')).toHaveLength(imported);
    expect(t.memory.all('tenant').every(({ state }) => state.name === 'ACTIVE')).toBe(true);
    expect(t.memory.journal.flatMap(({ events }) => events)).toEqual([]);
  }, 60_000);
});

test('another source after the first finds everybody there', async () => {
  await t.import('agreements');
  const { alreadyThere, imported: again } = await t.import('feeds');
  expect([alreadyThere, again]).toEqual([imported, 0]);
}, 60_000);
