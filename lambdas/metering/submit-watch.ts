/**
 * What a run leaves behind, in figures that alarms watch: added up as it is left, so that nothing has to be held for it.
 * @module
 */
import { figuresOf, type MeteringFigures } from '#domain/metering/board.ts';
import type { WorkItem } from '#domain/metering/work.ts';
import type { Instant } from '#domain/time.ts';

export interface Watch {
  /** Work that this run does no more about: paused, held, or not come to. Each item once. */
  leave(work: readonly WorkItem[]): void;
  /** Of everything left so far: the age is that of the oldest, the others are sums. */
  figures(): MeteringFigures;
}

const added = (left: MeteringFigures, right: MeteringFigures): MeteringFigures => ({
  meteringAge: Math.max(left.meteringAge, right.meteringAge),
  meteringMonthEndBacklog: left.meteringMonthEndBacklog + right.meteringMonthEndBacklog,
  meteringFlushOverdue: left.meteringFlushOverdue + right.meteringFlushOverdue,
  meteringHoldsDue: left.meteringHoldsDue + right.meteringHoldsDue,
});

/** @param now epoch ms */
export const newWatch = (now: () => Instant): Watch => {
  const figuresNow = (work: readonly WorkItem[]) => figuresOf({ work, closings: [], now: now() });
  let sum = figuresNow([]);
  return {
    leave: (work) => {
      sum = added(sum, figuresNow(work));
    },
    figures: () => sum,
  };
};
