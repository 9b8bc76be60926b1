/**
 * Holds changes against what the seller acknowledged in the config.
 * @module
 */

import type { AcknowledgedChange } from '#lib/config.ts';
import { type Change, changeId } from './change.ts';

/** The outcome of a comparison. */
export interface Judgment {
  /** Nobody acknowledged these: they stop the deployment. */
  readonly open: readonly Change[];
  readonly acknowledged: readonly (Change & { readonly reason: string })[];
  /** Acknowledgments without a change: deployed long ago, or misspelled. Take them out of the config. */
  readonly stale: readonly AcknowledgedChange[];
}

/** Sorts changes by whether the stage's config acknowledges them. */
export const judge = (
  changes: readonly Change[],
  acknowledgments: readonly AcknowledgedChange[] = [],
): Judgment => {
  const reasons = new Map(acknowledgments.map(({ change, reason }) => [change, reason]));
  const ids = new Set(changes.map(changeId));
  return {
    open: changes.filter((change) => !reasons.has(changeId(change))),
    acknowledged: changes.flatMap((change) => {
      const reason = reasons.get(changeId(change));
      return reason === undefined ? [] : [{ ...change, reason }];
    }),
    stale: acknowledgments.filter(({ change }) => !ids.has(change)),
  };
};
