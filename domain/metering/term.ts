/**
 * The term that an hour of a license falls under: a renewal may go on under the same license, and begins a new one.
 * @module
 */
import { type Agreement, agreementTerms } from '../agreement/agreement.ts';
import type { License } from '../subscription/license.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { HOUR_MS, type Instant } from '../time.ts';

/** A term: of an agreement, as far as its grants named one. */
export interface Term {
  readonly startsAt: Instant;
  readonly agreementId?: string;
}

/** When a generation of a license was first granted under each of its agreements. */
const grantsOf = (
  { facts }: License,
  { grantedAt, refreshedAt }: Subscription,
): ReadonlyMap<string, Instant> => {
  const firsts = new Map<string, Instant>();
  for (const fact of facts) {
    if (fact.kind !== 'granted' || fact.agreementId === undefined || grantedAt === undefined) continue;
    const isOfGeneration = grantedAt <= fact.at && fact.at <= (refreshedAt ?? grantedAt);
    if (isOfGeneration && !firsts.has(fact.agreementId)) firsts.set(fact.agreementId, fact.at);
  }
  return firsts;
};

/** The agreements that a generation of a license was granted under, earliest grant first: those to be read for its terms. */
export const agreementIdsOf = (license: License, subscription: Subscription): string[] => [
  ...grantsOf(license, subscription).keys(),
];

/**
 * The term of an hour: the latest that began before the hour ends. A term begins with its agreement; where that is not
 * known, with the first grant under it.
 * @param agreements those of `agreementIdsOf`, as far as they are known
 */
export const termOf = (
  license: License,
  subscription: Subscription,
  agreements: readonly Agreement[],
  hour: Instant,
): Term => {
  const terms = [...grantsOf(license, subscription)].map(([agreementId, grantedAt]): Required<Term> => {
    const agreement = agreements.find((known) => known.agreementId === agreementId);
    return { startsAt: (agreement && agreementTerms(agreement).startsAt) ?? grantedAt, agreementId };
  });
  const inOrder = terms.toSorted((left, right) => left.startsAt - right.startsAt);
  return (
    inOrder.findLast(({ startsAt }) => startsAt < hour + HOUR_MS) ??
    inOrder[0] ?? { startsAt: subscription.grantedAt ?? hour }
  );
};
