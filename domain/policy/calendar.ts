/**
 * A business calendar: on which days a vendor works. Calendars are data beside the policies.
 * @module
 */
import * as v from 'valibot';
import type { Fault } from '../errors.ts';
import type { Instant } from '../time.ts';
import { DAY, type Day, dayAfter, dayIn, isZone, startOfDayIn, weekdayOf } from '../zone.ts';
import { Word } from './parts.ts';
import { faultsOfShape } from './reading.ts';

/** The schema of a file in `policies/calendars`. */
export const CalendarSchema = v.strictObject({
  id: Word,
  zone: v.pipe(v.string(), v.check(isZone, 'is no time zone such as Asia/Tokyo')),
  weekend: v.pipe(
    v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))),
    v.maxLength(6),
    v.description('Days of each week without business: 1 is Monday, 7 is Sunday.'),
  ),
  closedYearly: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^\d{2}-\d{2}$/, 'is no day such as 12-31'))),
    v.maxLength(60),
    v.description('Days of each year without business.'),
  ),
  knownUntil: v.pipe(
    v.string(),
    v.regex(DAY, 'is no day such as 2028-12-31'),
    v.description('The last day whose holidays are listed; later, weekends and yearly days alone count.'),
  ),
  holidays: v.array(v.pipe(v.string(), v.regex(DAY, 'is no day such as 2026-11-03'))),
});
export type Calendar = v.InferOutput<typeof CalendarSchema>;

/**
 * Reads a calendar and names every fault at once.
 * @param input parsed JSON
 */
export const parseCalendar = (
  input: unknown,
): { readonly calendar: Calendar } | { readonly faults: readonly Fault[] } => {
  const { faults } = faultsOfShape(CalendarSchema, input);
  return faults.length > 0 ? { faults } : { calendar: v.parse(CalendarSchema, input) };
};

/** Whether business is done on a day. */
export const isBusinessDay = ({ weekend, closedYearly, holidays }: Calendar, day: Day): boolean =>
  !weekend.includes(weekdayOf(day)) && !closedYearly.includes(day.slice(5)) && !holidays.includes(day);

/**
 * The end of the business day that is `days` business days after the day of `at`, as the calendar's zone has it: what comes
 * on a Monday and takes five is there when the next Monday ends.
 * @param days whole, at least 0; 0 is the end of that very day, or of the next business day
 * @returns the first moment after that day
 */
export const afterBusinessDays = (calendar: Calendar, at: Instant, days: number): Instant => {
  let day = dayIn(calendar.zone, at);
  if (days === 0) while (!isBusinessDay(calendar, day)) day = dayAfter(day);
  for (let left = days; left > 0; ) {
    day = dayAfter(day);
    if (isBusinessDay(calendar, day)) left -= 1;
  }
  return startOfDayIn(calendar.zone, dayAfter(day));
};
