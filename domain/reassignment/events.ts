/**
 * What a change of a reassignment says to the world: who must know that it moved on, and who must do something now.
 * @module
 */
import type { DomainEvent, EventType } from '../events/schemas.ts';
import type { Instant } from '../time.ts';
import type { Reassignment, ReassignmentStateName } from './reassignment.ts';

const TYPES = {
  REQUESTED: 'reassignment.requested',
  AWAITING_TARGET: 'reassignment.awaiting-target',
  TARGET_READY: 'reassignment.target-ready',
  LINKED: 'reassignment.linked',
  VERIFIED: 'reassignment.verified',
  CANCEL_AWAITED: 'reassignment.cancel-awaited',
  CANCEL_PROCESSING: 'reassignment.cancel-processing',
  COMPLETED: 'reassignment.completed',
  ROLLED_BACK: 'reassignment.rolled-back',
  ABORTED: 'reassignment.aborted',
  NEEDS_ATTENTION: 'reassignment.attention',
} as const satisfies Record<ReassignmentStateName, EventType>;

type ReassignmentEventType =
  | (typeof TYPES)[ReassignmentStateName]
  | `reassignment.${'orphaned' | 'overdue' | 'reminder' | 'approved'}`;

const eventOf = (type: ReassignmentEventType, change: Reassignment, since: Instant): DomainEvent => {
  const { state, source, target, linked } = change;
  return {
    type,
    version: 1,
    changeId: change.changeId,
    tenantId: change.tenantId,
    productCode: change.productCode,
    state: state.name,
    sourceAccount: source.buyerAccount,
    targetAccount: target.buyerAccount,
    ...('reason' in state ? { reason: state.reason } : {}),
    ...(linked ? { effectiveHour: linked.fromHour, rescue: linked.rescue } : {}),
    since,
  } as DomainEvent; // every type of them has these fields; a union of so many literals is not seen through
};

const isSame = (left: Reassignment['state'], right: Reassignment['state']): boolean =>
  left.name === right.name &&
  left.since === right.since &&
  ('reason' in left ? left.reason : '') === ('reason' in right ? right.reason : '');

/** The states on the way that matter even where several were passed at once. */
const passed = (before: Reassignment | undefined, after: Reassignment): DomainEvent[] => {
  const isNew = before === undefined;
  const wasLinked = before?.linked !== undefined;
  return [
    ...(isNew && after.state.name !== 'REQUESTED'
      ? [eventOf(TYPES.REQUESTED, after, after.requestedAt)]
      : []),
    ...(!wasLinked && after.linked && after.state.name !== 'LINKED'
      ? [eventOf(TYPES.LINKED, after, after.linked.at)]
      : []),
  ];
};

/** What was announced once, beside the states. */
const notices = (before: Reassignment | undefined, after: Reassignment): DomainEvent[] => {
  const { orphanedAt, overdueAt, approval, reminders, timers, terms } = after;
  const approvedAt = approval?.at;
  return [
    ...(approvedAt !== undefined && before?.approval?.at === undefined
      ? [eventOf('reassignment.approved', after, approvedAt)]
      : []),
    ...(orphanedAt !== undefined && before?.orphanedAt === undefined
      ? [eventOf('reassignment.orphaned', after, orphanedAt)]
      : []),
    ...(overdueAt !== undefined && before?.overdueAt === undefined
      ? [eventOf('reassignment.overdue', after, overdueAt)]
      : []),
    ...(reminders > (before?.reminders ?? 0) && timers.remindAt !== undefined
      ? [eventOf('reassignment.reminder', after, timers.remindAt - terms.remindEveryMs)]
      : []),
  ];
};

/**
 * The events between two standings of one reassignment, in the order in which a reader should hear them.
 * @param before absent where it begins
 */
export const reassignmentEvents = (before: Reassignment | undefined, after: Reassignment): DomainEvent[] => [
  ...passed(before, after),
  ...(before && isSame(before.state, after.state)
    ? []
    : [eventOf(TYPES[after.state.name], after, after.state.since)]),
  ...notices(before, after),
];
