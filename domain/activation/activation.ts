/**
 * Activations of one tenant: which families of products were activated in it, by whom, and in which order. Its states are
 * the table of docs/domain.md.
 * @module
 */
import type { Ordering } from '../policy/activation-terms.ts';
import type { Sealed } from '../sealed.ts';
import type { Instant } from '../time.ts';

/** That a license was activated, or is known to have been. Kept for good, ordered by time, in whatever order it is heard. */
export interface ActivationFact {
  /** `redeemed`: through us; `observed`: the vendor says so, and nobody asked us. */
  readonly kind: 'redeemed' | 'observed';
  /** Of the redemption, or of what was observed. */
  readonly id: string;
  readonly product: string;
  readonly family: string;
  /** When it was activated at the vendor; where the vendor does not say: when it was seen. */
  readonly at: Instant;
  /** The tenant's channel then. */
  readonly channel: string;
  /** Whether by an activation link. */
  readonly byLink: boolean;
  readonly linkHash?: string;
}

/** Why a redemption came to nothing. */
export const REFUSED_REASONS = [
  /** The vendor knows no such link, or does not take it. */
  'NOT_TAKEN',
  /** The vendor says that it was used, in another account. */
  'ALREADY_USED',
  /** What was observed meanwhile stands against it: it was never sent. */
  'ORDER',
] as const;
export type RefusedReason = (typeof REFUSED_REASONS)[number];

/** One redemption of a link through us. */
export type RedemptionState =
  /** Asked for; the vendor was not told. */
  | { readonly name: 'REQUESTED'; readonly since: Instant }
  /** The vendor was told, and has not answered: it is asked again. */
  | { readonly name: 'SENT'; readonly since: Instant; readonly retryAt: Instant; readonly overdue?: true }
  /** The vendor says that the link was used, after an answer was lost: it may have been this. A person must look. */
  | { readonly name: 'UNCLEAR'; readonly since: Instant }
  | { readonly name: 'ACTIVE'; readonly since: Instant }
  | { readonly name: 'REFUSED'; readonly since: Instant; readonly reason: RefusedReason };

/** A redemption, with the terms that it began under (L15). */
export interface Redemption {
  readonly activationId: string;
  readonly product: string;
  readonly family: string;
  readonly link: Pick<Sealed, 'hash' | 'masked'>;
  /** The tenant's channel when it was asked for. */
  readonly channel: string;
  readonly requestedAt: Instant;
  /** How often the vendor was asked. */
  readonly attempts: number;
  readonly terms: { readonly policy: string; readonly retryEveryMs: number; readonly overdueAfterMs: number };
  readonly state: RedemptionState;
}

/** Two families that were first activated in the wrong order, with the ordering as it was when that was found (L15). */
export interface Conflict extends Ordering {
  readonly policy: string;
  readonly foundAt: Instant;
  /** The support case that was opened for it. */
  readonly caseId: string;
}

/** What stands of a tenant's activations. */
export type ActivationsState =
  | { readonly name: 'EMPTY' }
  | { readonly name: 'ACTIVE'; readonly families: readonly string[] }
  /** Only the vendor's support can mend it; nothing is redeemed meanwhile. */
  | {
      readonly name: 'CONFLICT';
      readonly families: readonly string[];
      readonly conflicts: readonly [Conflict, ...Conflict[]];
    };

/** What the tenant is at the vendor, as far as somebody told us. */
export interface VendorAccount {
  /** Its id there. */
  readonly accountId?: string;
  /** The address that its user signs in with; by its hash, whose accounts are one user's. */
  readonly email?: Sealed;
}

/** All activations of a tenant, one entity: its version is the lock of the order. */
export interface TenantActivations {
  readonly tenantId: string;
  readonly productCode: string;
  readonly vendor?: VendorAccount;
  readonly facts: readonly ActivationFact[];
  /** Oldest first. */
  readonly redemptions: readonly Redemption[];
  /** What support has mended: these two never conflict again in this tenant. */
  readonly mended: readonly Pick<Conflict, 'before' | 'after'>[];
  readonly state: ActivationsState;
}

/** redemptions, facts · most that one tenant keeps. Ours: a link is redeemed once a year, or thereabouts. */
export const REDEMPTIONS_MAX = 200;
export const ACTIVATION_FACTS_MAX = 200;

/** A tenant in which nothing was activated yet. */
export const noActivations = (tenantId: string, productCode: string): TenantActivations => ({
  tenantId,
  productCode,
  facts: [],
  redemptions: [],
  mended: [],
  state: { name: 'EMPTY' },
});

/**
 * The activations with what the tenant is at the vendor; what is not said stays as it was.
 * @returns the very same object where all of it was known
 */
export const withVendorAccount = (
  activations: TenantActivations,
  { accountId, email }: VendorAccount,
): TenantActivations => {
  const known = activations.vendor;
  const isKnown =
    (accountId === undefined || accountId === known?.accountId) &&
    (email === undefined || email.hash === known?.email?.hash);
  if (isKnown) return activations;
  const said = { ...(accountId === undefined ? {} : { accountId }), ...(email ? { email } : {}) };
  return { ...activations, vendor: { ...known, ...said } };
};

/** The families that were activated, in the order of their first activation. */
export const familiesIn = ({ state }: Pick<TenantActivations, 'state'>): readonly string[] =>
  state.name === 'EMPTY' ? [] : state.families;

/** The redemption whose end is not known yet; there is at most one, so that an order is an order. */
export const openRedemption = ({
  redemptions,
}: Pick<TenantActivations, 'redemptions'>): Redemption | undefined =>
  redemptions.find(({ state }) => state.name !== 'ACTIVE' && state.name !== 'REFUSED');

/** When something happens by itself: the vendor is to be told, or asked again. */
export const activationsDueAt = (activations: TenantActivations): Instant | undefined => {
  const state = openRedemption(activations)?.state;
  if (state?.name === 'REQUESTED') return state.since;
  return state?.name === 'SENT' ? state.retryAt : undefined;
};
