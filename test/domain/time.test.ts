import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localeOf } from '#domain/messages/locale.ts';
import { durationMs, HOUR_MS, isoOf, nextHourBoundary, parseInstant, startOfHour } from '#domain/time.ts';

describe('hours', () => {
  it('begin at or before an instant, and end at or after it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4e12, max: 4e12 }), (at) => {
        const [from, to] = [startOfHour(at), nextHourBoundary(at)];
        expect([Math.abs(from % HOUR_MS), Math.abs(to % HOUR_MS)]).toEqual([0, 0]);
        expect(from <= at && at <= to && to - from <= HOUR_MS).toBe(true);
        expect(from === to).toBe(from === at);
      }),
    );
  });
});

describe('an instant', () => {
  it('reads what it writes', () => {
    expect(isoOf(0)).toBe('1970-01-01T00:00:00.000Z');
    expect(parseInstant('2026-11-02T09:00:00Z')).toBe(Date.UTC(2026, 10, 2, 9));
    expect(parseInstant('9999-01-01T00:00:00Z')).toBe(Date.UTC(9999, 0, 1));
    expect(parseInstant('soon')).toBeUndefined();
  });
});

describe('a duration', () => {
  it.each([
    ['P7D', 604_800_000],
    ['PT1H30M', 5_400_000],
    ['P1DT1S', 86_401_000],
    ['PT0S', 0],
  ])('%s', (text, ms) => expect(durationMs(text)).toBe(ms));

  it.each(['', 'P', 'PT', 'P1M', 'P1Y', 'P1W', '7D', 'P-1D', 'P1.5D', 'P1DT'])('is not "%s"', (text) => {
    expect(() => durationMs(text)).toThrow(RangeError);
  });
});

describe('the language to answer in', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['ja', 'ja'],
    ['fr-CA', 'fr'],
    ['ja,en-US;q=0.9', 'ja'],
    ['en;q=0.1, fr;q=0.8, ja;q=0.5', 'fr'],
    ['de, ja;q=0.3', 'ja'],
    ['JA-jp', 'ja'],
    ['de', 'en'],
    ['fr;q=0, ja;q=0.1', 'ja'],
    ['fr;q=0', 'en'],
    ['*', 'en'],
    ['fr;q=much', 'en'],
    [',;,=', 'en'],
  ])('%s → %s', (header, locale) => expect(localeOf(header)).toBe(locale));
});
