/**
 * Days of the calendar in a time zone, by the rules that the platform knows (IANA).
 * @module
 */
import { DAY_MS, HOUR_MS, type Instant } from './time.ts';

/** A day of the calendar, `2026-12-01`: a moment in no zone. */
export type Day = string;

/** What a `Day` looks like. */
export const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Whether it is a day that the calendar has: `2026-02-30` is none. */
export const isDay = (text: string): boolean =>
  DAY.test(text) &&
  new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8))))
    .toISOString()
    .startsWith(text);

/** hours · the zones furthest from UTC: UTC+14 begins its day before UTC, UTC-12 after it. IANA, 2026. */
const AHEAD_HOURS = 14;
const BEHIND_HOURS = 12;

const formats = new Map<string, Intl.DateTimeFormat>();
const formatIn = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known) return known;
  // Swedish writes a day as ISO 8601 does
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
  formats.set(zone, made);
  return made;
};

/** Whether the platform knows a zone by this name, e.g. `Asia/Tokyo`. */
export const isZone = (zone: string): boolean => {
  try {
    return formatIn(zone) !== undefined;
  } catch {
    return false;
  }
};

/** The day that it is in a zone at a moment. */
export const dayIn = (zone: string, at: Instant): Day => formatIn(zone).format(at);

/** The day so many days later; earlier, where `days` is negative. */
export const dayAfter = (day: Day, days = 1): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The day of the week: 1 is Monday, 7 is Sunday (ISO 8601). */
export const weekdayOf = (day: Day): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

/**
 * The first moment of a day in a zone. Found by halving, since a zone may skip its midnight, or have it twice.
 * @param day as `DAY`
 */
export const startOfDayIn = (zone: string, day: Day): Instant => {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let before = midnight - (AHEAD_HOURS + 1) * HOUR_MS;
  let within = midnight + (BEHIND_HOURS + 1) * HOUR_MS;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (dayIn(zone, middle) < day) before = middle;
    else within = middle;
  }
  return within;
};
