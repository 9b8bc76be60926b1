import { describe, expect, it } from 'vitest';
import { afterBusinessDays, type Calendar, isBusinessDay, parseCalendar } from '#domain/policy/calendar.ts';
import { isoOf } from '#domain/time.ts';
import { dayAfter, dayIn, isDay, isZone, startOfDayIn, weekdayOf } from '#domain/zone.ts';
import japanFile from '#policies/calendars/japan.json' with { type: 'json' };

const parsed = parseCalendar(japanFile);
if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
const japan: Calendar = parsed.calendar;

describe('days in a zone', () => {
  it.each([
    ['Asia/Tokyo', '2026-12-02', '2026-12-01T15:00:00.000Z'],
    ['UTC', '2026-12-02', '2026-12-02T00:00:00.000Z'],
    ['America/Los_Angeles', '2026-12-02', '2026-12-02T08:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-12-02', '2026-12-01T10:00:00.000Z'],
    ['Pacific/Pago_Pago', '2026-12-02', '2026-12-02T11:00:00.000Z'],
    // the day on which clocks go forward at midnight begins at one
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z'],
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z'],
    // the day on which midnight comes twice begins at its first
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z'],
  ])('in %s, %s begins at %s', (zone, day, start) => {
    const at = startOfDayIn(zone, day);
    expect(isoOf(at)).toBe(start);
    expect([dayIn(zone, at), dayIn(zone, at - 1)]).toEqual([day, dayAfter(day, -1)]);
  });

  it('knows zones by name, weekdays by number, and the day after a leap day', () => {
    expect([isZone('Asia/Tokyo'), isZone('Asia/Atlantis'), isZone('')]).toEqual([true, false, false]);
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-22')]).toEqual([1, 7]);
    expect([dayAfter('2028-02-29'), dayAfter('2026-12-31'), dayAfter('2027-01-01', -1)]).toEqual([
      '2028-03-01',
      '2027-01-01',
      '2026-12-31',
    ]);
  });
});

describe('a day of the calendar', () => {
  it.each([
    ['2028-02-29', true],
    ['2026-12-31', true],
    ['2026-02-29', false],
    ['2026-04-31', false],
    ['0099-01-01', false],
    ['2026-1-1', false],
    ['tomorrow', false],
  ])('%s: %s', (text, is) => {
    expect(isDay(text)).toBe(is);
  });
});

describe('business days in Japan', () => {
  const end = (day: string) => isoOf(startOfDayIn('Asia/Tokyo', dayAfter(day)));

  it.each([
    ['a plain week', '2026-11-09T10:00+09:00', 5, '2026-11-16'],
    ['a Friday evening', '2026-11-13T23:59+09:00', 1, '2026-11-16'],
    ['a Sunday', '2026-11-15T12:00+09:00', 5, '2026-11-20'],
    ['over Labor Thanksgiving Day', '2026-11-20T12:00+09:00', 5, '2026-11-30'],
    ['over the new year, which is closed for six days', '2026-12-25T09:00+09:00', 5, '2027-01-07'],
    ['on the last day of the year', '2026-12-31T09:00+09:00', 1, '2027-01-04'],
    ['over Golden Week, with its holiday in lieu', '2026-04-28T09:00+09:00', 5, '2026-05-11'],
    ['over the five days of September', '2026-09-18T09:00+09:00', 1, '2026-09-24'],
    ['already the next day in Tokyo', '2026-11-09T20:00Z', 1, '2026-11-11'],
    ['none, on a working day', '2026-11-09T10:00+09:00', 0, '2026-11-09'],
    ['none, on a Saturday', '2026-11-14T10:00+09:00', 0, '2026-11-16'],
  ])('%s', (_, at, days, day) => {
    expect(isoOf(afterBusinessDays(japan, Date.parse(at), days))).toBe(end(day));
  });

  it('lists a holiday once, and none that falls on a day of each year', () => {
    expect(new Set(japan.holidays).size).toBe(japan.holidays.length);
    expect(japan.holidays.filter((day) => japan.closedYearly.includes(day.slice(5)))).toEqual([]);
    expect(isBusinessDay(japan, '2026-05-06')).toBe(false);
    expect(isBusinessDay(japan, '2027-05-06')).toBe(true);
  });

  it('names every fault of a calendar', () => {
    const broken = parseCalendar({ ...japanFile, zone: 'Asia/Atlantis', weekend: [8], holidays: ['soon'] });
    expect('faults' in broken && broken.faults.map(({ field }) => field)).toEqual([
      'zone',
      'weekend.0',
      'holidays.0',
    ]);
  });
});
