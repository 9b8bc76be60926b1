/**
 * An agreement: what was accepted in AWS Marketplace. It may be heard of before its license or after it,
 * so what it knows waits here until both are known (facts §1.3: agreement events carry no license).
 * @module
 */
import type { LicenseId } from '../identifiers.ts';
import { AGREEMENT_LICENSES_MAX, SUCCESSIONS_MAX } from '../limits.ts';
import type { EndCause, Stamp } from '../subscription/facts.ts';
import type { Instant } from '../time.ts';

/** `AgreementStatus` of the Agreement API (SDK 3.1162.0); events use the same words (facts §3.4). */
export const AGREEMENT_STATUSES = [
  'ACTIVE',
  'ARCHIVED',
  'CANCELLED',
  'EXPIRED',
  'RENEWED',
  'REPLACED',
  'ROLLED_BACK',
  'SUPERSEDED',
  'TERMINATED',
  // a status that this version does not know: kept, and without effect until the license itself is deprovisioned
  'OTHER',
] as const;
export type AgreementStatus = (typeof AGREEMENT_STATUSES)[number];

/** What `Purchase Agreement Created` and `Amended` say, and in part `Ended`. */
export interface AgreementTerms {
  readonly intent?: string;
  readonly acceptorAccount?: string;
  readonly proposerAccount?: string;
  readonly offerId?: string;
  readonly resaleAuthorizationId?: string;
  /** What it renews or replaces. */
  readonly previousAgreementId?: string;
  /** The first agreement of its chain (Agreement API); its own id where it follows none. */
  readonly initialAgreementId?: string;
  /** Whether it begins with a native free trial (`freeTrialPricingTerm` of the Agreement API). */
  readonly freeTrial?: boolean;
  readonly acceptedAt?: Instant;
  readonly startsAt?: Instant;
  /** Absent for pay-as-you-go, whose end time is printed as the year 9999 in events. */
  readonly endsAt?: Instant;
}

/** One message about the agreement itself. */
export interface AgreementFact extends Stamp {
  readonly kind: 'recorded' | 'ended';
  readonly status: AgreementStatus;
  readonly terms: AgreementTerms;
}

type Heard = Omit<AgreementFact, 'kind'>;

export interface Agreement {
  readonly agreementId: string;
  /** The earliest record: how the agreement came about (intent, predecessor). */
  readonly created?: Heard;
  /** The latest record: what holds now. */
  readonly recorded?: Heard;
  /** The earliest end, whatever its kind. */
  readonly ended?: Heard;
  readonly licenseIds: readonly LicenseId[];
  /** Agreements that named this one as their predecessor. */
  readonly successorIds?: readonly string[];
  /** A person should look: AWS suspects closure, compromise, abuse or fraud. */
  readonly advisory?: Stamp & { readonly resolved: boolean };
  readonly firstSeenAt: Instant;
}

/** The status that AWS last gave it; an end is final. */
export const agreementStatus = (agreement: Agreement): AgreementStatus | 'UNKNOWN' =>
  agreement.ended?.status ?? agreement.recorded?.status ?? 'UNKNOWN';

/** The terms that hold, with what only the first record said. */
export const agreementTerms = (agreement: Agreement): AgreementTerms => ({
  ...agreement.created?.terms,
  ...(agreement.recorded?.terms ?? agreement.ended?.terms),
});

/** RENEWED, REPLACED and SUPERSEDED go on under another agreement: no cancellation, no effect on access. */
const END_CAUSES: Partial<Record<AgreementStatus, EndCause>> = {
  CANCELLED: 'CANCELLED',
  EXPIRED: 'EXPIRED',
  TERMINATED: 'TERMINATED',
};

/** The end that licenses under the agreement must hear of; `undefined` where it runs, or goes on under another one. */
export const licenseEndOf = (agreement: Agreement): (Stamp & { cause: EndCause }) | undefined => {
  const { ended } = agreement;
  const cause = ended && END_CAUSES[ended.status];
  return ended && cause ? { at: ended.at, id: ended.id, cause } : undefined;
};

/** An agreement that something was said of, but not yet what it is. */
/** An agreement that was only named so far. */
export const unknownAgreement = (agreementId: string, now: Instant): Agreement => ({
  agreementId,
  licenseIds: [],
  firstSeenAt: now,
});

/** Where times tie, an amendment comes after what it amends, and a resolution after the advisory. */
const ranked = (heard: Stamp & { readonly terms?: AgreementTerms; readonly resolved?: boolean }): Stamp => ({
  at: heard.at,
  id: `${heard.terms?.intent === 'AMEND' || heard.resolved ? 1 : 0} ${heard.id}`,
});

const isLater = (left: Stamp, right: Stamp): boolean =>
  left.at > right.at || (left.at === right.at && left.id > right.id);

/**
 * The agreement after hearing a fact: the earliest record and end stay, the latest record wins,
 * so that any order and any duplicates end the same.
 * @returns the very same object where nothing is new
 */
export const hearAgreementFact = (agreement: Agreement, fact: AgreementFact): Agreement => {
  const { kind, ...heard } = fact;
  if (kind === 'ended') {
    return agreement.ended && !isLater(agreement.ended, heard) ? agreement : { ...agreement, ended: heard };
  }
  const first = !agreement.created || isLater(ranked(agreement.created), ranked(heard));
  const last = !agreement.recorded || isLater(ranked(heard), ranked(agreement.recorded));
  if (!first && !last) return agreement;
  return { ...agreement, ...(first ? { created: heard } : {}), ...(last ? { recorded: heard } : {}) };
};

/** The agreement that knows one more of its licenses; the same object where it knew. */
export const withLicense = (agreement: Agreement, licenseId: LicenseId): Agreement =>
  agreement.licenseIds.includes(licenseId) || agreement.licenseIds.length >= AGREEMENT_LICENSES_MAX
    ? agreement
    : { ...agreement, licenseIds: [...agreement.licenseIds, licenseId].sort() };

/** The agreement that this one renews or replaces, if it said so. */
export const predecessorOf = (agreement: Agreement): string | undefined => {
  const { previousAgreementId } = agreementTerms(agreement);
  return previousAgreementId === agreement.agreementId ? undefined : previousAgreementId;
};

/** The agreement that knows one more of those that follow it; the same object where it knew. */
export const withSuccessor = (agreement: Agreement, successorId: string): Agreement => {
  const known = agreement.successorIds ?? [];
  return known.includes(successorId) || known.length >= SUCCESSIONS_MAX
    ? agreement
    : { ...agreement, successorIds: [...known, successorId].sort() };
};

/** The agreement with AWS's latest advisory; never a reason to revoke by itself. */
export const withAdvisory = (agreement: Agreement, stamp: Stamp, resolved: boolean): Agreement => {
  const advisory = { ...stamp, resolved };
  return !agreement.advisory || isLater(ranked(advisory), ranked(agreement.advisory))
    ? { ...agreement, advisory }
    : agreement;
};
