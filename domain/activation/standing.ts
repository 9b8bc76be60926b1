/**
 * How facts fold into what stands of a tenant's activations: in any order, heard any number of times, the same.
 * @module
 */
import type { ActivationTerms } from '../policy/activation-terms.ts';
import type { Instant } from '../time.ts';
import {
  ACTIVATION_FACTS_MAX,
  type ActivationFact,
  type ActivationsState,
  type Conflict,
  type TenantActivations,
} from './activation.ts';
import { inOrder, isJudged, isWrongWay } from './order.ts';

/** The conflicts that stand. */
export const conflictsIn = ({ state }: TenantActivations): readonly Conflict[] =>
  state.name === 'CONFLICT' ? state.conflicts : [];

type Pair = Pick<Conflict, 'before' | 'after'>;

const isPair =
  (left: Pair) =>
  (right: Pair): boolean =>
    left.before === right.before && left.after === right.after;

/** What the conflict that was found under this ordering is called; its support case is named after it. */
export const caseIdOf = (tenantId: string, { before, after }: Pair): string =>
  `sc-${tenantId}-${before}.${after}`;

/**
 * The conflicts after facts of a family were heard. One that is known is judged by the policy that it was found under; a
 * newer policy judges nothing that was not touched (L15).
 */
const conflictsAfter = (
  before: TenantActivations,
  facts: readonly ActivationFact[],
  family: string,
  terms: ActivationTerms,
  now: Instant,
): readonly Conflict[] => {
  const known = conflictsIn(before);
  const found = terms.orderings
    .filter((ordering) => ordering.before === family || ordering.after === family)
    .filter((ordering) => ![...known, ...before.mended].some(isPair(ordering)))
    .map(
      (ordering): Conflict => ({
        ...ordering,
        policy: terms.policy,
        foundAt: now,
        caseId: caseIdOf(before.tenantId, ordering),
      }),
    );
  return [...known, ...found].filter((conflict) => isWrongWay(facts, conflict));
};

const stateOf = (facts: readonly ActivationFact[], conflicts: readonly Conflict[]): ActivationsState => {
  const families = [...new Set(facts.map(({ family }) => family))];
  const [first, ...others] = conflicts;
  if (first) return { name: 'CONFLICT', families, conflicts: [first, ...others] };
  return families.length === 0 ? { name: 'EMPTY' } : { name: 'ACTIVE', families };
};

/** Facts beyond the limit: the oldest that no order is judged on, which is never a first one. */
const trimmed = (
  facts: readonly ActivationFact[],
  { orderings }: Pick<ActivationTerms, 'orderings'>,
): readonly ActivationFact[] => {
  const excess = facts.length - ACTIVATION_FACTS_MAX;
  if (excess <= 0) return facts;
  const isFirst = (fact: ActivationFact, counts: (other: ActivationFact) => boolean) =>
    facts.find((other) => other.family === fact.family && counts(other)) === fact;
  const isNeeded = (fact: ActivationFact) =>
    isFirst(fact, () => true) ||
    orderings.some((ordering) => isFirst(fact, (other) => isJudged(ordering, other)));
  const spare = new Set(facts.filter((fact) => !isNeeded(fact)).slice(0, excess));
  return facts.filter((fact) => !spare.has(fact));
};

/**
 * The activations with one more fact. What is known already changes nothing.
 * @returns the very same object where the fact is known
 */
export const withFact = (
  activations: TenantActivations,
  fact: ActivationFact,
  terms: ActivationTerms,
  now: Instant,
): TenantActivations => {
  if (activations.facts.some(({ id, kind }) => id === fact.id && kind === fact.kind)) return activations;
  const facts = trimmed([...activations.facts, fact].sort(inOrder), terms);
  const conflicts = conflictsAfter(activations, facts, fact.family, terms, now);
  return { ...activations, facts, state: stateOf(facts, conflicts) };
};

/**
 * Support has mended a conflict: both families stand, and the pair conflicts no more.
 * @returns the very same object where no such conflict stands
 */
export const withMended = (activations: TenantActivations, pair: Pair): TenantActivations => {
  const conflicts = conflictsIn(activations);
  const { before, after } = pair;
  if (!conflicts.some(isPair(pair))) return activations;
  const left = conflicts.filter((conflict) => !isPair(pair)(conflict));
  return {
    ...activations,
    mended: [...activations.mended, { before, after }],
    state: stateOf(activations.facts, left),
  };
};

/** The conflicts of the one that the other does not have. */
export const newConflicts = (before: TenantActivations, after: TenantActivations): readonly Conflict[] =>
  conflictsIn(after).filter((conflict) => !conflictsIn(before).some(isPair(conflict)));
