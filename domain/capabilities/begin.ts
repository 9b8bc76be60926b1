/**
 * A change at the vendor begins: it propagates from now on, and whatever it makes moot is superseded.
 * @module
 */
import type { DomainEvent } from '../events/schemas.ts';
import { propagationTermsOf } from '../policy/capabilities-terms.ts';
import type { Policy } from '../policy/policy.ts';
import type { Instant } from '../time.ts';
import type { VendorAccount, VendorChange } from './account.ts';
import { propagationEvents, usedEvent } from './events.ts';
import type { VendorOperation } from './operations.ts';
import { openPropagation, superseded, takesPlaceOf } from './propagate.ts';
import type { Propagation } from './propagation.ts';

/** What stands in the store around a change. */
export interface ChangeScene {
  readonly policy: Policy;
  /** Propagations of the same account that are awaited, or are the latest of their subject. */
  readonly propagations: readonly Propagation[];
  /** Systems of the vendor that are down now. */
  readonly down: readonly string[];
  readonly now: Instant;
  /** The id of a propagation that begins now. */
  readonly propagationId: string;
}

/** Whose change it is. */
export type ChangeOwner = Pick<VendorAccount, 'tenantId' | 'productCode' | 'accountType'>;

/** What is superseded, as it is afterwards, and what that says to the world. */
export interface Withdrawn {
  readonly superseded: readonly Propagation[];
  readonly events: readonly DomainEvent[];
}

/**
 * Supersedes propagations.
 * @param by the propagation that takes their place, or the id of what made them impossible
 */
export const withdraw = (propagations: readonly Propagation[], by: string, now: Instant): Withdrawn => {
  const pairs = propagations
    .map((before) => [before, superseded(before, by, now)] as const)
    .filter(([before, after]) => before !== after);
  return {
    superseded: pairs.map(([, after]) => after),
    events: pairs.flatMap(([before, after]) => propagationEvents(before, after)),
  };
};

/** A change that began, and what it made moot. */
export interface Begun extends Withdrawn {
  readonly opened: Propagation;
  /** Ids of all that it takes the place of: none of them is the latest of anything any more. */
  readonly moot: readonly string[];
}

/** Begins the propagation of a change that was decided. */
export const begin = (
  { tenantId, productCode, accountType }: ChangeOwner,
  operation: VendorOperation,
  change: VendorChange,
  { policy, propagations, down, now, propagationId }: ChangeScene,
): Begun => {
  const { product } = change;
  const asked = { accountType, operation, ...(product === undefined ? {} : { product }) };
  const moot = propagations.filter((older) => takesPlaceOf(change, older));
  const others = withdraw(moot, propagationId, now);
  const cause = { propagationId, tenantId, productCode, accountType, operation };
  // of one thing the vendor counts what was wanted last: a clock that is behind must not make this the older one
  const since = Math.max(now, ...moot.map(({ openedAt }) => openedAt + 1));
  const opened = openPropagation(cause, change, propagationTermsOf(policy, asked), down, since);
  return {
    opened,
    moot: moot.map((each) => each.propagationId),
    superseded: others.superseded,
    events: [
      usedEvent(cause, operation, change, now),
      ...others.events,
      ...propagationEvents(undefined, opened),
    ],
  };
};
