/**
 * What helps where the order stands against an activation: never that something is deleted first.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import type { Remedy } from '../policy/activation-schema.ts';
import type { ActivationTerms, Ordering } from '../policy/activation-terms.ts';
import type { Instant } from '../time.ts';
import { openRedemption, type TenantActivations } from './activation.ts';
import { shutOutBy, standingAgainst } from './order.ts';

/** One other tenant of the same user at the vendor. */
export interface Sibling {
  readonly activations: TenantActivations;
  readonly channel: string;
}

/** What an activation is judged by, beside the tenant itself. */
export interface Surroundings {
  readonly terms: ActivationTerms;
  /** The tenant's channel. */
  readonly channel: string;
  readonly now: Instant;
  /** The user at the vendor, where they are known: what else they own. */
  readonly user?: {
    /** Accounts that the user owns, this one among them; at least as many as are known here. */
    readonly owned: number;
    readonly others: readonly Sibling[];
  };
}

/** What is offered. */
export interface Offered {
  /** Decision 0-2: as the policy lists them; a second account only while the user may own one more. */
  readonly remedies: readonly Remedy[];
  /** A tenant of the same user in which the family can be activated as it is: it would be used. */
  readonly wouldUse?: string;
}

/**
 * Whether a family can be activated in another tenant: nothing stands against it there, and it shuts nothing out either,
 * or the next one would want a further account.
 */
const isFit = (
  { activations, channel }: Sibling,
  family: string,
  terms: ActivationTerms,
  at: Instant,
): boolean => {
  const thought = { family, channel, at };
  return (
    activations.state.name !== 'CONFLICT' &&
    openRedemption(activations) === undefined &&
    standingAgainst(activations.facts, thought, terms).length === 0 &&
    shutOutBy(activations.facts, thought, terms).length === 0
  );
};

/** What is offered to who wants the first family of an ordering after the second (decision 0-2). */
export const remediesFor = (
  { before, remedies }: Pick<Ordering, 'before' | 'remedies'>,
  { terms, user, now }: Surroundings,
): Offered => {
  const owned = user ? Math.max(user.owned, user.others.length + 1) : 1;
  const mayOwnMore = terms.tenantsPerUser !== undefined && owned < terms.tenantsPerUser;
  const fit = user?.others.find((other) => isFit(other, before, terms, now));
  return {
    remedies: remedies.filter((remedy) => remedy !== 'second-account' || mayOwnMore),
    ...(fit ? { wouldUse: fit.activations.tenantId } : {}),
  };
};

/** Where the words of ACTIVATION_ORDER have each remedy. */
const PLACES: Readonly<Record<Remedy, number>> = { 'second-account': 0, 'further-account': 1 };
const WOULD_USE_PLACE = 2;

/** The order stands against it: with what helps, and which tenant would be used. Nothing is written. */
export const orderRefusal = (
  { tenantId }: Pick<TenantActivations, 'tenantId'>,
  ordering: Ordering,
  surroundings: Surroundings,
): Refusal => {
  const { families } = surroundings.terms;
  const { remedies, wouldUse } = remediesFor(ordering, surroundings);
  const nameOf = (family: string) => families[family]?.name ?? family;
  const details = {
    ...{ tenantId, ordering: ordering.id, before: nameOf(ordering.before), after: nameOf(ordering.after) },
    remedies: remedies.join(', '),
    ...(wouldUse === undefined ? {} : { wouldUse }),
  };
  const places = remedies.map((remedy) => PLACES[remedy]);
  return {
    ...refuse('ACTIVATION_ORDER', details),
    remedies: wouldUse === undefined ? places : [...places, WOULD_USE_PLACE],
  };
};
