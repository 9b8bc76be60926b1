import type { Clock } from '#local/clock.ts';
import type { Activity } from '../state/activity.ts';
import { openKept } from '../state/kept.ts';
import { type Occurrences, readExpression } from './expression.ts';

/** Something that fires at set times. */
export interface Schedule {
  name: string;
  expression: string;
  /** IANA name. */
  timezone: string;
  /** Fires for the instant that was scheduled, epoch ms. Resolves when what it started has ended. */
  fire(scheduledAt: number): Promise<void>;
}

/** The running schedules. */
export interface Schedules {
  /** Name, expression and the instant each last fired for (epoch ms). */
  all(): { name: string; expression: string; lastAt: number }[];
  stop(): void;
}

/**
 * When time jumps over many occurrences of a schedule, only the latest few fire, one after another: a day's jump is not
 * 1,440 sweeps. Each sees the new time, and what the first leaves for a following one is done by the next.
 */
const CATCH_UP_MAX = 3;
const LOOK_EVERY_MS = 200;

interface Running {
  schedule: Schedule;
  occurrences: Occurrences;
  lastAt: number;
  firing: boolean;
}

/**
 * Starts the schedules. A schedule never overlaps itself; several that are due fire in the order of their times. What each
 * last fired for is kept in `file` (absent: in memory), so a restart neither repeats nor forgets.
 */
export const startSchedules = (
  schedules: readonly Schedule[],
  clock: Clock,
  activity: Activity,
  report: (error: unknown) => void,
  file?: string,
): Schedules => {
  const kept = openKept<number>(file);
  const running = schedules.map((schedule): Running => {
    const lastAt = kept.get(schedule.name) ?? clock.now();
    kept.put(schedule.name, lastAt);
    const { expression, timezone } = schedule;
    return { schedule, occurrences: readExpression(expression, timezone, lastAt), lastAt, firing: false };
  });
  const due = ({ occurrences, lastAt }: Running) => occurrences(lastAt, clock.now(), CATCH_UP_MAX)[0];
  const fire = async (one: Running, at: number) => {
    one.firing = true;
    one.lastAt = at;
    kept.put(one.schedule.name, at);
    try {
      await activity.during(`schedule ${one.schedule.name}`, () => one.schedule.fire(at));
    } catch (error) {
      report(error);
    } finally {
      one.firing = false;
      look();
    }
  };
  let stopped = false;
  const look = () => {
    if (stopped) return;
    const ready = running.flatMap((one) => {
      const at = one.firing ? undefined : due(one);
      return at === undefined ? [] : [{ one, at }];
    });
    for (const { one, at } of ready.sort((a, b) => a.at - b.at)) void fire(one, at);
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  const unlisten = clock.onChange(look);
  look();
  return {
    all: () =>
      running.map(({ schedule, lastAt }) => ({
        name: schedule.name,
        expression: schedule.expression,
        lastAt,
      })),
    stop: () => {
      stopped = true;
      clearInterval(timer);
      unlisten();
    },
  };
};
