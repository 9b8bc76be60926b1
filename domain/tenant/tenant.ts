/**
 * A tenant: the customer's account in the seller's product, kept running because one live subscription pays for it.
 * Its states are the second table of 1.b of the licensing rules; the state is folded from the tenant's history.
 * @module
 */
import type { LicenseId, SubscriptionId } from '../identifiers.ts';
import type { Instant } from '../time.ts';
import type { TenantAct } from './acts.ts';
import type { Tenure } from './tenures.ts';

interface Bound {
  readonly subscriptionId: SubscriptionId;
  readonly boundAt: Instant;
  /** First `License Updated`; absent while AWS has granted nothing. */
  readonly grantedAt?: Instant;
  /** It was bound by a chain of agreements: the license whose place it takes, if that one is current. */
  readonly succeeds?: LicenseId;
}

/** A bound subscription that is over. */
export interface EndedBinding extends Bound {
  /** Earliest signal of its end. */
  readonly endedAt: Instant;
  /** ms of grace after its end: by the policy version in force when the end was first heard, then unchanged (L15). */
  readonly graceMs: number;
}

/** A subscription that was bound to the tenant, with what matters of its life. */
export type Binding = EndedBinding | (Bound & { readonly endedAt?: never; readonly graceMs?: never });

export type TenantState =
  /** Registered; nothing pays yet, service is off. */
  | { readonly name: 'PROVISIONING'; readonly since: Instant; readonly until?: Instant }
  | { readonly name: 'ACTIVE'; readonly since: Instant }
  /** Service on, nobody pays, until `until`. */
  | { readonly name: 'GRACE'; readonly since: Instant; readonly until: Instant }
  /** Service off, data kept at least until `retentionUntil`; then offered for retirement, never by itself. */
  | {
      readonly name: 'SUSPENDED';
      readonly since: Instant;
      readonly reason: 'grace-over' | 'operator';
      readonly retentionUntil: Instant;
    }
  /** Data may be deleted. */
  | { readonly name: 'RETIRED'; readonly since: Instant };

export type TenantStateName = TenantState['name'];

/** Which subscription pays for the tenant now; service follows it at once. */
export interface Link {
  readonly subscriptionId: SubscriptionId;
  readonly since: Instant;
}

export interface Tenant {
  readonly tenantId: string;
  readonly productCode: string;
  readonly createdAt: Instant;
  /** Which policy its durations come from, e.g. `example/plain@1`. */
  readonly policy: string;
  /** When a tenant that never got a payer is suspended; absent: never by itself. */
  readonly provisioningUntil?: Instant;
  /** ms that data is kept after suspension, pinned at creation. */
  readonly retentionMs: number;
  /** `entitlements`: what is bound while another one pays is attached and pays nothing. Pinned at creation; absent: none. */
  readonly attachments?: 'entitlements';
  readonly bindings: readonly Binding[];
  readonly acts: readonly TenantAct[];
  readonly state: TenantState;
  readonly link?: Link;
  /** The reassignment that holds the tenant's payer; absent where none is open. */
  readonly changeId?: string;
  /** By which channel it is billed, where one was named; absent: by AWS Marketplace. */
  readonly channel?: string;
  readonly tenures: readonly Tenure[];
  /** Whether it was told that retention is over. */
  readonly retirementOffered: boolean;
}

/** Whether the seller's product should serve the tenant. */
export const isServed = (state: TenantState): boolean => state.name === 'ACTIVE' || state.name === 'GRACE';

/** When something happens to the tenant by itself. */
export const tenantDueAt = (tenant: Pick<Tenant, 'state' | 'retirementOffered'>): Instant | undefined => {
  const { state } = tenant;
  if (state.name === 'PROVISIONING' || state.name === 'GRACE') return state.until;
  return state.name === 'SUSPENDED' && !tenant.retirementOffered ? state.retentionUntil : undefined;
};

/**
 * The subscriptions attached to a tenant at `now`: granted, not over, bound, and not the one that pays. They add their
 * entitlements; their end removes only these. None where the tenant's policy attaches nothing.
 */
export const attachedTo = ({ attachments, bindings, link }: Tenant, now: Instant): Binding[] =>
  attachments === undefined
    ? []
    : bindings.filter(
        ({ subscriptionId, boundAt, grantedAt, endedAt }) =>
          subscriptionId !== link?.subscriptionId &&
          grantedAt !== undefined &&
          Math.max(boundAt, grantedAt) <= now &&
          (endedAt === undefined || endedAt > now),
      );
