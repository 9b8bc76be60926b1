/**
 * What a tenant's administrators are told of a move: what is still so when the letter is written, and nothing else. A letter
 * that asks to cancel an AWS subscription must not come when that is not safe, or not needed, any more.
 * @module
 */
import type { DomainEvent } from '../events/schemas.ts';
import { isBeforeLink } from '../reassignment/commands.ts';
import { isOpen, type Reassignment, stageOf } from '../reassignment/reassignment.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Notice } from './notice.ts';

/** An event that tells of a reassignment. */
export type MoveEvent = Extract<DomainEvent, { readonly changeId: string; readonly targetAccount: string }>;

/** What is true when the letter is written. */
export interface MoveStanding {
  readonly reassignment: Reassignment;
  readonly tenant: Tenant;
  /** Of the source, where it is known. */
  readonly agreementId?: string;
  /** Address of the move's page. */
  readonly page: string;
}

/** Whether the event tells of a reassignment. */
export const isMoveEvent = (event: DomainEvent): event is MoveEvent => event.type.startsWith('reassignment.');

/** The move is announced as losing its payer: that letter names the account to act in, so the tenant's own is spared. */
export const isToldAsOrphaned = (reassignment: Reassignment): boolean =>
  reassignment.orphanedAt !== undefined && isOpen(reassignment) && isBeforeLink(reassignment);

type Kind = Notice['kind'] | undefined;

/** A source that has ended is not to be canceled any more; an offer that was switched in place leaves nothing to say. */
const linkedKind = ({ reassignment, tenant }: MoveStanding): Kind => {
  const { linked, source, target } = reassignment;
  const isInPlace = target.subscriptionId === source.subscriptionId;
  if (!linked || isInPlace || tenant.link?.subscriptionId !== target.subscriptionId) return undefined;
  const stage = stageOf(reassignment);
  if (linked.rescue) return stage === 'LINKED' || stage === 'CANCEL_PROCESSING' ? 'move-rescued' : undefined;
  return stage === 'LINKED' ? 'move-linked' : undefined;
};

/** The buyer cancels; or agrees, where AWS was asked by the seller. */
const cancelKind = ({ reassignment }: MoveStanding, since: number, asked: 'now' | 'reminder'): Kind => {
  const { state, cancellation, timers, terms } = reassignment;
  if (state.name !== 'CANCEL_AWAITED') return undefined;
  const remindedAt = timers.remindAt === undefined ? undefined : timers.remindAt - terms.remindEveryMs;
  if (since !== (asked === 'now' ? state.since : remindedAt)) return undefined;
  if (cancellation?.status === 'PENDING_APPROVAL') return 'move-agree';
  if (cancellation?.requestId !== undefined) return undefined;
  return asked === 'now' ? 'move-cancel-now' : 'move-reminder';
};

const kindOf = (event: MoveEvent, standing: MoveStanding): Kind => {
  const { reassignment, tenant } = standing;
  const { state, source } = reassignment;
  switch (event.type) {
    case 'reassignment.linked':
      return linkedKind(standing);
    case 'reassignment.cancel-awaited':
      return cancelKind(standing, event.since, 'now');
    case 'reassignment.reminder':
      return cancelKind(standing, event.since, 'reminder');
    case 'reassignment.completed':
      return state.name === 'COMPLETED' ? 'move-completed' : undefined;
    case 'reassignment.rolled-back': {
      // where nobody pays, the letter of grace says what to do
      const isPaid = tenant.state.name === 'ACTIVE' && tenant.link?.subscriptionId === source.subscriptionId;
      return state.name === 'ROLLED_BACK' && isPaid ? 'move-rolled-back' : undefined;
    }
    case 'reassignment.orphaned':
      return isToldAsOrphaned(reassignment) && tenant.state.name === 'GRACE' ? 'move-orphaned' : undefined;
    default:
      return undefined;
  }
};

/**
 * The notice of an event of a move.
 * @returns `undefined` where the move has gone on, or another letter says it already
 */
export const moveNoticeOf = (event: MoveEvent, standing: MoveStanding): Notice | undefined => {
  const kind = kindOf(event, standing);
  if (!kind) return undefined;
  const { reassignment, tenant, agreementId, page } = standing;
  const { source, target, linked } = reassignment;
  return {
    kind,
    ...(tenant.state.name === 'GRACE' ? { until: tenant.state.until } : {}),
    move: {
      source: source.buyerAccount,
      target: target.buyerAccount,
      page,
      ...(linked ? { fromHour: linked.fromHour } : {}),
      ...(agreementId === undefined ? {} : { agreementId }),
    },
  };
};
