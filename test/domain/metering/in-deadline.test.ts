import { describe, expect, test } from 'vitest';
import {
  billableHourUntil,
  billableUntil,
  closingTime,
  closingTimeFrom,
  deadlineOf,
  isSameMonth,
} from '#domain/metering/deadline.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { at, HOUR, tenantWith } from './in-tenants.ts';

describe('an hour is closed', () => {
  test.each([
    ['after the lag', '2026-11-21T10:00', 10 * MINUTE_MS, '2026-11-21T11:10'],
    ['at its end where there is no lag', '2026-11-21T10:00', 0, '2026-11-21T11:00'],
    ['after a long lag within a month', '2026-11-21T10:00', 12 * HOUR_MS, '2026-11-21T23:00'],
    ['on the 1st at 05:30, however long the lag', '2026-11-30T20:00', 12 * HOUR_MS, '2026-12-01T05:30'],
    ['by the lag where that comes before 05:30', '2026-11-30T23:00', 10 * MINUTE_MS, '2026-12-01T00:10'],
    ['by the lag in the new month', '2026-12-01T00:00', 12 * HOUR_MS, '2026-12-01T13:00'],
    ['at 05:30 on the 1st of January', '2026-12-31T23:00', 10 * HOUR_MS, '2027-01-01T05:30'],
  ])('%s', (_, hour, lag, expected) => {
    expect(closingTime(at(hour), lag)).toBe(at(expected));
  });
});

describe('an hour of which something comes late is closed', () => {
  const lag = 10 * MINUTE_MS;
  test.each([
    ['as ever, while that lies ahead', '2026-11-21T11:09', '2026-11-22T10:00', '2026-11-21T11:10'],
    ['after the lag once more, on a step', '2026-11-21T15:01', '2026-11-22T10:00', '2026-11-21T15:15'],
    ['with half an hour left to meter it', '2026-11-22T09:25', '2026-11-22T10:00', '2026-11-22T09:30'],
    ['at once where less is left', '2026-11-22T09:45', '2026-11-22T10:00', '2026-11-22T09:30'],
    ['never before its end', '2026-11-21T11:15', '2026-11-21T11:20', '2026-11-21T11:10'],
  ])('%s', (_, now, until, expected) => {
    const terms = { closeAfterMs: lag, until: at(until) };
    expect(closingTimeFrom(at('2026-11-21T10:00'), terms, at(now))).toBe(at(expected));
  });
});

describe('AWS takes a time of use', () => {
  test.each([
    ['for 24 hours', { timestamp: HOUR }, 'late', '2026-11-22T10:00'],
    ['until 06:00 on the 1st', { timestamp: at('2026-11-30T10:00') }, 'month-end', '2026-12-01T06:00'],
    ['for 24 hours where that is sooner', { timestamp: at('2026-11-30T05:00') }, 'late', '2026-12-01T05:00'],
    [
      'an hour after the end of its license',
      { timestamp: HOUR, endedAt: at('2026-11-21T10:25') },
      'final-hour',
      '2026-11-21T11:25',
    ],
    [
      'until AWS says that the final hour is over',
      { timestamp: HOUR, endedAt: at('2026-11-21T10:25'), closedAt: at('2026-11-21T11:00') },
      'final-hour',
      '2026-11-21T11:00',
    ],
    [
      'no longer than the month, though the license ended after',
      { timestamp: at('2026-11-30T23:00'), endedAt: at('2026-12-01T05:30') },
      'month-end',
      '2026-12-01T06:00',
    ],
  ] as const)('%s', (_, use, by, expected) => {
    expect(deadlineOf(use)).toEqual({ at: at(expected), by });
    expect(billableUntil(use)).toBe(at(expected));
  });

  test('of the subscription that pays for the hour, and its end alone', () => {
    const [first, second] = [at('2026-11-21T09:00'), HOUR];
    const tenant = tenantWith({
      bindings: [
        { subscriptionId: 'l-1~1', boundAt: 0, grantedAt: 0, endedAt: at('2026-11-21T09:40'), graceMs: 0 },
        { subscriptionId: 'l-2~1', boundAt: 0, grantedAt: 0 },
      ],
      tenures: [
        { subscriptionId: 'l-1~1', from: 0, until: second },
        { subscriptionId: 'l-2~1', from: second },
      ],
    });
    expect(billableHourUntil(tenant, first)).toBe(at('2026-11-21T10:40'));
    expect(billableHourUntil(tenant, second)).toBe(at('2026-11-22T10:00'));
  });
});

test('months are those of UTC', () => {
  expect(isSameMonth(at('2026-11-30T23:59'), at('2026-11-01T00:00'))).toBe(true);
  expect(isSameMonth(at('2026-11-30T23:59'), at('2026-12-01T00:00'))).toBe(false);
  expect(isSameMonth(at('2025-11-15T00:00'), at('2026-11-15T00:00'))).toBe(false);
});
