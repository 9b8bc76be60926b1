/**
 * P9: nothing is done that somebody had to agree to and did not: approval by a second person, both tenants of a takeover,
 * verification of every service before the source is canceled.
 * @module
 */
import {
  awaitsApproval,
  isTakeoverConfirmed,
  type Reassignment,
  stageOf,
} from '#domain/reassignment/reassignment.ts';
import type { Subscription } from '#domain/subscription/subscription.ts';
import type { Standing } from '../seller/state.ts';
import { type AtEachCommit, reassignmentsOf, subscriptionsOf } from './scene.ts';

const REGISTERED = '登録済み';

const isSelfApproved = ({ approval, requestedBy }: Reassignment): boolean =>
  approval?.by?.kind === 'operator' &&
  requestedBy.kind === 'operator' &&
  approval.by.principal === requestedBy.principal;

const hasTaken = ({ takeover, target }: Reassignment, subscriptions: Map<string, Subscription>): boolean =>
  subscriptions
    .get(target.subscriptionId ?? '')
    ?.released?.some(({ tenantId }) => tenantId === takeover?.fromTenantId) ?? false;

/** Whether this very change has moved the link; it may have found it there, where somebody had bound the target before. */
const hasMoved = ({ changeId, tenantId, source }: Reassignment, state: Standing): boolean =>
  state.get('tenant', tenantId)?.acts.some(
    // back to the source it may always go
    (act) =>
      act.kind === 'moved' && act.changeId === changeId && act.subscriptionId !== source.subscriptionId,
  ) ?? false;

export const p9Agreed: AtEachCommit = ({ world, state }, landed) =>
  reassignmentsOf(landed).flatMap(({ before, after }) => {
    const { changeId, linked, verified, cancellation } = after;
    const isVerified = verified?.result.outcome === 'complete';
    const isLacking = verified?.said.services.some(({ status }) => status !== REGISTERED) ?? true;
    const isAsked = cancellation?.requestId !== undefined && before?.cancellation?.requestId === undefined;
    if (linked?.rescue) world.mark('reassignment rescued its tenant');
    if (linked && after.takeover) world.mark('reassignment took over');
    return [
      ...(hasMoved(after, state) && awaitsApproval(after)
        ? [`P9|${changeId} was linked without approval`]
        : []),
      ...(isSelfApproved(after) ? [`P9|${changeId} was approved by who asked for it`] : []),
      ...(linked && !isTakeoverConfirmed(after) && hasTaken(after, subscriptionsOf(state))
        ? [`P9|${changeId} took over without a word`]
        : []),
      ...(isVerified && isLacking ? [`P9|${changeId} is verified, and lacks a service`] : []),
      ...(isAsked && !isVerified && stageOf(after) === 'LINKED'
        ? [`P9|${changeId} has AWS cancel before it is verified`]
        : []),
      ...(after.state.name === 'COMPLETED' && !isVerified
        ? [`P9|${changeId} is completed without verification`]
        : []),
    ];
  });
