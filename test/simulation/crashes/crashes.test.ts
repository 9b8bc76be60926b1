import { describe, expect, it } from 'vitest';
import { CASES } from './cases.ts';
import { enumerateCrashes } from './enumerate.ts';

/** The shorter ones; `npm run simulate -- --crashes` takes them all. */
const SHORT = [
  'start',
  'approve',
  'link by an operator',
  'take over',
  'verify by hand',
  'abort before the link moves',
  'remind',
  'take usage',
  'take late usage',
];

describe('a crash before and after each I/O', () => {
  it('ends as without it, in each use case', async () => {
    const enumerated = [];
    for await (const each of enumerateCrashes(SHORT)) enumerated.push(each);
    expect(enumerated.map(({ name }) => name)).toEqual(SHORT);
    expect(enumerated.flatMap(({ faults }) => faults)).toEqual([]);
    for (const { ios, runs } of enumerated) expect([ios > 0, runs]).toEqual([true, 2 * ios]);
  });

  it('is tried for every use case of a reassignment, and of metering', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(24);
    expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
  });
});
