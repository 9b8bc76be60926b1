/**
 * P9: a reassignment has no gap and no overlap: while it goes on, the tenant is served by the side it is linked to, or is in
 * GRACE because AWS ended the payer; it only goes forward, and at rest it is over or waits for a named person.
 * @module
 */
import { isOpen, OPEN_STATES, type Reassignment, stageOf } from '#domain/reassignment/reassignment.ts';
import { isServed } from '#domain/tenant/tenant.ts';
import type { AtEachCommit } from './scene.ts';

const rankOf = (change: Reassignment): number => {
  const stage = stageOf(change);
  return stage === undefined ? OPEN_STATES.length : OPEN_STATES.indexOf(stage);
};

/** The one way back: a target that ended before the link moved; and a target that is lost is asked for again. */
const mayGoBack = (before: Reassignment, after: Reassignment): boolean =>
  (before.state.name === 'TARGET_READY' ||
    (before.state.name === 'NEEDS_ATTENTION' && before.state.in === 'TARGET_READY')) &&
  after.state.name === 'AWAITING_TARGET';

export const p9Reassignment: AtEachCommit = ({ state, world }, { commit, before }) =>
  commit.writes.flatMap(({ key, entity }) => {
    if (key.kind !== 'reassignment' || !entity) return [];
    const after = entity as Reassignment;
    const was = before('reassignment', key.id);
    world.mark(`reassignment ${after.state.name}`);
    if ('reason' in after.state) world.mark(`reassignment ${after.state.name}: ${after.state.reason}`);
    if (after.linked?.rescue) world.mark('reassignment rescued its tenant');
    const tenant = state.get('tenant', after.tenantId);
    const formerly = before('tenant', after.tenantId);
    const isCanceling = stageOf(after) === 'VERIFIED' && was !== undefined && rankOf(was) > rankOf(after);
    const faults: string[] = [];
    if (was && !isOpen(was)) faults.push(`P9|${key.id} was ${was.state.name} and is ${after.state.name}`);
    if (was && rankOf(after) < rankOf(was) && !mayGoBack(was, after) && !isCanceling)
      faults.push(`P9|${key.id} went back from ${was.state.name} to ${after.state.name}`);
    if (
      tenant &&
      formerly &&
      isServed(formerly.state) &&
      !isServed(tenant.state) &&
      commit.journal?.cause.door === 'reassignment'
    )
      faults.push(`P9|${after.tenantId} lost its service to its own move`);
    if (tenant && isOpen(after) !== (tenant.changeId === key.id))
      faults.push(`P9|${key.id} is ${after.state.name}, and its tenant holds ${tenant.changeId}`);
    return faults;
  });
