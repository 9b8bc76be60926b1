/**
 * Time as the domain sees it: an argument, never a clock.
 * An `Instant` is milliseconds since 1970-01-01T00:00:00Z; hours are UTC hours.
 * @module
 */

/** Milliseconds since the Unix epoch, UTC. */
export type Instant = number;

/** Milliseconds in a second, minute, hour and day. */
/** Spans of time in milliseconds. */
export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The start of the UTC hour that contains `at`. */
export const startOfHour = (at: Instant): Instant => at - (((at % HOUR_MS) + HOUR_MS) % HOUR_MS);

/** The first hour boundary at or after `at`. */
export const nextHourBoundary = (at: Instant): Instant => startOfHour(at + HOUR_MS - 1);

/** ISO 8601 in UTC with milliseconds, as shown in the API. */
export const isoOf = (at: Instant): string => new Date(at).toISOString();

/** Reads an ISO 8601 instant; `undefined` where the text is none. */
export const parseInstant = (text: string): Instant | undefined => {
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
};

/** A duration of days, hours, minutes and seconds, e.g. `P7D`, `PT1H30M`. */
export const DURATION = /^P(?=\d|T)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Milliseconds of an ISO 8601 duration; months and years are refused since their length varies. */
export const durationMs = (text: string): number => {
  const parts = DURATION.exec(text);
  if (!parts) throw new RangeError(`not a duration of days, hours, minutes and seconds: ${text}`);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return days * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS + seconds * SECOND_MS;
};
