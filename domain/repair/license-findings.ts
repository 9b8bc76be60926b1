/**
 * What was not heard of an agreement's licenses: that they were granted, that they ended.
 * @module
 */
import { licenseEndOf } from '../agreement/agreement.ts';
import { type LicenseId, licenseIdOf } from '../identifiers.ts';
import type { LicenseFact } from '../subscription/facts.ts';
import { currentSubscription, type License, type LicenseDetails } from '../subscription/license.ts';
import { isLive, isOver } from '../subscription/subscription.ts';
import type { Instant } from '../time.ts';
import type { KnownAgreement } from './agreement-findings.ts';
import type { Finding, FindingKind } from './findings.ts';
import { effectiveAt, endedAt, goesOn, hasEnded, type SaidAgreement } from './said.ts';

/** One license of the agreement: as AWS names it, and as we know it. */
interface Held {
  readonly details: LicenseDetails;
  readonly license: License | undefined;
}

/** The licenses that AWS names, with what is known of each; an ARN without a license id is none. */
const heldUnder = (
  said: SaidAgreement,
  { licenses }: KnownAgreement,
  productCode: string | undefined,
): Held[] =>
  said.licenseArns.flatMap((licenseArn) => {
    const licenseId = licenseIdOf(licenseArn);
    if (licenseId === undefined) return [];
    const details = {
      licenseId,
      licenseArn,
      buyerAccount: said.acceptorAccount,
      ...(productCode === undefined ? {} : { productCode }),
      ...(said.productIds[0] === undefined ? {} : { productId: said.productIds[0] }),
    };
    return [{ details, license: licenses.find((license) => license.licenseId === licenseId) }];
  });

const findingOf = (
  kind: FindingKind,
  said: SaidAgreement,
  { details, license }: Held,
  fact?: LicenseFact,
): Finding => ({
  kind,
  agreementId: said.agreementId,
  licenseId: details.licenseId,
  known: (license && currentSubscription(license)?.state.name) ?? 'UNKNOWN',
  said: said.status,
  ...(fact ? { fact: { kind: 'license', details, fact } } : {}),
});

const isGrantHeard = ({ license }: Held, { agreementId }: SaidAgreement): boolean =>
  license?.facts.some((fact) => fact.kind === 'granted' && fact.agreementId === agreementId) ?? false;

const granted = (said: SaidAgreement, held: Held): Finding[] => {
  const { agreementId, offerId } = said;
  const current = held.license && currentSubscription(held.license);
  if (isGrantHeard(held, said)) {
    return current && isOver(current) && current.agreementId === agreementId
      ? [findingOf('contradicted', said, held)]
      : [];
  }
  const fact = { kind: 'granted', at: effectiveAt(said), id: `granted ${agreementId}`, agreementId } as const;
  return [
    findingOf('license-granted', said, held, {
      ...fact,
      ...(offerId === undefined ? {} : { offerId }),
    }),
  ];
};

const isStillUnder = ({ license }: Held, { agreementId }: SaidAgreement): boolean => {
  const current = license && currentSubscription(license);
  return (
    current !== undefined &&
    (isLive(current) || current.state.name === 'PENDING') &&
    (current.agreementId ?? agreementId) === agreementId
  );
};

/** Whether the end of the agreement, once heard, reaches the license by itself. */
const isReachedByEnd = ({ details }: Held, said: SaidAgreement, { agreement }: KnownAgreement): boolean =>
  !goesOn(said) &&
  (agreement?.licenseIds.includes(details.licenseId) ?? false) &&
  (agreement?.ended === undefined || licenseEndOf(agreement) !== undefined);

const ended = (said: SaidAgreement, held: Held): Finding =>
  findingOf('license-ended', said, held, {
    kind: 'ended',
    at: endedAt(said),
    id: `ended ${said.agreementId}`,
    agreementId: said.agreementId,
    cause: 'DEPROVISIONED',
  });

/** Whether an agreement of the chain that is in force names the license. */
const isHeldIn = (chain: readonly SaidAgreement[], licenseId: LicenseId): boolean =>
  chain.some(
    ({ status, licenseArns }) =>
      status === 'ACTIVE' && licenseArns.some((arn) => licenseIdOf(arn) === licenseId),
  );

/**
 * Whether the chain must be known to judge: another agreement took over, and a license still stands under this one.
 */
export const isSuccessionUnclear = (said: SaidAgreement, known: KnownAgreement): boolean =>
  goesOn(said) && heldUnder(said, known, undefined).some((held) => isStillUnder(held, said));

/**
 * What was not heard of the licenses under the agreement.
 * @param chain every agreement with its `initialAgreementId`; needed where `isSuccessionUnclear`
 * @param settledBy what began after this instant may still be on its way: a license of a later start is not missed
 */
export const licenseFindings = (
  said: SaidAgreement,
  known: KnownAgreement,
  chain: readonly SaidAgreement[],
  terms: { readonly productCode: string | undefined; readonly settledBy: Instant },
): Finding[] => {
  const all = heldUnder(said, known, terms.productCode);
  if (said.status === 'ACTIVE') {
    return effectiveAt(said) > terms.settledBy ? [] : all.flatMap((held) => granted(said, held));
  }
  if (!hasEnded(said)) return [];
  return all
    .filter((held) => isStillUnder(held, said) && !isReachedByEnd(held, said, known))
    .filter(({ details }) => !(goesOn(said) && isHeldIn(chain, details.licenseId)))
    .map((held) => ended(said, held));
};
