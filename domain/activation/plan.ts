/**
 * A plan of activations: what is wanted, in an order that works, with what each step shuts out; and what helps where nothing
 * works in this tenant. Reading it changes nothing.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import type { Hint } from '../messages/hints.ts';
import type { Ordering } from '../policy/activation-terms.ts';
import type { ActivationFact, TenantActivations } from './activation.ts';
import { hintsFor } from './hints.ts';
import { inOrder, isJudged, sortedFamilies, standingAgainst } from './order.ts';
import { familyOf } from './redeem.ts';
import { type Offered, remediesFor, type Surroundings } from './remedies.ts';

/** One activation to be done in this tenant. */
export interface PlanStep {
  readonly product: string;
  readonly family: string;
  /** What to know before it. */
  readonly hints: readonly Hint[];
}

/** What cannot be activated in this tenant any more, and what helps. */
export interface PlanElsewhere extends Offered {
  readonly product: string;
  readonly family: string;
  readonly ordering: Ordering;
}

/** A plan. */
export interface ActivationPlan {
  /** In this order. */
  readonly steps: readonly PlanStep[];
  readonly elsewhere: readonly PlanElsewhere[];
  /** Whether the order is another one than was asked for. */
  readonly reordered: boolean;
}

interface Wish {
  readonly product: string;
  readonly family: string;
}

const wishesOf = (products: readonly string[], { terms }: Surroundings): Wish[] | Refusal => {
  const wishes = products.map((product) => ({ product, family: familyOf(product, terms) }));
  const unknown = wishes.find(({ family }) => family === undefined);
  return unknown
    ? refuse('PRODUCT_UNKNOWN', {
        product: unknown.product,
        products: Object.keys(terms.products).join(', '),
      })
    : wishes.map(({ product, family = '' }) => ({ product, family }));
};

/** The wishes in an order that works, stable but for what an ordering moves. */
const sorted = (wishes: readonly Wish[], { terms, channel, now }: Surroundings): Wish[] => {
  const holding = terms.orderings.filter((ordering) =>
    isJudged(ordering, { channel, at: now, byLink: true }),
  );
  const order = sortedFamilies([...new Set(wishes.map(({ family }) => family))], holding);
  return wishes.toSorted((left, right) => order.indexOf(left.family) - order.indexOf(right.family));
};

/** Each step is judged as if those before it were done. */
const stepsOf = (
  activations: TenantActivations,
  wishes: readonly Wish[],
  { terms, channel, now }: Surroundings,
): PlanStep[] => {
  let facts = activations.facts;
  return wishes.map(({ product, family }, at) => {
    const hints = hintsFor({ ...activations, facts }, { family, channel, at: now }, terms);
    const done: ActivationFact = {
      ...{ kind: 'redeemed', id: `step-${at}`, product, family, at: now, channel, byLink: true },
    };
    facts = [...facts, done].sort(inOrder);
    return { product, family, hints };
  });
};

/**
 * Plans the activation of some products by link.
 * @param products of the catalog, in the order in which somebody thought of them
 * @returns refusals: PRODUCT_UNKNOWN, TENANT_IN_CONFLICT
 */
export const planActivations = (
  activations: TenantActivations,
  products: readonly string[],
  surroundings: Surroundings,
): ActivationPlan | Refusal => {
  const { tenantId, state, facts } = activations;
  const { terms, channel, now } = surroundings;
  const wishes = wishesOf(products, surroundings);
  if ('refused' in wishes) return wishes;
  if (state.name === 'CONFLICT') {
    const [{ caseId, symptom }] = state.conflicts;
    return refuse('TENANT_IN_CONFLICT', { tenantId, caseId, symptom });
  }
  const judged = wishes.map((wish) => {
    const [ordering] = standingAgainst(facts, { family: wish.family, channel, at: now }, terms);
    return { wish, ordering };
  });
  const here = judged.flatMap(({ wish, ordering }) => (ordering ? [] : [wish]));
  const inTurn = sorted(here, surroundings);
  return {
    steps: stepsOf(activations, inTurn, surroundings),
    elsewhere: judged.flatMap(({ wish, ordering }) =>
      ordering ? [{ ...wish, ordering, ...remediesFor(ordering, surroundings) }] : [],
    ),
    reordered: inTurn.some((wish, at) => wish !== here[at]),
  };
};
