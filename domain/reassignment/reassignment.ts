/**
 * A reassignment: moving a tenant's link to a subscription of another buyer account, or to another offer on the same one.
 * Its states are the third table of 1.b of the licensing rules. It is level-triggered: `reconcile` compares it with what is
 * true of both sides, so that it does not matter in which order, or how often, that was heard.
 * @module
 */
import type { LicenseId, SubscriptionId } from '../identifiers.ts';
import type { ReassignmentTerms } from '../policy/reassignment-terms.ts';
import type { Instant } from '../time.ts';
import type { CancellationStatus } from './cancellation.ts';
import type { SaidRegistration, Verification } from './verification.ts';

/** Who did something: a person on `/v1`, or an administrator of the tenant on the public pages. */
export type Party =
  | { readonly kind: 'operator'; readonly principal: string }
  | { readonly kind: 'administrator'; readonly personHash: string };

/** The account and subscription that pay when the change begins. */
export interface Source {
  readonly buyerAccount: string;
  readonly subscriptionId: SubscriptionId;
}

/** The account that shall pay, and what is known of its subscription. */
export interface Target {
  readonly buyerAccount: string;
  /** The private offer to be accepted there, where one was named. */
  readonly offerId?: string;
  /** Licenses of that account and product that were heard of since. */
  readonly licenseIds: readonly LicenseId[];
  /** The one that is looked at: live or on its way. */
  readonly subscriptionId?: SubscriptionId;
  /** Subscriptions that were looked at and have ended: never chosen again. */
  readonly lost: readonly SubscriptionId[];
}

/** The states in which it goes forward, in order. */
export const OPEN_STATES = [
  'REQUESTED',
  'AWAITING_TARGET',
  'TARGET_READY',
  'LINKED',
  'VERIFIED',
  'CANCEL_AWAITED',
  'CANCEL_PROCESSING',
] as const;
export type OpenStateName = (typeof OPEN_STATES)[number];

/** Why a person must look. */
export const ATTENTION_REASONS = [
  'TARGET_FAILED',
  'TARGET_LOST',
  'VERIFICATION_OVERDUE',
  'VERIFICATION_INCOMPLETE',
  'CANCELLATION_REJECTED',
] as const;
export type AttentionReason = (typeof ATTENTION_REASONS)[number];

/** Why it came to nothing. */
export const ABORT_REASONS = [
  'OPERATOR',
  'TARGET_FAILED',
  'TARGET_ENDED',
  'EXPIRED',
  'PAYER_ELSEWHERE',
  'TENANT_RETIRED',
] as const;
export type AbortReason = (typeof ABORT_REASONS)[number];

export type ReassignmentState =
  | { readonly name: OpenStateName; readonly since: Instant }
  /** A person must look; `in` is the state that it would go on from. */
  | {
      readonly name: 'NEEDS_ATTENTION';
      readonly since: Instant;
      readonly in: OpenStateName;
      readonly reason: AttentionReason;
    }
  | { readonly name: 'COMPLETED'; readonly since: Instant }
  /** The tenant is paid for by the source again, or, where that had ended, by nobody. */
  | { readonly name: 'ROLLED_BACK'; readonly since: Instant }
  | { readonly name: 'ABORTED'; readonly since: Instant; readonly reason: AbortReason };
export type ReassignmentStateName = ReassignmentState['name'];

/** What the seller's system, or an operator who looked, said last of the tenant's services. */
export interface Verified {
  readonly said: SaidRegistration;
  readonly result: Verification;
  readonly by: Party | { readonly kind: 'seller-system' };
  readonly at: Instant;
}

/** A cancellation that the seller asked AWS for. */
export interface Cancellation {
  readonly agreementId: string;
  /** Absent until AWS answered. */
  readonly requestId?: string;
  /** `UNSENDABLE`: AWS says that this seller may not ask (not the proposer): the buyer must cancel. */
  readonly status: CancellationStatus | 'UNSENDABLE';
  /** When that status was said. */
  readonly at: Instant;
}

/** The target's subscription pays for another tenant, which loses its payer: both must have agreed. */
export interface Takeover {
  readonly fromTenantId: string;
  readonly confirmed: readonly { readonly tenantId: string; readonly by: Party; readonly at: Instant }[];
}

/** When it looks after itself next; each absent where it waits for nothing of the kind. */
export interface Timers {
  /** The tenant's services are asked for. */
  readonly verifyAt?: Instant;
  /** AWS is asked to cancel, or how far it is; of one that was rolled back: to withdraw that. */
  readonly cancelAt?: Instant;
  /** People are reminded of what waits for them. */
  readonly remindAt?: Instant;
  /** The target account's licenses are looked for in the lists, which may have been behind when it began. */
  readonly lookAt?: Instant;
  /** The end of the source should have been processed: whoever waits for it is told that it takes longer. */
  readonly processedBy?: Instant;
}

export interface Reassignment {
  readonly changeId: string;
  readonly kind: 'account-change' | 'offer-switch';
  readonly tenantId: string;
  readonly productCode: string;
  /** Of the policy version at its start (L15). */
  readonly terms: ReassignmentTerms;
  readonly source: Source;
  readonly target: Target;
  readonly requestedBy: Party;
  readonly requestedAt: Instant;
  readonly expiresAt: Instant;
  /** Present where a second person must approve. */
  readonly approval?: { readonly by?: Party; readonly at?: Instant };
  /** Who said that the link shall move as soon as the target is live. */
  readonly consent?: { readonly by: Party; readonly at: Instant };
  readonly takeover?: Takeover;
  /** When the link moved, and the hour from which the target pays. */
  readonly linked?: { readonly at: Instant; readonly fromHour: Instant; readonly rescue: boolean };
  readonly verified?: Verified;
  readonly cancellation?: Cancellation;
  /** Requests that came to nothing before AWS was asked anew: what is heard of them again says nothing. */
  readonly formerRequests?: readonly string[];
  /** Since when the end of the source is being processed. */
  readonly processingSince?: Instant;
  /** The tenant lost its payer before the target was live: it was announced. */
  readonly orphanedAt?: Instant;
  /** The end of the source takes longer than AWS says: it was announced. */
  readonly overdueAt?: Instant;
  readonly reminders: number;
  readonly timers: Timers;
  readonly state: ReassignmentState;
}

/** Whether it holds the tenant's payer. */
export const isOpen = ({ state }: Pick<Reassignment, 'state'>): boolean =>
  state.name !== 'COMPLETED' && state.name !== 'ROLLED_BACK' && state.name !== 'ABORTED';

/** The state that it goes forward from; `undefined` where it is over. */
export const stageOf = ({ state }: Pick<Reassignment, 'state'>): OpenStateName | undefined => {
  if (state.name === 'NEEDS_ATTENTION') return state.in;
  return OPEN_STATES.find((name) => name === state.name);
};

/** Whether it waits for a second person's approval. */
export const awaitsApproval = ({ approval }: Pick<Reassignment, 'approval'>): boolean =>
  approval !== undefined && approval.by === undefined;

/** Whether both tenants of a takeover agreed, where it is one. */
export const isTakeoverConfirmed = ({ takeover, tenantId }: Reassignment): boolean =>
  takeover === undefined ||
  [tenantId, takeover.fromTenantId].every((id) =>
    takeover.confirmed.some((confirmation) => confirmation.tenantId === id),
  );

/** When something is due: a timer, its expiry, an overdue verification. */
export const reassignmentDueAt = (reassignment: Reassignment): Instant | undefined => {
  // only a request that is to be withdrawn outlives it
  if (!isOpen(reassignment)) return reassignment.timers.cancelAt;
  const { timers, terms, linked, verified, state } = reassignment;
  const waits = state.name === 'REQUESTED' || state.name === 'AWAITING_TARGET';
  const isUnverified = linked !== undefined && verified?.result.outcome !== 'complete';
  const isUntold = isUnverified && state.name !== 'NEEDS_ATTENTION';
  const { verifyAt, ...further } = timers;
  const due = [
    ...Object.values(further),
    // where a person looks at the services, nobody is asked
    ...(terms.verification.by === 'http' ? [verifyAt] : []),
    ...(waits ? [reassignment.expiresAt] : []),
    ...(isUntold && linked ? [linked.at + terms.verification.overdueAfterMs] : []),
  ].filter((at): at is Instant => at !== undefined);
  return due.length === 0 ? undefined : Math.min(...due);
};
