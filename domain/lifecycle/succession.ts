/**
 * Chains of agreements: a renewal or replacement names the agreement before it, and what it grants takes the place
 * of what that one granted, at the same tenant. Everything is derived, so that any order of hearing ends the same.
 * @module
 */
import { type Agreement, predecessorOf, unknownAgreement, withSuccessor } from '../agreement/agreement.ts';
import { SUCCESSIONS_MAX } from '../limits.ts';
import { compareFacts, type LicenseFact, type SuccessionFact } from '../subscription/facts.ts';
import { generationsOf } from '../subscription/generations.ts';
import { hearSuccession, type License } from '../subscription/license.ts';
import type { Instant } from '../time.ts';

const isBefore =
  (moment: LicenseFact) =>
  (fact: LicenseFact): boolean =>
    compareFacts(fact, moment) < 0;

/** Same buyer and same product, both known: only then a chain carries a tenant over. */
const isSameSale = (left: License, right: License): boolean =>
  left.buyerAccount !== undefined &&
  left.buyerAccount === right.buyerAccount &&
  left.productCode !== undefined &&
  left.productCode === right.productCode;

/** The tenant that a license, granted under the agreement before, was bound to when its successor was granted. */
const tenantAt = (license: License, previousAgreementId: string, granted: LicenseFact) => {
  const facts = license.facts.filter(isBefore(granted));
  if (!facts.some((fact) => fact.kind === 'granted' && fact.agreementId === previousAgreementId))
    return undefined;
  const marks = generationsOf(facts).findLast(({ boundAt }) => boundAt !== undefined && boundAt < granted.at);
  return marks?.tenantId === undefined
    ? undefined
    : { licenseId: license.licenseId, tenantId: marks.tenantId, boundAt: marks.boundAt ?? 0 };
};

type Place = NonNullable<ReturnType<typeof tenantAt>>;
const byBinding = (left: Place, right: Place): number =>
  left.boundAt - right.boundAt || (left.licenseId < right.licenseId ? -1 : 1);

/**
 * The place that a license takes under an agreement, from the hour of its first grant there.
 * @param predecessors the licenses of the agreement before it; the license itself may be one of them
 * @returns `undefined` where no chain says so, nobody was bound, or the license had a tenant by then
 */
export const successionOf = (
  license: License,
  agreement: Agreement,
  predecessors: readonly License[],
): SuccessionFact | undefined => {
  const { agreementId } = agreement;
  const previousAgreementId = predecessorOf(agreement);
  const granted = license.facts.find((fact) => fact.kind === 'granted' && fact.agreementId === agreementId);
  if (previousAgreementId === undefined || !granted) return undefined;
  const hasTenant =
    generationsOf([...license.facts.filter(isBefore(granted)), granted]).at(-1)?.tenantId !== undefined;
  if (hasTenant) return undefined;
  const place = predecessors
    .filter((predecessor) => isSameSale(license, predecessor))
    .flatMap((predecessor) => tenantAt(predecessor, previousAgreementId, granted) ?? [])
    .sort(byBinding)
    .at(-1);
  if (!place) return undefined;
  const { licenseId, tenantId } = place;
  const succession = { agreementId, previousAgreementId, licenseId };
  return { kind: 'bound', at: granted.at, id: `after ${previousAgreementId}`, tenantId, succession };
};

/** What is known around a chain; `undefined` where nothing is. */
export interface Known {
  agreement(agreementId: string): Agreement | undefined;
  license(licenseId: string): License | undefined;
}

const licensesOf = (known: Known, agreementId: string | undefined): License[] =>
  (agreementId === undefined ? [] : (known.agreement(agreementId)?.licenseIds ?? [])).flatMap(
    (id) => known.license(id) ?? [],
  );

/** The licenses under an agreement that stand otherwise, now that its place in the chain is looked at. */
const succeed = (known: Known, agreement: Agreement, now: Instant): License[] => {
  const predecessors = licensesOf(known, predecessorOf(agreement));
  return licensesOf(known, agreement.agreementId).flatMap((license) => {
    const after = hearSuccession(
      license,
      agreement.agreementId,
      successionOf(license, agreement, predecessors),
      now,
    );
    return after === license ? [] : [after];
  });
};

/**
 * Follows chains from the agreements that something was heard of: each takes its own place anew, and so does what
 * follows it, as long as something changes.
 * @param known the agreements, those before and after them, and the licenses of all these
 * @returns every license that changed, as it stands now
 */
export const followChain = (known: Known, agreementIds: readonly string[], now: Instant): License[] => {
  const changed = new Map<string, License>();
  const current: Known = {
    agreement: (id) => known.agreement(id),
    license: (id) => changed.get(id) ?? known.license(id),
  };
  const waiting = [...agreementIds];
  for (let visits = 0; waiting.length > 0 && visits < SUCCESSIONS_MAX; visits += 1) {
    const agreement = current.agreement(waiting.shift() ?? '');
    if (!agreement) continue;
    const licenses = succeed(current, agreement, now);
    for (const license of licenses) changed.set(license.licenseId, license);
    const isStart = visits < agreementIds.length;
    // a license that is granted under both agreements of a pair may have become the predecessor of another one
    if (licenses.length > 0) waiting.push(agreement.agreementId);
    if (isStart || licenses.length > 0) waiting.push(...(agreement.successorIds ?? []));
  }
  return [...changed.values()];
};

/** The predecessor that an agreement names, knowing it; the same object where it knew, `undefined` where none is named. */
export const rememberSuccessor = (
  agreement: Agreement,
  previous: Agreement | undefined,
  now: Instant,
): Agreement | undefined => {
  const previousAgreementId = predecessorOf(agreement);
  return previousAgreementId === undefined
    ? undefined
    : withSuccessor(previous ?? unknownAgreement(previousAgreementId, now), agreement.agreementId);
};

/** The agreements under which a license was ever granted. */
export const agreementIdsOf = (license: License): string[] => [
  ...new Set(
    license.facts.flatMap((fact) =>
      'agreementId' in fact && fact.agreementId !== undefined ? [fact.agreementId] : [],
    ),
  ),
];
