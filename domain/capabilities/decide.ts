/**
 * The corridor of a vendor account: the table is asked first (L13), then the rule of the act. Nothing is sent from here; the
 * change that comes out is wanted, until the vendor shows it.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '../errors.ts';
import type { CapabilityTable } from '../policy/capabilities-terms.ts';
import { type Instant, isoOf } from '../time.ts';
import { SUBJECTS, type VendorAccount } from './account.ts';
import type { Act, Acted, ActKind, ActRule } from './acts.ts';
import { deleteProduct, enlistProduct, unconfirmed } from './enlist.ts';
import { assignSeats, assignTemplate, describeProduct, renewLicense, resetCounter } from './licenses.ts';
import { mayOperate } from './may-do.ts';

const deleteCustomer: ActRule<'customer.delete'> = ({ confirm }, { account, now }) =>
  unconfirmed(confirm, account.tenantId, account.tenantId) ?? {
    account: { ...account, state: { name: 'DELETED', since: now }, products: {}, plugIns: [] },
    change: { subject: SUBJECTS.customer, desired: null },
  };

const connectPlugIn: ActRule<'plug-in.connect'> = ({ plugIn, connected }, { account }) => {
  if (account.plugIns.includes(plugIn) === connected) return { account };
  const others = account.plugIns.filter((each) => each !== plugIn);
  return {
    account: { ...account, plugIns: connected ? [...others, plugIn].sort() : others },
    change: { subject: SUBJECTS.plugIn(plugIn), desired: connected },
  };
};

const changeProfile: ActRule<'profile.change'> = ({ profileHash }, { account }) =>
  account.profileHash === profileHash
    ? { account }
    : { account: { ...account, profileHash }, change: { subject: SUBJECTS.profile, desired: profileHash } };

/** Moves all from one account to another; the confirmation is the account that will be empty. */
const mergeAccount: ActRule<'account.merge'> = ({ from, into, confirm }, { account, now }) => {
  if (from === into) return refuse('MERGE_INTO_ITSELF', { account: into });
  if (account.merged.some((each) => each.account === from)) return { account };
  return (
    unconfirmed(confirm, from, account.tenantId) ?? {
      account: { ...account, merged: [...account.merged, { account: from, at: now }] },
      change: { subject: SUBJECTS.merged(from), desired: into },
    }
  );
};

const changeLongBeta: ActRule<'long-beta.change'> = ({ joined }, { account }) =>
  account.longBeta === joined
    ? { account }
    : { account: { ...account, longBeta: joined }, change: { subject: SUBJECTS.longBeta, desired: joined } };

const RULES: { readonly [Kind in ActKind]: ActRule<Kind> } = {
  'customer.delete': deleteCustomer,
  'product.enlist': enlistProduct,
  'product.delete': deleteProduct,
  'product.describe': describeProduct,
  'plug-in.connect': connectPlugIn,
  'template.assign-to-existing': assignTemplate,
  'profile.change': changeProfile,
  'account.merge': mergeAccount,
  'long-beta.change': changeLongBeta,
  'license.renew': renewLicense,
  'seats.assign': assignSeats,
  'counter.reset': resetCounter,
};

/** The product or plug-in that the table is asked about. */
const askedOf = (act: Act): string | undefined => {
  if ('product' in act) return act.product;
  return act.kind === 'plug-in.connect' ? act.plugIn : undefined;
};

/**
 * Does one act, or refuses it.
 * @param table of the policy that holds now
 * @returns the account and the one change to be shown by the vendor; none where all was so already
 */
export const actOn = (
  account: VendorAccount,
  act: Act,
  table: CapabilityTable,
  now: Instant,
): Acted | Refusal => {
  const allowed = mayOperate(table, account.accountType, act.kind, askedOf(act));
  if (isRefusal(allowed)) return allowed;
  if (account.state.name === 'DELETED') {
    const { since } = account.state;
    return refuse('CUSTOMER_DELETED', { tenantId: account.tenantId, since: isoOf(since) });
  }
  const rule = RULES[act.kind] as ActRule<ActKind>; // the kind of the act chose it
  return rule(act, { account, table, now, ...(allowed.mode === undefined ? {} : { mode: allowed.mode }) });
};

/** Whose account it is, and of which type. */
export type NewCustomer = Pick<VendorAccount, 'tenantId' | 'productCode' | 'accountType'>;

/**
 * A customer is created at the vendor, or created again after a deletion. One that is there stays as it is.
 * @param known what stands in the store
 */
export const createCustomer = (
  known: VendorAccount | undefined,
  { tenantId, productCode, accountType }: NewCustomer,
  table: CapabilityTable,
  now: Instant,
): Acted | Refusal => {
  const allowed = mayOperate(table, accountType, 'customer.create');
  if (isRefusal(allowed)) return allowed;
  if (known?.state.name === 'ACTIVE') return { account: known };
  return {
    account: {
      tenantId,
      productCode,
      accountType,
      typeSince: now,
      state: { name: 'ACTIVE', since: now },
      products: {},
      plugIns: [],
      longBeta: false,
      merged: [],
      latest: known?.latest ?? {},
    },
    change: { subject: SUBJECTS.customer, desired: tenantId },
  };
};
