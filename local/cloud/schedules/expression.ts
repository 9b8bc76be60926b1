import { Cron } from 'croner';

const UNIT_MS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * The latest instants at which an expression was due in the half-open interval (after, until], at most `max` of them, the
 * oldest first. All epoch ms.
 */
export type Occurrences = (after: number, until: number, max: number) => number[];

const everyMs = (periodMs: number, anchor: number): Occurrences => {
  return (after, until, max) => {
    const last = Math.floor((until - anchor) / periodMs);
    const first = Math.max(Math.floor((after - anchor) / periodMs) + 1, last - max + 1, 1);
    return Array.from(
      { length: Math.max(0, last - first + 1) },
      (_, index) => anchor + (first + index) * periodMs,
    );
  };
};

const byCron = (fields: string, timezone: string): Occurrences => {
  // AWS counts days of the week from SUN = 1 and has no seconds.
  const cron = new Cron(`0 ${fields}`, {
    mode: '7-part',
    alternativeWeekdays: true,
    sloppyRanges: true,
    paused: true,
    timezone,
  });
  return (after, until, max) =>
    cron
      .previousRuns(max, new Date(until + 1))
      .map((run) => run.getTime())
      .filter((run) => run > after)
      .reverse();
};

const once = (instant: number): Occurrences => {
  return (after, until) => (instant > after && instant <= until ? [instant] : []);
};

/**
 * Reads `rate(5 minutes)`, `cron(0 10 * * ? *)` or `at(2026-11-21T10:00:00)` (EventBridge Scheduler user guide, "Schedule
 * types", 2026-11). A rate counts from `anchor`, epoch ms; any other expression is an Error.
 */
export const readExpression = (expression: string, timezone: string, anchor: number): Occurrences => {
  const [, kind, inner = ''] = /^(rate|cron|at)\((.+)\)$/.exec(expression) ?? [];
  if (kind === 'cron') return byCron(inner, timezone);
  const [, count, unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(inner) ?? [];
  if (kind === 'rate' && Number(count) > 0) return everyMs(Number(count) * (UNIT_MS[unit] ?? 0), anchor);
  if (kind === 'at' && timezone === 'UTC' && !Number.isNaN(Date.parse(`${inner}Z`)))
    return once(Date.parse(`${inner}Z`));
  throw new Error(`schedule ${expression} (${timezone}) is not known here`);
};
