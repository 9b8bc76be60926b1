/**
 * What a fact meant to a license, for those who count: whether it was expected in the state that it met.
 * @module
 */
import { compareFacts, type LicenseFact, withFact } from './facts.ts';
import { generationsOf } from './generations.ts';
import { type SubscriptionMarks, type SubscriptionStateName, stateOf } from './subscription.ts';

/**
 * - `heard`: expected, whether or not it changed the state;
 * - `duplicate`: known already, or older than what is known and without effect;
 * - `unexpected`: should not happen in that state. It is kept and changes nothing.
 */
export type Note = 'heard' | 'duplicate' | 'unexpected';

/** The cells of the subscription's table that refuse (409) or say `–`. */
const UNEXPECTED: Record<SubscriptionStateName, readonly LicenseFact['kind'][]> = {
  PENDING: [],
  ACTIVE_UNREGISTERED: [],
  ACTIVE: [],
  NEEDS_ATTENTION: [],
  ENDING: ['registered', 'bound', 'failed'],
  ENDED: ['registered', 'bound'],
  FAILED: ['registered', 'bound'],
};

const isUnexpected = (marks: SubscriptionMarks, fact: LicenseFact): boolean =>
  (fact.kind === 'bound' && marks.boundAt !== undefined && !fact.takeover) ||
  UNEXPECTED[stateOf(marks, fact.at).name].includes(fact.kind);

const isSameMarks = (left: SubscriptionMarks, right: SubscriptionMarks | undefined): boolean => {
  const keys = Object.keys({ ...left, ...right }) as (keyof SubscriptionMarks)[];
  return keys.every(
    (key) => left[key] === right?.[key] || JSON.stringify(left[key]) === JSON.stringify(right?.[key]),
  );
};

const meanTheSame = (left: readonly LicenseFact[], right: readonly LicenseFact[]): boolean => {
  const before = generationsOf(left);
  const after = generationsOf(right);
  return before.length === after.length && before.every((marks, index) => isSameMarks(marks, after[index]));
};

/**
 * What a fact means to a license of which these facts are known.
 * @param known in order, without the fact or, where it is a duplicate, with it
 */
export const noteOf = (known: readonly LicenseFact[], fact: LicenseFact): Note => {
  const facts = withFact(known, fact);
  if (facts === known) return 'duplicate';
  const earlier = known.filter((each) => compareFacts(each, fact) < 0);
  if (earlier.length < known.length && meanTheSame(known, facts)) return 'duplicate';
  const met = generationsOf(earlier).at(-1);
  return met !== undefined && isUnexpected(met, fact) ? 'unexpected' : 'heard';
};
