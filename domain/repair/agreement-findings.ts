/**
 * What was not heard of an agreement itself: that it was made, that it changed, that it ended.
 * @module
 */
import {
  type Agreement,
  type AgreementFact,
  agreementStatus,
  agreementTerms,
} from '../agreement/agreement.ts';
import { REPAIR_TOLERANCE_MS } from '../limits.ts';
import type { License } from '../subscription/license.ts';
import { type Instant, SECOND_MS } from '../time.ts';
import type { Finding, FindingKind } from './findings.ts';
import { createdTerms, endedAt, hasEnded, type SaidAgreement, saidTerms } from './said.ts';

/** What is known of an agreement that AWS speaks of. */
export interface KnownAgreement {
  readonly agreement: Agreement | undefined;
  /** Those of its licenses that are known. */
  readonly licenses: readonly License[];
}

/** Whether how the agreement came about is not known: `Purchase Agreement Created` was lost. */
export const isCreationUnknown = (known: Agreement | undefined): boolean =>
  known?.created === undefined || known.created.terms.intent === 'AMEND';

/** Same second: notifications and the API print one instant with different precision. */
const isSameTime = (left: Instant | undefined, right: Instant | undefined): boolean =>
  left === undefined || right === undefined
    ? left === right
    : Math.floor(left / SECOND_MS) === Math.floor(right / SECOND_MS);

const hasSameTerms = (said: SaidAgreement, agreement: Agreement): boolean => {
  const { offerId, endsAt } = agreementTerms(agreement);
  return isSameTime(endsAt, said.endsAt) && (offerId === undefined || offerId === said.offerId);
};

/** Whether something that we heard, or that lies in the agreement itself, explains its last update. */
const isUpdateKnown = (said: SaidAgreement, { agreement, licenses }: KnownAgreement): boolean => {
  const own = [said.acceptedAt, said.startsAt].filter((at) => at <= said.updatedAt);
  const heard = licenses.flatMap(({ facts }) =>
    facts.flatMap((fact) =>
      fact.kind === 'granted' && fact.agreementId === said.agreementId ? [fact.at] : [],
    ),
  );
  const told = [agreement?.recorded?.at, ...own, ...heard].filter((at) => at !== undefined);
  return Math.max(...told) >= said.updatedAt - REPAIR_TOLERANCE_MS;
};

const findingOf = (
  kind: FindingKind,
  said: SaidAgreement,
  known: Agreement | undefined,
  fact?: AgreementFact,
): Finding => ({
  kind,
  agreementId: said.agreementId,
  known: known ? agreementStatus(known) : 'UNKNOWN',
  said: said.status,
  ...(fact ? { fact: { kind: 'agreement', agreementId: said.agreementId, fact } } : {}),
});

const created = (said: SaidAgreement, known: KnownAgreement, chain: readonly SaidAgreement[]): Finding[] => {
  if (!isCreationUnknown(known.agreement)) return [];
  return [
    findingOf('agreement-created', said, known.agreement, {
      kind: 'recorded',
      at: said.acceptedAt,
      id: `created ${said.agreementId}`,
      status: 'ACTIVE',
      terms: createdTerms(said, chain),
    }),
  ];
};

const amended = (said: SaidAgreement, known: KnownAgreement): Finding[] => {
  const { agreement } = known;
  // where its end was heard, that it stands is what contradicts
  if (said.status !== 'ACTIVE' || agreement?.ended) return [];
  const isSame = !agreement?.recorded || hasSameTerms(said, agreement);
  if (isSame && isUpdateKnown(said, known)) return [];
  return [
    findingOf('agreement-amended', said, agreement, {
      kind: 'recorded',
      at: said.updatedAt,
      id: `amended ${said.agreementId}`,
      status: 'ACTIVE',
      terms: { ...saidTerms(said), intent: 'AMEND' },
    }),
  ];
};

const ended = (said: SaidAgreement, { agreement }: KnownAgreement): Finding[] => {
  const known = agreement?.ended;
  if (known) return known.status === said.status ? [] : [findingOf('contradicted', said, agreement)];
  if (!hasEnded(said)) return [];
  return [
    findingOf('agreement-ended', said, agreement, {
      kind: 'ended',
      at: endedAt(said),
      id: `ended ${said.agreementId}`,
      status: said.status,
      terms: saidTerms(said),
    }),
  ];
};

/**
 * What was not heard of the agreement.
 * @param chain every agreement with its `initialAgreementId`; needed where `isCreationUnknown`
 */
export const agreementFindings = (
  said: SaidAgreement,
  known: KnownAgreement,
  chain: readonly SaidAgreement[],
): Finding[] => [...created(said, known, chain), ...amended(said, known), ...ended(said, known)];
