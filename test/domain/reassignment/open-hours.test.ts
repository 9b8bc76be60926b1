import { describe, expect, test } from 'vitest';
import { openHoursOf } from '#domain/reassignment/open-hours.ts';
import type { Subscription } from '#domain/subscription/subscription.ts';
import type { Tenure } from '#domain/tenant/tenures.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';

const at = (text: string): number => Date.parse(`${text}Z`);
const live = (more: Partial<Subscription> = {}): Subscription => ({
  id: 'l-1~1',
  generation: 1,
  state: { name: 'ACTIVE', since: 0 },
  ...more,
});
const tenures = (from: string, until?: string): Tenure[] => [
  { subscriptionId: 'l-1~1', from: at(from), ...(until === undefined ? {} : { until: at(until) }) },
];

describe('the hours that AWS still takes of a side', () => {
  test('go back for less than 24 hours, and the hour that runs counts', () => {
    const open = openHoursOf(tenures('2026-11-01T00:00'), live(), at('2026-11-21T10:15'));
    expect(open).toEqual({
      from: at('2026-11-20T11:00'),
      until: at('2026-11-21T11:00'),
      firstDueBy: at('2026-11-21T11:00'),
      by: 'late',
    });
  });

  test('on the hour, the one of 24 hours ago has just gone', () => {
    const open = openHoursOf(tenures('2026-11-01T00:00'), live(), at('2026-11-21T10:00'));
    expect(open?.from).toBe(at('2026-11-20T11:00'));
  });

  test('begin with its tenure, and end with it', () => {
    const open = openHoursOf(tenures('2026-11-21T07:00', '2026-11-21T09:00'), live(), at('2026-11-21T10:15'));
    expect(open).toMatchObject({ from: at('2026-11-21T07:00'), until: at('2026-11-21T09:00') });
  });

  test('of the month before, until 06:00 on the 1st and no longer', () => {
    const whole = tenures('2026-11-01T00:00');
    const before = openHoursOf(whole, live(), at('2026-12-01T05:59'));
    expect(before).toMatchObject({ from: at('2026-11-30T06:00'), by: 'late' });
    const closing = openHoursOf(tenures('2026-11-30T20:00'), live(), at('2026-12-01T05:59'));
    expect(closing).toMatchObject({ firstDueBy: at('2026-12-01T06:00'), by: 'month-end' });
    expect(openHoursOf(whole, live(), at('2026-12-01T06:00'))?.from).toBe(at('2026-12-01T00:00'));
  });

  test('of what has ended, within its final hour and no longer', () => {
    const endedAt = at('2026-11-21T10:20');
    const ended = live({
      endedAt,
      state: { name: 'ENDING', since: endedAt, finalHourEndsAt: endedAt + HOUR_MS },
    });
    const paid = tenures('2026-11-21T08:00', '2026-11-21T11:00');
    expect(openHoursOf(paid, ended, endedAt + 59 * MINUTE_MS)).toEqual({
      from: at('2026-11-21T08:00'),
      until: at('2026-11-21T11:00'),
      firstDueBy: endedAt + HOUR_MS,
      by: 'final-hour',
    });
    expect(openHoursOf(paid, ended, endedAt + HOUR_MS)).toBeUndefined();
  });

  test('none where it pays for none', () => {
    expect(openHoursOf([], live(), at('2026-11-21T10:15'))).toBeUndefined();
  });
});
