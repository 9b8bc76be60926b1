/**
 * D3-3: what is said to show at the vendor was seen there, after it was wanted, and never before the vendor was told.
 * @module
 */
import type { Propagation } from '#domain/capabilities/propagation.ts';
import type { AtEachCommit } from './scene.ts';

/** Looked at wherever a change is said to show. */
export const d3Shown: AtEachCommit = ({ isLicensed }, { commit, before }) => {
  if (!isLicensed) return [];
  return commit.writes.flatMap(({ key, entity }) => {
    const after = key.kind === 'propagation' ? (entity as Propagation | undefined) : undefined;
    if (after?.state.name !== 'SYNCED' || before('propagation', key.id)?.state.name === 'SYNCED') return [];
    const { propagationId: id, observed, desired, openedAt, sentAt, refusal } = after;
    return [
      ...(observed?.value === desired ? [] : [`D3-3|${id} is SYNCED, and ${observed?.value} was seen`]),
      ...((observed?.asOf ?? 0) < openedAt ? [`D3-3|${id} was seen before it was wanted`] : []),
      ...(sentAt === undefined && !refusal ? [`D3-3|${id} is SYNCED, and the vendor was never told`] : []),
    ];
  });
};
