/**
 * The guard: what is far above the usual is held for a person, and what falls silent is told.
 * @module
 */
import { AWS_METERING_QUANTITY_MAX } from '../limits.ts';
import type { MeteringTerms } from '../policy/metering-terms.ts';
import { HOUR_MS, type Instant } from '../time.ts';
import type { LedgerItem } from './ledger.ts';
import { GUARD_HISTORY_HOURS, METERING_URGENT_MS } from './limits.ts';

/** Hours of one tenant as the ledger has them; of hours before the one that is closed, newest first. */
export type History = readonly Pick<LedgerItem, 'hour' | 'dimension' | 'used'>[];

const median = (sorted: readonly number[]): number => {
  const [lower = 0, upper = lower] = [
    sorted[Math.ceil(sorted.length / 2) - 1],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return (lower + upper) / 2;
};

/**
 * What is usual of each dimension: the median of its latest 24 hours with usage.
 * @returns by dimension; one with fewer such hours than the policy asks for is absent: nothing of it is suspicious
 */
export const usualOf = (
  history: History,
  { guard: { hours } }: Pick<MeteringTerms, 'guard'>,
): Readonly<Record<string, number>> => {
  const used = Map.groupBy(
    history.filter((item) => item.used > 0),
    ({ dimension }) => dimension,
  );
  return Object.fromEntries(
    [...used].flatMap(([dimension, items]) => {
      const latest = items.slice(0, GUARD_HISTORY_HOURS).map((item) => item.used);
      return latest.length < hours ? [] : [[dimension, median(latest.sort((left, right) => left - right))]];
    }),
  );
};

/** Whether a quantity waits for a person: so many times the usual, or more than AWS takes of anything. */
export const isSuspicious = (
  used: number,
  usual: number | undefined,
  { guard: { times } }: Pick<MeteringTerms, 'guard'>,
): boolean => used > AWS_METERING_QUANTITY_MAX || (usual !== undefined && used >= times * Math.max(usual, 1));

/** Of the time that is left, what is held goes out at the latest with a third of it to go. */
const LAST_PART = 1 / 3;

/**
 * When what is held goes out by itself: so long before its deadline as the policy says, but not so soon that a person has less
 * than two thirds of the time that is left, and never so late that a run of the submitter may miss it.
 * @returns an instant that is over where there is no time to hold anything
 */
export const releaseTime = (deadline: Instant, now: Instant, releaseBeforeMs: number): Instant =>
  Math.floor(
    deadline - Math.max(METERING_URGENT_MS, Math.min(releaseBeforeMs, (deadline - now) * LAST_PART)),
  );

/**
 * Dimensions that were used in each of the last hours, as many as the policy asks for, and not in this one. One that stays
 * silent is named once.
 * @param used dimensions with usage in this hour
 */
export const silentDimensions = (
  {
    hour,
    history,
    used,
  }: { readonly hour: Instant; readonly history: History; readonly used: readonly string[] },
  { guard }: Pick<MeteringTerms, 'guard'>,
): string[] => {
  if (!guard.silence) return [];
  const earlier = history.filter((item) => item.used > 0 && item.hour < hour);
  const before = earlier.filter((item) => item.hour >= hour - guard.hours * HOUR_MS);
  return [...Map.groupBy(before, ({ dimension }) => dimension)]
    .filter(([dimension, items]) => items.length === guard.hours && !used.includes(dimension))
    .map(([dimension]) => dimension)
    .sort();
};
