import { describe, expect, test } from 'vitest';
import { used, world } from './submit-world.ts';

const sum = (items: readonly { readonly quantity: number }[]): number =>
  items.reduce((total, { quantity }) => total + quantity, 0);

describe('what is due', () => {
  test('is told once, in full calls, and is done with', async () => {
    const { closed, run, verdicts, billed, work, sent, counted } = world();
    const items = await closed('t-a', used(60));
    expect(await run()).toMatchObject({ calls: 3, billed: 60, lost: 0 });
    expect(new Set(await verdicts(items))).toEqual(new Set(['BILLED']));
    expect(billed()).toBe(sum(items));
    expect(await work()).toEqual([]);
    expect(sent.map(({ slices }) => slices.flatMap(({ records }) => records).length)).toEqual([25, 25, 10]);
    expect(counted.get('usageMetered')).toBe(60);
  });
});
