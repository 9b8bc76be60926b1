/**
 * The order of first activations: what stands against an activation, what it shuts out, and which conflicts there are.
 * Only pairs that the vendor names are judged; that one pair follows from two others is nothing that a vendor says.
 * @module
 */
import type { ActivationTerms, Ordering } from '../policy/activation-terms.ts';
import type { Instant } from '../time.ts';
import type { ActivationFact } from './activation.ts';

/** Facts from outside: by time, what went through us first, then by id. */
const RANK = { redeemed: 0, observed: 1 } as const;

/** Oldest first; at one time what went through us comes first. */
export const inOrder = (left: ActivationFact, right: ActivationFact): number =>
  left.at - right.at || RANK[left.kind] - RANK[right.kind] || (left.id < right.id ? -1 : 1);

/** What an order is judged on. */
type Judged = Pick<ActivationFact, 'at' | 'channel' | 'byLink'>;

/** Decision 0-1: whether an activation falls under the ordering: by link, by a channel that is not excepted, since its date. */
export const isJudged = ({ from, except }: Ordering, { at, channel, byLink }: Judged): boolean =>
  byLink && at >= from && !except.includes(channel);

const firstOf = (
  facts: readonly ActivationFact[],
  family: string,
  counts: (fact: ActivationFact) => boolean = () => true,
): ActivationFact | undefined => facts.find((fact) => fact.family === family && counts(fact));

/**
 * Whether the first activations of both families came in the wrong order (rule 9): both by link, in this tenant. What was
 * activated at the same instant is given the benefit of the doubt.
 * @param facts oldest first
 */
export const isWrongWay = (facts: readonly ActivationFact[], ordering: Ordering): boolean => {
  const first = firstOf(facts, ordering.before);
  const second = firstOf(facts, ordering.after, (fact) => isJudged(ordering, fact));
  return first !== undefined && second !== undefined && isJudged(ordering, first) && second.at < first.at;
};

/** An activation that is thought of. */
export interface Thought {
  readonly family: string;
  readonly channel: string;
  readonly at: Instant;
}

const thoughtOf = ({ channel, at }: Thought): Judged => ({ channel, at, byLink: true });

/**
 * The orderings that stand against activating a family by link now: another one that must come after it is there. None for
 * a renewal: a family that is there is not activated first again.
 * @param facts oldest first
 */
export const standingAgainst = (
  facts: readonly ActivationFact[],
  thought: Thought,
  { orderings }: Pick<ActivationTerms, 'orderings'>,
): readonly Ordering[] =>
  firstOf(facts, thought.family)
    ? []
    : orderings.filter(
        (ordering) =>
          ordering.before === thought.family &&
          isJudged(ordering, thoughtOf(thought)) &&
          firstOf(facts, ordering.after, (fact) => isJudged(ordering, fact)) !== undefined,
      );

/**
 * The orderings by which activating a family now shuts another one out of this tenant, for good: neither is there yet.
 * @param facts oldest first
 */
export const shutOutBy = (
  facts: readonly ActivationFact[],
  thought: Thought,
  { orderings }: Pick<ActivationTerms, 'orderings'>,
): readonly Ordering[] =>
  orderings.filter(
    (ordering) =>
      ordering.after === thought.family &&
      isJudged(ordering, thoughtOf(thought)) &&
      firstOf(facts, ordering.before) === undefined &&
      firstOf(facts, ordering.after, (fact) => isJudged(ordering, fact)) === undefined,
  );

/**
 * The orderings that a family which came by another channel, or before their date, would stand against if it had come by
 * link: they do not hold, and are worth a word (the vendor says nothing of such a case).
 * @param facts oldest first
 */
export const worthAWord = (
  facts: readonly ActivationFact[],
  thought: Thought,
  { orderings }: Pick<ActivationTerms, 'orderings'>,
): readonly Ordering[] =>
  orderings.filter(
    (ordering) =>
      ordering.before === thought.family &&
      isJudged(ordering, thoughtOf(thought)) &&
      firstOf(facts, thought.family) === undefined &&
      firstOf(facts, ordering.after) !== undefined &&
      firstOf(facts, ordering.after, (fact) => isJudged(ordering, fact)) === undefined,
  );

/**
 * Families in an order in which each may be activated: as they were named, but where an ordering says otherwise. A policy's
 * orderings have no circle, so there is one.
 */
export const sortedFamilies = (
  families: readonly string[],
  orderings: readonly Pick<Ordering, 'before' | 'after'>[],
): readonly string[] => {
  const sorted: string[] = [];
  const visit = (family: string): void => {
    if (sorted.includes(family)) return;
    for (const { before, after } of orderings) {
      if (after === family && families.includes(before)) visit(before);
    }
    sorted.push(family);
  };
  for (const family of families) visit(family);
  return sorted;
};
