/**
 * A subscription: our record of one license under an agreement, in one of seven states.
 * The states and what moves between them are table 1.b of the licensing rules.
 * @module
 */
import type { LicenseId, SubscriptionId } from '../identifiers.ts';
import { AWS_FINAL_METERING_WINDOW_MS } from '../limits.ts';
import type { Instant } from '../time.ts';
import type { EndCause } from './facts.ts';

/** A tenant that a subscription paid for until it was taken over, with both tenants' word. */
export interface Released {
  readonly tenantId: string;
  readonly boundAt: Instant;
  readonly at: Instant;
}

/** What was heard of one generation of a license, reduced to what its state depends on. */
export interface SubscriptionMarks {
  /** First landing. */
  readonly registeredAt?: Instant;
  /** First `License Updated`; metering may not begin before it. */
  readonly grantedAt?: Instant;
  /** Latest `License Updated`. */
  readonly refreshedAt?: Instant;
  readonly failedAt?: Instant;
  /** Earliest signal of the end. */
  readonly endedAt?: Instant;
  readonly endCause?: EndCause;
  /** AWS itself said that the final hour is over (legacy products only). */
  readonly closedAt?: Instant;
  readonly boundAt?: Instant;
  readonly tenantId?: string;
  /** The license whose place it took at the tenant: a renewal or replacement under another ARN or generation. */
  readonly succeeds?: LicenseId;
  /** Tenants that it was taken from, oldest first. */
  readonly released?: readonly Released[];
  readonly agreementId?: string;
  readonly offerId?: string;
}

export type SubscriptionState =
  /** The buyer landed, AWS has granted nothing yet: no access. */
  | { readonly name: 'PENDING'; readonly since: Instant }
  /** Paid for, but nobody has landed yet. */
  | { readonly name: 'ACTIVE_UNREGISTERED'; readonly since: Instant }
  | { readonly name: 'ACTIVE'; readonly since: Instant }
  /** Granted, then reported as failed: a person must look. Service stays on. */
  | { readonly name: 'NEEDS_ATTENTION'; readonly since: Instant }
  /** The end was signaled; usage is accepted by AWS until `finalHourEndsAt`. */
  | { readonly name: 'ENDING'; readonly since: Instant; readonly finalHourEndsAt: Instant }
  | { readonly name: 'ENDED'; readonly since: Instant }
  | { readonly name: 'FAILED'; readonly since: Instant };

export type SubscriptionStateName = SubscriptionState['name'];

export interface Subscription extends SubscriptionMarks {
  readonly id: SubscriptionId;
  readonly generation: number;
  readonly state: SubscriptionState;
}

/** Whether AWS Marketplace has granted it and has not ended it: such a subscription can pay for a tenant. */
export const isLive = (subscription: Pick<Subscription, 'state'>): boolean =>
  subscription.state.name === 'ACTIVE' ||
  subscription.state.name === 'ACTIVE_UNREGISTERED' ||
  subscription.state.name === 'NEEDS_ATTENTION';

/** Whether nothing more is expected of it: a further grant begins a new generation. */
export const isOver = (marks: SubscriptionMarks): boolean =>
  marks.endedAt !== undefined || marks.closedAt !== undefined || isFailed(marks);

/** Whether it failed before anything was granted. */
export const isFailed = (marks: SubscriptionMarks): boolean =>
  marks.failedAt !== undefined && marks.grantedAt === undefined;

const endedState = (endedAt: Instant, marks: SubscriptionMarks, now: Instant): SubscriptionState => {
  const finalHourEndsAt = Math.min(endedAt + AWS_FINAL_METERING_WINDOW_MS, marks.closedAt ?? Infinity);
  return now >= finalHourEndsAt
    ? { name: 'ENDED', since: finalHourEndsAt }
    : { name: 'ENDING', since: endedAt, finalHourEndsAt };
};

/**
 * The state that the marks of one generation amount to.
 * @param now instant of the decision; only the end of the final hour depends on it
 */
export const stateOf = (marks: SubscriptionMarks, now: Instant): SubscriptionState => {
  if (marks.endedAt !== undefined) return endedState(marks.endedAt, marks, now);
  if (marks.closedAt !== undefined) return { name: 'ENDED', since: marks.closedAt };
  if (isFailed(marks)) return { name: 'FAILED', since: marks.failedAt as Instant };
  if (marks.grantedAt === undefined) return { name: 'PENDING', since: marks.registeredAt as Instant };
  if (marks.failedAt !== undefined) return { name: 'NEEDS_ATTENTION', since: marks.failedAt };
  return marks.registeredAt === undefined
    ? { name: 'ACTIVE_UNREGISTERED', since: marks.grantedAt }
    : { name: 'ACTIVE', since: Math.max(marks.grantedAt, marks.registeredAt) };
};
