/**
 * Folds the facts of one license into its generations. A subscription that ended never lives again (L7):
 * a grant newer than the end begins the next generation under the same license.
 * @module
 */
import { compareFacts, type LicenseFact } from './facts.ts';
import { isFailed, isOver, type SubscriptionMarks } from './subscription.ts';

/** Whether an end that names an agreement speaks of another one than the generation stands under. */
const isOfAnotherAgreement = (fact: LicenseFact & { kind: 'ended' }, marks: SubscriptionMarks): boolean =>
  fact.agreementId !== undefined && marks.agreementId !== undefined && fact.agreementId !== marks.agreementId;

/** The first grant opens access, the latest names agreement and offer; a grant after a failure settles the failure. */
const granted = (
  { failedAt: _settled, ...marks }: SubscriptionMarks,
  fact: LicenseFact & { kind: 'granted' },
): SubscriptionMarks => ({
  ...marks,
  grantedAt: marks.grantedAt ?? fact.at,
  refreshedAt: fact.at,
  ...(fact.agreementId === undefined ? {} : { agreementId: fact.agreementId }),
  ...(fact.offerId === undefined ? {} : { offerId: fact.offerId }),
});

/** Taken from the tenant that holds it, which both agreed to: the one binding that does not yield to the first. */
const taken = (
  { succeeds: _succeeds, ...marks }: SubscriptionMarks,
  { at, tenantId }: LicenseFact & { kind: 'bound' },
): SubscriptionMarks => {
  const { tenantId: holder, boundAt, released = [] } = marks;
  const before = holder === undefined || boundAt === undefined ? [] : [{ tenantId: holder, boundAt, at }];
  return { ...marks, boundAt: at, tenantId, released: [...released, ...before] };
};

/**
 * The first binding holds: one tenant per subscription, for good (L5). Nobody binds who has not landed. Only what a
 * person bound holds against a succession that was not known then.
 */
const bound = (
  { succeeds, ...marks }: SubscriptionMarks,
  fact: LicenseFact & { kind: 'bound' },
): SubscriptionMarks => {
  const { at, tenantId, succession, takeover } = fact;
  if (takeover && marks.boundAt !== undefined) {
    const isHeld = marks.tenantId === tenantId || marks.released?.some((each) => each.tenantId === tenantId);
    return isHeld ? { ...marks, ...(succeeds ? { succeeds } : {}) } : taken({ ...marks }, fact);
  }
  const isHeld = marks.boundAt !== undefined && (succeeds === undefined || succession !== undefined);
  if (isHeld) return succeeds === undefined ? marks : { ...marks, succeeds };
  return {
    ...marks,
    registeredAt: marks.registeredAt ?? at,
    boundAt: at,
    tenantId,
    ...(succession ? { succeeds: succession.licenseId } : {}),
  };
};

const ended = (marks: SubscriptionMarks, fact: LicenseFact & { kind: 'ended' }): SubscriptionMarks =>
  isOfAnotherAgreement(fact, marks)
    ? marks
    : {
        ...marks,
        endedAt: fact.at,
        endCause: fact.cause,
        ...(fact.agreementId === undefined ? {} : { agreementId: fact.agreementId }),
      };

/**
 * `unsubscribe-success` without the end before it: the final hour is over for a stranger, but only begins for one in use;
 * and nothing is over where AWS says that the customer subscribes.
 */
const closed = (marks: SubscriptionMarks, fact: LicenseFact & { kind: 'closed' }): SubscriptionMarks => {
  if (isFailed(marks) || (fact.goesOn && !isOver(marks))) return marks;
  const inUse = !isOver(marks) && marks.grantedAt !== undefined && marks.registeredAt !== undefined;
  return inUse
    ? { ...marks, endedAt: fact.at, endCause: 'OTHER' }
    : { ...marks, closedAt: marks.closedAt ?? fact.at };
};

/** What is still believed of a generation that is over: its close, and a binding made before the end was heard of. */
const afterItsEnd = (marks: SubscriptionMarks, fact: LicenseFact): SubscriptionMarks => {
  if (fact.kind === 'closed') return closed(marks, fact);
  return fact.kind === 'bound' ? bound(marks, fact) : marks;
};

/** The generation after one more fact; the same object where the fact means nothing to it. */
const after = (marks: SubscriptionMarks, fact: LicenseFact): SubscriptionMarks => {
  if (isOver(marks)) return afterItsEnd(marks, fact);
  switch (fact.kind) {
    case 'registered':
      return marks.registeredAt === undefined ? { ...marks, registeredAt: fact.at } : marks;
    case 'granted':
      return granted(marks, fact);
    case 'bound':
      return bound(marks, fact);
    case 'failed':
      return { ...marks, failedAt: marks.failedAt ?? fact.at };
    case 'ended':
      return ended(marks, fact);
    case 'closed':
      return closed(marks, fact);
  }
};

/** Whether its end waits for the word that it is over. */
const isWaiting = ({ endedAt, closedAt }: SubscriptionMarks): boolean =>
  endedAt !== undefined && closedAt === undefined;

/**
 * Which generation a fact speaks of. `unsubscribe-success` names no license and may come after the buyer has subscribed
 * again: it closes the oldest generation whose end waits for it, and the latest only where none does.
 */
const meant = (generations: readonly SubscriptionMarks[], fact: LicenseFact): number => {
  const waits = generations.findIndex(isWaiting);
  return fact.kind === 'closed' && waits >= 0 ? waits : generations.length - 1;
};

/**
 * The generations of a license, oldest first.
 * @param facts in the order of `compareFacts`
 */
export const generationsOf = (facts: readonly LicenseFact[]): readonly SubscriptionMarks[] => {
  const generations: SubscriptionMarks[] = [];
  for (const fact of facts) {
    const index = meant(generations, fact);
    const marks = generations[index];
    // it would begin a generation only to say that nothing of it is over
    if (marks === undefined && fact.kind === 'closed' && fact.goesOn) continue;
    const begins = marks === undefined || (fact.kind === 'granted' && isOver(marks));
    if (begins) generations.push(after({}, fact));
    else generations[index] = after(marks, fact);
  }
  return generations;
};

/**
 * Whether no generation waits for this `unsubscribe-success`. AWS must be asked then: it may belong to a generation whose
 * end was lost, and the buyer have subscribed again.
 * @param facts in the order of `compareFacts`, with or without the fact itself
 */
export const isUnannounced = (
  facts: readonly LicenseFact[],
  close: LicenseFact & { kind: 'closed' },
): boolean => {
  const generations = generationsOf(facts.filter((fact) => compareFacts(fact, close) < 0));
  return !generations.some(isWaiting);
};
