import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectedOf, seller, town } from './town.ts';

/** So many customers of each kind of source: dry run, broken off, resumed, again. */
export const importsMany = (count: number, timeoutMs: number): void => {
  const { imported, broken, gone } = expectedOf(count);
  const refused = { LINE_UNREADABLE: broken, NO_LICENSE: gone };
  let from: Awaited<ReturnType<typeof seller>>;
  let t: Awaited<ReturnType<typeof town>>;
  beforeAll(async () => {
    from = await seller(count);
  }, timeoutMs);
  afterAll(() => from.close());
  beforeEach(async () => {
    t = await town(from);
  });
  afterEach(() => t.api.close());

  describe.each(['agreements', 'entitlements', 'feeds'] as const)(`${count} customers from %s`, (source) => {
    test('are imported once, broken off and resumed, and the report adds up', {
      timeout: timeoutMs,
    }, async () => {
      const whole = { rows: count, imported, alreadyThere: 0, refused };
      expect(await t.import(source, { dryRun: true })).toEqual(whole);
      expect(t.memory.all('tenant')).toEqual([]);

      let chunks = 0;
      const breakOff = () => {
        chunks += 1;
        if (chunks === 10) throw new Error('broken off');
      };
      await expect(t.import(source, { onOutcomes: breakOff })).rejects.toThrow('broken off');
      expect(t.memory.all('tenant')).toHaveLength(250);

      t.api.refuseNext(1);
      expect(await t.import(source)).toEqual(whole);
      expect(t.memory.journal).toHaveLength(imported);
      expect(await t.import(source)).toEqual(whole);
      expect(t.memory.journal).toHaveLength(imported);

      for (const kind of ['tenant', 'license', 'administrator'] as const) {
        expect(t.memory.all(kind)).toHaveLength(imported);
      }
      expect(t.memory.all('tenant').every(({ state }) => state.name === 'ACTIVE')).toBe(true);
      expect(t.memory.journal.flatMap(({ events }) => events)).toEqual([]);
    });
  });

  test('another source after the first finds everybody there', { timeout: timeoutMs }, async () => {
    await t.import('agreements');
    expect(await t.import('feeds')).toEqual({ rows: count, imported: 0, alreadyThere: imported, refused });
  });
};
