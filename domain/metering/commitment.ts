/**
 * How what was bought is used up, as the closing hours wrote it down: an allowance burns down, a level is kept below.
 * @module
 */
import type { Instant } from '../time.ts';
import type { LedgerItem, Reduction } from './ledger.ts';

/** A dimension's commitment at the end of one hour. */
export interface CommitmentPoint {
  readonly hour: Instant;
  readonly entitled: number;
  /** Of an allowance: what is left of it. Of a level: what the hour used. */
  readonly value: number;
}

/** How the commitment of a dimension fared; never empty. */
export interface Commitment {
  readonly kind: 'allowance' | 'level';
  readonly points: readonly CommitmentPoint[];
}

const isCommitted = (reduction: Reduction): boolean =>
  reduction.by === 'allowance' || reduction.by === 'level';

const pointOf = (
  { hour, used }: LedgerItem,
  { by, amount, entitled = 0, drawnBefore = 0 }: Reduction,
): CommitmentPoint => ({
  hour,
  entitled,
  value: by === 'allowance' ? Math.max(0, entitled - drawnBefore - amount) : used,
});

/**
 * The commitment of one dimension, from its ledger items in the order of their hours.
 * @returns `undefined` where no hour was reduced by a level or an allowance; an hour that nothing covered adds what is known:
 *   the allowance is used up, or the level's entitlement is that of the hour before
 */
export const commitmentOf = (items: readonly LedgerItem[]): Commitment | undefined => {
  const points: CommitmentPoint[] = [];
  let kind: Commitment['kind'] | undefined;
  for (const item of items) {
    const reduction = item.reductions?.find(isCommitted);
    const before = points.at(-1);
    if (reduction) {
      kind = reduction.by === 'allowance' ? 'allowance' : 'level';
      points.push(pointOf(item, reduction));
    } else if (before && item.quantity > 0) {
      points.push({ ...before, hour: item.hour, value: kind === 'allowance' ? 0 : item.used });
    }
  }
  return kind && { kind, points };
};
