/**
 * Allocations: the parts of a quantity by their tags, within what AWS and an item take (facts §5.2).
 * @module
 */
import { ALLOCATIONS_TEXT_BYTES_MAX, AWS_METERING_ALLOCATIONS_MAX } from '../limits.ts';
import type { Allocation } from './ledger.ts';
import type { Tags, Usage } from './usage.ts';

const keyOf = (tags: Tags): string =>
  JSON.stringify(Object.entries(tags).sort(([left], [right]) => (left < right ? -1 : 1)));

const tagsOf = (key: string): Tags => Object.fromEntries(JSON.parse(key));

/** Bytes that one allocation takes in a text; its characters are ASCII. */
const bytesOf = (allocation: Allocation): number => JSON.stringify(allocation).length + 1;

/** The largest parts first; of parts alike, by their tags. */
const bySize = ([leftKey, left]: [string, number], [rightKey, right]: [string, number]): number =>
  right - left || (leftKey < rightKey ? -1 : 1);

/** The largest parts that fit; the part without tags always does. */
const fitting = (parts: readonly Allocation[]): Allocation[] => {
  let room = ALLOCATIONS_TEXT_BYTES_MAX - bytesOf({ quantity: Number.MAX_SAFE_INTEGER });
  const fit: Allocation[] = [];
  for (const part of parts.slice(0, AWS_METERING_ALLOCATIONS_MAX - 1)) {
    room -= bytesOf(part);
    if (room < 0) break;
    fit.push(part);
  }
  return fit;
};

/**
 * The allocations of what counts: one for each set of tags, the largest first, and last the part without tags.
 * What does not fit (2,500 of them, or `ALLOCATIONS_TEXT_BYTES_MAX`) goes to the part without tags, the smallest first.
 * @returns they sum up to the sum of `counted`; none where nothing with a quantity has tags
 */
export const allocationsOf = (counted: readonly Pick<Usage, 'quantity' | 'tags'>[]): Allocation[] => {
  const sums = new Map<string, number>();
  let total = 0;
  for (const { quantity, tags } of counted) {
    total += quantity;
    if (tags === undefined || quantity === 0) continue;
    const key = keyOf(tags);
    sums.set(key, (sums.get(key) ?? 0) + quantity);
  }
  const parts = [...sums].sort(bySize).map(([key, quantity]) => ({ quantity, tags: tagsOf(key) }));
  const fit = fitting(parts);
  const rest = total - fit.reduce((sum, { quantity }) => sum + quantity, 0);
  return fit.length > 0 && rest > 0 ? [...fit, { quantity: rest }] : fit;
};
