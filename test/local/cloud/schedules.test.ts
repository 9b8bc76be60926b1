import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { openClock } from '#local/clock.ts';
import { readExpression } from '#local/cloud/schedules/expression.ts';
import { type Schedule, type Schedules, startSchedules } from '#local/cloud/schedules/schedules.ts';
import { openActivity } from '#local/cloud/state/activity.ts';

const MINUTE_MS = 60_000;
const at = (iso: string) => Date.parse(iso);

const between = (expression: string, after: string, until: string, timezone = 'UTC') =>
  readExpression(expression, timezone, at('2026-11-21T00:00:00Z'))(at(after), at(until), 3).map((each) =>
    new Date(each).toISOString(),
  );

describe('schedule expressions', () => {
  it.each([
    ['rate(1 minute)', '2026-11-21T00:00:30Z', '2026-11-21T00:01:00Z', ['2026-11-21T00:01:00.000Z']],
    ['rate(1 minute)', '2026-11-21T00:01:00Z', '2026-11-21T00:01:59Z', []],
    [
      'rate(5 minutes)',
      '2026-11-21T00:00:00Z',
      '2026-11-22T00:02:00Z',
      ['2026-11-21T23:50:00.000Z', '2026-11-21T23:55:00.000Z', '2026-11-22T00:00:00.000Z'],
    ],
    ['rate(1 day)', '2026-11-21T00:00:00Z', '2026-11-21T23:59:59Z', []],
    ['cron(0 10 * * ? *)', '2026-11-21T09:00:00Z', '2026-11-21T10:00:00Z', ['2026-11-21T10:00:00.000Z']],
    ['cron(0 10 * * ? *)', '2026-11-21T10:00:00Z', '2026-11-22T09:59:59Z', []],
    [
      'cron(0/15 * * * ? *)',
      '2026-11-21T10:00:00Z',
      '2026-11-21T10:31:00Z',
      ['2026-11-21T10:15:00.000Z', '2026-11-21T10:30:00.000Z'],
    ],
    // SUN is 1: 2 is Monday, the 23rd.
    ['cron(0 8 ? * 2 *)', '2026-11-21T00:00:00Z', '2026-11-28T00:00:00Z', ['2026-11-23T08:00:00.000Z']],
    ['cron(0 8 L * ? *)', '2026-11-21T00:00:00Z', '2026-12-01T00:00:00Z', ['2026-11-30T08:00:00.000Z']],
    ['at(2026-11-21T12:00:00)', '2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z', ['2026-11-21T12:00:00.000Z']],
  ])('%s in (%s, %s]', (expression, after, until, expected) => {
    expect(between(expression, after, until)).toEqual(expected);
  });

  it('reads the hours of a time zone', () => {
    expect(
      between('cron(0 9 * * ? *)', '2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z', 'Asia/Tokyo'),
    ).toEqual(['2026-11-22T00:00:00.000Z']);
  });

  it.each(['rate(0 minutes)', 'rate(5 weeks)', 'every minute', 'at(soon)'])(
    'does not know %s',
    (expression) => {
      expect(() => readExpression(expression, 'UTC', 0)).toThrow(/is not known here/);
    },
  );
});

describe('schedules', () => {
  let running: Schedules | undefined;
  afterEach(() => running?.stop());

  const start = (names: string[], fire: (name: string, scheduledAt: number) => Promise<void>) => {
    const clock = openClock();
    const activity = openActivity();
    const schedules = names.map(
      (name): Schedule => ({
        name,
        expression: 'rate(1 minute)',
        timezone: 'UTC',
        fire: (scheduledAt) => fire(name, scheduledAt),
      }),
    );
    const reported: unknown[] = [];
    running = startSchedules(schedules, clock, activity, (error) => reported.push(error));
    return { clock, activity, reported };
  };

  it('fire once for each occurrence, and for a jump the latest three, one after another', async () => {
    const fired: number[] = [];
    let inside = 0;
    const { clock, activity } = start(['a'], async (_, scheduledAt) => {
      expect(inside).toBe(0);
      inside += 1;
      await sleep(5);
      inside -= 1;
      fired.push(scheduledAt);
    });
    clock.advance(MINUTE_MS);
    await activity.settled();
    expect(fired).toHaveLength(1);
    clock.advance(24 * 60 * MINUTE_MS);
    await activity.settled();
    expect(fired).toHaveLength(4);
    expect(fired).toEqual([...fired].sort((a, b) => a - b));
    expect(clock.now() - Number(fired.at(-1))).toBeLessThan(MINUTE_MS);
    expect(Number(fired.at(-1)) - Number(fired.at(-2))).toBe(MINUTE_MS);
  });

  it('fire in the order of their times', async () => {
    const fired: string[] = [];
    const { clock, activity } = start(['a', 'b'], async (name) => void fired.push(name));
    clock.advance(MINUTE_MS);
    await activity.settled();
    expect(fired).toEqual(['a', 'b']);
  });

  it('that fail go on', async () => {
    const { clock, activity, reported } = start(['a'], async () => {
      throw new Error('broken');
    });
    for (const _ of [1, 2]) {
      clock.advance(MINUTE_MS);
      await activity.settled();
    }
    expect(reported).toEqual([new Error('broken'), new Error('broken')]);
  });
});
