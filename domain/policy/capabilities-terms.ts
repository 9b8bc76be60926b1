/**
 * What a policy says of account types and of propagation, as decisions read it: durations in milliseconds, defaults filled in.
 * @module
 */
import type { ArgumentKind, VendorOperation } from '../capabilities/operations.ts';
import { AT_ONCE_OVERDUE_MS } from '../limits.vendor.ts';
import { durationMs } from '../time.ts';
import type { CapabilitiesPolicy, Cell } from './capabilities-schema.ts';
import { policyReference } from './in-force.ts';
import type { Words } from './parts.ts';
import type { Policy } from './policy.ts';

/** Something that the policy names, in each language. */
export interface Named {
  readonly id: string;
  readonly words: Words;
}

/** One capability: a row of the table, with a cell for each account type. */
export interface Capability extends Named {
  readonly operations: readonly VendorOperation[];
  readonly cells: Readonly<Record<string, Cell>>;
  /** What to do instead, by account type. */
  readonly instead: Readonly<Record<string, Words>>;
}

/** Seats that one customer may have of a product. */
export interface SeatBounds {
  readonly least: number;
  readonly most: number;
}

/** What account types can do, of one version of a policy. */
export interface CapabilityTable {
  /** Which policy it comes from, e.g. `remote-manager/remote-manager@1`. */
  readonly policy: string;
  readonly accountTypes: readonly (Named & { readonly upstreams: readonly string[] })[];
  readonly lists: Readonly<Record<ArgumentKind, readonly Named[]>>;
  /** By product: the systems that it needs, and the seats that it takes. */
  readonly products: Readonly<
    Record<string, { readonly upstreams: readonly string[]; readonly seats: SeatBounds }>
  >;
  readonly roles: readonly Named[];
  readonly rows: readonly Capability[];
  readonly unrestricted: readonly VendorOperation[];
}

const ANY_SEATS: SeatBounds = { least: 0, most: Number.MAX_SAFE_INTEGER };

const productsOf = ({ products }: CapabilitiesPolicy): CapabilityTable['products'] =>
  Object.fromEntries(
    products.map(({ id, upstreams = [], seats = ANY_SEATS }) => [id, { upstreams, seats }] as const),
  );

/** The table of a policy; `undefined` where it has no account types. */
export const capabilityTableOf = (policy: Policy): CapabilityTable | undefined => {
  const { capabilities } = policy;
  if (!capabilities) return undefined;
  const { accountTypes, products, plugIns = [], roles, table, unrestricted = [] } = capabilities;
  return {
    policy: policyReference(policy),
    accountTypes: accountTypes.map(({ id, words, upstreams = [] }) => ({ id, words, upstreams })),
    lists: { products, plugIns },
    products: productsOf(capabilities),
    roles,
    rows: table.map(({ instead = {}, ...row }) => ({ ...row, instead })),
    unrestricted,
  };
};

/** The terms of one change that shows later: copied into it when it begins, and unchanged from then on (L15). */
export interface PropagationTerms {
  /** Which policy they come from. */
  readonly policy: string;
  /** Which kind of change it is, by its id in the policy. */
  readonly kind: string;
  /** ms of running clock until it is called slow, and until it is overdue. */
  readonly expectedMs: number;
  readonly overdueMs: number;
  /** ms between reminders of what is overdue; absent: it is told once. */
  readonly remindEveryMs?: number;
  /** ms between looks at what the vendor shows. */
  readonly lookEveryMs: number;
  /** Systems that stop its clock while they are down. */
  readonly upstreams: readonly string[];
}

/** A change, as far as its terms depend on it. */
export interface PropagatedChange {
  readonly accountType: string;
  readonly operation: VendorOperation;
  readonly product?: string;
}

/** How often the vendor is asked what it shows, where a kind does not say so. */
const LOOK_EVERY_DEFAULT = 'PT1M';

const upstreamsOf = (policy: Policy, { accountType, product }: PropagatedChange): readonly string[] => {
  const { accountTypes = [], products = [] } = policy.capabilities ?? {};
  return [
    ...(accountTypes.find(({ id }) => id === accountType)?.upstreams ?? []),
    ...(products.find(({ id }) => id === product)?.upstreams ?? []),
  ];
};

/** The kind of a change that the policy has no kind for: the vendor shows it at once, so it is seen with the first look. */
export const AT_ONCE = 'at-once';

const termsAtOnce = (policy: Policy, change: PropagatedChange): PropagationTerms => ({
  policy: policyReference(policy),
  kind: AT_ONCE,
  expectedMs: durationMs(LOOK_EVERY_DEFAULT),
  overdueMs: AT_ONCE_OVERDUE_MS,
  lookEveryMs: durationMs(LOOK_EVERY_DEFAULT),
  upstreams: [...new Set(upstreamsOf(policy, change))],
});

/** The terms that a change begun now would have, by the first kind that fits; where none does, it is to show at once. */
export const propagationTermsOf = (policy: Policy, change: PropagatedChange): PropagationTerms => {
  const { operation, product } = change;
  const kind = policy.propagation?.kinds.find(
    ({ operations, products }) =>
      operations.includes(operation) &&
      (products === undefined || (product !== undefined && products.includes(product))),
  );
  if (!kind) return termsAtOnce(policy, change);
  const { id, upstreams = [], expected, overdueAfter, remindEvery, lookEvery = LOOK_EVERY_DEFAULT } = kind;
  return {
    policy: policyReference(policy),
    kind: id,
    expectedMs: durationMs(expected ?? overdueAfter),
    overdueMs: durationMs(overdueAfter),
    ...(remindEvery === undefined ? {} : { remindEveryMs: durationMs(remindEvery) }),
    lookEveryMs: durationMs(lookEvery),
    upstreams: [...new Set([...upstreamsOf(policy, change), ...upstreams])],
  };
};

/** A system of the vendor, and when to try again where it does not say until when it is down. */
export interface UpstreamTerms extends Named {
  readonly retryAfterMs: number;
}

/** The systems of the vendor that changes wait for. */
export const upstreamTermsOf = (policy: Policy): readonly UpstreamTerms[] =>
  (policy.propagation?.upstreams ?? []).map(({ id, words, retryAfter = 'PT5M' }) => ({
    id,
    words,
    retryAfterMs: durationMs(retryAfter),
  }));
