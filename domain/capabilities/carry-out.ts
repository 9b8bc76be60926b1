/**
 * An act, whole: the account changes, the change begins to propagate, and whatever it makes moot is superseded. And the
 * account's type changes, after which all that is under way is judged by the new type's cells.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '../errors.ts';
import type { DomainEvent } from '../events/schemas.ts';
import type { CapabilityTable } from '../policy/capabilities-terms.ts';
import { capabilityTableOf, propagationTermsOf } from '../policy/capabilities-terms.ts';
import type { Policy } from '../policy/policy.ts';
import type { Instant } from '../time.ts';
import type { VendorAccount } from './account.ts';
import type { Act, Acted } from './acts.ts';
import { actOn, createCustomer, type NewCustomer } from './decide.ts';
import { propagationEvents, usedEvent } from './events.ts';
import { mayOperate } from './may-do.ts';
import type { VendorOperation } from './operations.ts';
import { openPropagation, superseded, takesPlaceOf } from './propagate.ts';
import { isAwaited, type Propagation } from './propagation.ts';

/** What stands in the store around an account. */
export interface AccountScene {
  readonly policy: Policy;
  /** Propagations of the tenant that are awaited, or are the latest of their subject. */
  readonly propagations: readonly Propagation[];
  /** Systems of the vendor that are down now. */
  readonly down: readonly string[];
  readonly now: Instant;
  /** The id of a propagation that begins now. */
  readonly propagationId: string;
}

/** What a commit writes. */
export interface CarriedOut {
  readonly account: VendorAccount;
  /** Absent where all was so already, or where the vendor shows it at once. */
  readonly opened?: Propagation;
  readonly superseded: readonly Propagation[];
  readonly events: readonly DomainEvent[];
}

const changedAmong = (
  propagations: readonly Propagation[],
  by: string,
  now: Instant,
): { superseded: readonly Propagation[]; events: readonly DomainEvent[] } => {
  const pairs = propagations
    .map((before) => [before, superseded(before, by, now)] as const)
    .filter(([before, after]) => before !== after);
  return {
    superseded: pairs.map(([, after]) => after),
    events: pairs.flatMap(([before, after]) => propagationEvents(before, after)),
  };
};

/** The new one is the latest of its subject; what it makes moot has none any more. */
const withLatest = (
  { latest }: VendorAccount,
  opened: Propagation,
  moot: readonly Propagation[],
): VendorAccount['latest'] => {
  const gone = new Set(moot.map(({ propagationId }) => propagationId));
  const others = Object.entries(latest).filter(([, propagationId]) => !gone.has(propagationId));
  return { ...Object.fromEntries(others), [opened.subject]: opened.propagationId };
};

const followed = (
  operation: VendorOperation,
  { account, change }: Acted,
  scene: AccountScene,
): CarriedOut => {
  if (!change) return { account, superseded: [], events: [] };
  const { policy, propagations, down, now, propagationId } = scene;
  const { tenantId, productCode, accountType } = account;
  const asked = {
    accountType,
    operation,
    ...(change.product === undefined ? {} : { product: change.product }),
  };
  const terms = propagationTermsOf(policy, asked);
  const moot = propagations.filter((older) => takesPlaceOf(change, older));
  const others = changedAmong(moot, propagationId, now);
  const cause = { propagationId, tenantId, productCode, accountType, operation };
  const opened = terms && openPropagation(cause, change, terms, down, now);
  return {
    account: opened ? { ...account, latest: withLatest(account, opened, moot) } : account,
    ...(opened ? { opened } : {}),
    superseded: others.superseded,
    events: [
      usedEvent(account, operation, change, now),
      ...others.events,
      ...(opened ? propagationEvents(undefined, opened) : []),
    ],
  };
};

const tableOf = (policy: Policy): CapabilityTable | Refusal =>
  capabilityTableOf(policy) ?? refuse('CAPABILITY_UNKNOWN', { capability: 'accountTypes' });

/** Does one act, begins its propagation, and supersedes what it makes moot. */
export const carryOut = (account: VendorAccount, act: Act, scene: AccountScene): CarriedOut | Refusal => {
  const table = tableOf(scene.policy);
  if (isRefusal(table)) return table;
  const acted = actOn(account, act, table, scene.now);
  return isRefusal(acted) ? acted : followed(act.kind, acted, scene);
};

/** Creates a customer at the vendor: until the vendor shows it, it is awaited, and not absent. */
export const carryOutCreation = (
  known: VendorAccount | undefined,
  customer: NewCustomer,
  scene: AccountScene,
): CarriedOut | Refusal => {
  const table = tableOf(scene.policy);
  if (isRefusal(table)) return table;
  const acted = createCustomer(known, customer, table, scene.now);
  return isRefusal(acted) ? acted : followed('customer.create', acted, scene);
};

/** What a change of type amounts to. */
export interface Migrated extends Omit<CarriedOut, 'opened'> {
  /** Products that the customer has and the new type does not support: a person decides, nothing is deleted. */
  readonly unsupportedProducts: readonly string[];
}

const isPossible = (table: CapabilityTable, accountType: string) => (propagation: Propagation) => {
  const { operation, product, subject } = propagation;
  const argument = product ?? (operation === 'plug-in.connect' ? subject.split('/')[1] : undefined);
  return !isRefusal(mayOperate(table, accountType, operation, argument));
};

/**
 * The account is of another type from now on. What is awaited and the new type cannot do is awaited no more; what it can do
 * goes on under the terms that it began with (L15).
 * @param accountType by its id in the policy
 */
export const migrate = (
  account: VendorAccount,
  accountType: string,
  { policy, propagations, now, propagationId }: AccountScene,
): Migrated | Refusal => {
  const table = tableOf(policy);
  if (isRefusal(table)) return table;
  if (account.accountType === accountType)
    return { account, superseded: [], events: [], unsupportedProducts: [] };
  if (!table.accountTypes.some(({ id }) => id === accountType)) {
    const list = table.accountTypes.map(({ id }) => id).join(', ');
    return refuse('ACCOUNT_TYPE_UNKNOWN', { accountType, list });
  }
  const possible = isPossible(table, accountType);
  const impossible = propagations.filter((each) => isAwaited(each) && !possible(each));
  const withdrawn = changedAmong(impossible, propagationId, now);
  const { tenantId, productCode, accountType: from, products } = account;
  return {
    account: { ...account, accountType, typeSince: now },
    superseded: withdrawn.superseded,
    unsupportedProducts: Object.keys(products).filter((product) =>
      isRefusal(mayOperate(table, accountType, 'product.enlist', product)),
    ),
    events: [
      {
        type: 'capability.account-type.changed',
        version: 1,
        ...{ tenantId, productCode, accountType, from, withdrawn: withdrawn.superseded.length, since: now },
      },
      ...withdrawn.events,
    ],
  };
};
