/**
 * What was done to a tenant: by operators, and by changes of its payer (reassignments). Acts are facts of ours: kept for
 * good, ordered by time, folded with what AWS said.
 * @module
 */
import type { SubscriptionId } from '../identifiers.ts';
import type { Instant } from '../time.ts';

interface Act {
  readonly at: Instant;
  /** Begins with the commit that carries it; its journal item says who and why. */
  readonly id: string;
}

/** An operator lifted a suspension. */
export interface RestoreAct extends Act {
  readonly kind: 'restored';
  /** ms of grace where nobody pays, by the policy then in force. */
  readonly graceMs: number;
}

/** What an operator did to the tenant. */
export type OperatorAct =
  | RestoreAct
  | (Act & { readonly kind: 'suspended' })
  | (Act & { readonly kind: 'retired' });

/** A change of payer took the link to a subscription. */
export interface MoveAct extends Act {
  readonly kind: 'moved';
  readonly changeId: string;
  readonly subscriptionId: SubscriptionId;
}

/** The hour that began at `hour` goes whole to who pays after it (table D1-3). */
export interface HourAct extends Act {
  readonly kind: 'hour-moved';
  readonly changeId: string;
  readonly hour: Instant;
}

/** What a change of payer did to the tenant. Opened and closed are its lock: one is open at a time. */
export type ChangeAct =
  | (Act & { readonly kind: 'change-opened'; readonly changeId: string })
  | MoveAct
  | HourAct
  | (Act & { readonly kind: 'change-closed'; readonly changeId: string });

/** The tenant is billed by another channel from now on, e.g. `annual`: that one pays. */
export interface ChannelAct extends Act {
  readonly kind: 'channel';
  readonly channel: string;
  /** Back on AWS Marketplace: ms of grace until somebody pays there, by the policy then in force. */
  readonly graceMs?: number;
}

export type TenantAct = OperatorAct | ChangeAct | ChannelAct;

/** The channel of a tenant that none was named for: every subscription of AWS Marketplace is bound under it. */
export const MARKETPLACE_CHANNEL = 'aws-marketplace';

/** The change that holds the tenant's payer; `undefined` where none is open. */
export const openChangeOf = (acts: readonly TenantAct[]): string | undefined => {
  const closed = new Set(acts.flatMap((act) => (act.kind === 'change-closed' ? [act.changeId] : [])));
  const opened = acts.findLast((act) => act.kind === 'change-opened' && !closed.has(act.changeId));
  return opened?.kind === 'change-opened' ? opened.changeId : undefined;
};

/** An act before it is stamped. */
export type Unstamped<Acted = TenantAct> = Acted extends TenantAct ? Omit<Acted, 'at' | 'id'> : never;

/** How many digits the place of an act in its tenant's history has. */
export const PLACE_DIGITS = 3;

/**
 * The acts with one more. Its id sorts behind those of the same commit, so that acts of one instant keep their order.
 * @param commitId of the commit that carries it
 */
export const withAct = (
  acts: readonly TenantAct[],
  act: Unstamped,
  commitId: string,
  now: Instant,
): readonly TenantAct[] => {
  const id = `${commitId}.${String(acts.length).padStart(PLACE_DIGITS, '0')}`;
  return [...acts, { ...act, at: now, id } as TenantAct];
};

/** The commit that carries an act. */
export const commitIdOf = ({ id }: Pick<TenantAct, 'id'>): string => id.split('.')[0] ?? id;
