import { describe, expect, test } from 'vitest';
import { isRefusal } from '#domain/errors.ts';
import { etagOf, isMatch, parseIfMatch } from '#lambdas/edge/etag.ts';

describe('If-Match', () => {
  test.each([
    ['"7"', [{ tag: '7', weak: false }]],
    ['W/"7"', [{ tag: '7', weak: true }]],
    [
      '"a,b", "c"',
      [
        { tag: 'a,b', weak: false },
        { tag: 'c', weak: false },
      ],
    ],
    [
      '"a",,W/"b" , ',
      [
        { tag: 'a', weak: false },
        { tag: 'b', weak: true },
      ],
    ],
    ['""', [{ tag: '', weak: false }]],
    [' * ', '*'],
    [undefined, undefined],
  ])('%j', (header, parsed) => {
    expect(parseIfMatch(header)).toEqual(parsed);
  });

  test.each(['', '7', '"7', '7"', 'w/"7"', '"7" "8"', '*, "7"', '"a b"', ',', '"7"x'])(
    '%j cannot be read',
    (header) => {
      expect(isRefusal(parseIfMatch(header))).toBe(true);
    },
  );

  test('matches by strong comparison', () => {
    const matches = (header: string | undefined, version: number): boolean => {
      const wanted = parseIfMatch(header);
      if (isRefusal(wanted)) throw new Error(wanted.refused);
      return isMatch(wanted, version);
    };
    expect(matches(etagOf(7), 7)).toBe(true);
    expect(matches(`W/${etagOf(7)}`, 7)).toBe(false);
    expect(matches('"70"', 7)).toBe(false);
    expect(matches('*', 7)).toBe(true);
    expect(matches(undefined, 7)).toBe(true);
  });

  test('a long hostile header is read in time that grows with its length', () => {
    const startedAt = performance.now();
    for (const header of ['"a",'.repeat(20_000), `${' '.repeat(60_000)}x`, '"'.repeat(60_000)])
      parseIfMatch(header);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
