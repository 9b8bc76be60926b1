/**
 * How hours, dimensions, months, cases and corrections are written in `/v1`.
 * @module
 */
import * as v from 'valibot';
import { MONTH } from '../metering/statement.ts';
import { HOUR_MS, type Instant, isoOf, parseInstant } from '../time.ts';

/** A dimension as AWS Marketplace knows it: case-sensitive, never changed once created (facts §5.4). */
export const DimensionText = v.pipe(v.string(), v.regex(/^[\w.-]{1,255}$/, 'is no dimension'));

const HOUR =
  /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]))(?::00(?::00(?:\.000)?)?)?Z$/;

/**
 * The start of an hour written as `2026-11-21T10Z` or with minutes and seconds that are zero.
 * @returns `undefined` where it is no whole hour in UTC
 */
export const parseHour = (text: string): Instant | undefined => {
  const hour = HOUR.exec(text)?.[1];
  const at = hour === undefined ? undefined : parseInstant(`${hour}:00:00.000Z`);
  // a day that a month does not have would roll over to the next one
  return at === undefined || !isoOf(at).startsWith(hour ?? '-') ? undefined : at;
};

/** The short form of an hour, which needs no encoding in a path. */
export const hourText = (hour: Instant): string => `${isoOf(hour - (hour % HOUR_MS)).slice(0, 13)}Z`;

/** A UTC hour in a path. */
export const HourText = v.pipe(
  v.string(),
  v.regex(HOUR, 'is no whole hour in UTC, such as 2026-11-21T10Z'),
  v.description('Start of a UTC hour, e.g. 2026-11-21T10Z.'),
);

/** A day in UTC. */
export const DayText = v.pipe(v.string(), v.isoDate('is no day, such as 2026-11-21'));

/** A month in UTC. */
export const MonthText = v.pipe(
  v.string(),
  v.regex(MONTH, 'is no month, such as 2026-11'),
  v.description('A month in UTC, e.g. 2026-11.'),
);

/** A case of metering. */
export const CaseId = v.pipe(v.string(), v.regex(/^mc-[\w.~-]{1,400}$/, 'is no case (mc-…)'));

/** A correction. */
export const CorrectionId = v.pipe(v.string(), v.regex(/^uc-[0-9A-Za-z-]{1,64}$/, 'is no correction (uc-…)'));

/** A number of units, in one record or summed up. */
export const Units = v.pipe(v.number(), v.integer());
