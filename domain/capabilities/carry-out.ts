/**
 * An act, whole: the account changes, the change begins to propagate, and whatever it makes moot is superseded. And the
 * account's type changes, after which all that is under way is judged by the new type's cells.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '../errors.ts';
import type { DomainEvent } from '../events/schemas.ts';
import { ACCOUNT_THINGS_MAX } from '../limits.vendor.ts';
import type { CapabilityTable } from '../policy/capabilities-terms.ts';
import { capabilityTableOf } from '../policy/capabilities-terms.ts';
import type { Policy } from '../policy/policy.ts';
import type { VendorAccount } from './account.ts';
import type { Act, Acted } from './acts.ts';
import { type Begun, begin, type ChangeScene, withdraw } from './begin.ts';
import { actOn, createCustomer, type NewCustomer } from './decide.ts';
import { inTenant, mayOperate } from './may-do.ts';
import type { VendorOperation } from './operations.ts';
import { isAwaited, type Propagation } from './propagation.ts';

/** What a commit writes. */
export interface CarriedOut {
  readonly account: VendorAccount;
  /** Absent where all was so already. */
  readonly opened?: Propagation;
  readonly superseded: readonly Propagation[];
  readonly events: readonly DomainEvent[];
}

/** The new one is the latest of its subject; what it makes moot has none any more. */
const withLatest = ({ latest }: VendorAccount, { opened, moot }: Begun): VendorAccount['latest'] => {
  const others = Object.entries(latest).filter(([, propagationId]) => !moot.includes(propagationId));
  return { ...Object.fromEntries(others), [opened.subject]: opened.propagationId };
};

const followed = (
  operation: VendorOperation,
  { account, change }: Acted,
  scene: ChangeScene,
): CarriedOut | Refusal => {
  if (!change) return { account, superseded: [], events: [] };
  const begun = begin(account, operation, change, scene);
  const { opened, superseded, events } = begun;
  const latest = withLatest(account, begun);
  if (Object.keys(latest).length > ACCOUNT_THINGS_MAX)
    return refuse('ACCOUNT_FULL', { tenantId: account.tenantId, most: ACCOUNT_THINGS_MAX });
  return { account: { ...account, latest }, opened, superseded, events };
};

/** The table of a policy; refused where it has no account types. */
export const tableOf = (policy: Policy): CapabilityTable | Refusal =>
  capabilityTableOf(policy) ?? refuse('CAPABILITY_UNKNOWN', { capability: 'accountTypes' });

/** Does one act, begins its propagation, and supersedes what it makes moot. */
export const carryOut = (account: VendorAccount, act: Act, scene: ChangeScene): CarriedOut | Refusal => {
  const table = tableOf(scene.policy);
  if (isRefusal(table)) return table;
  const acted = actOn(account, act, table, scene.now);
  return isRefusal(acted) ? inTenant(acted, account.tenantId) : followed(act.kind, acted, scene);
};

/** Creates a customer at the vendor: until the vendor shows it, it is awaited, and not absent. */
export const carryOutCreation = (
  known: VendorAccount | undefined,
  customer: NewCustomer,
  scene: ChangeScene,
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
  { policy, propagations, now, propagationId }: ChangeScene,
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
  const withdrawn = withdraw(impossible, propagationId, now);
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
