/**
 * An agreement as AWS Marketplace states it when asked: what notifications are measured against, since their
 * delivery is best effort (facts §3.1).
 * @module
 */
import type { AgreementStatus, AgreementTerms } from '../agreement/agreement.ts';
import type { Instant } from '../time.ts';

/** One row of `SearchAgreements` (SDK 3.1162.0), as far as it matters here. */
export interface SaidAgreement {
  readonly agreementId: string;
  /** The same along a chain of renewals and replacements; the agreement's own id where it derives from none. */
  readonly initialAgreementId: string;
  readonly status: AgreementStatus;
  readonly acceptorAccount: string;
  readonly proposerAccount?: string;
  readonly offerId?: string;
  readonly productIds: readonly string[];
  readonly acceptedAt: Instant;
  readonly startsAt: Instant;
  /** Absent for pay-as-you-go. */
  readonly endsAt?: Instant;
  /** `lastUpdateTime`: when any attribute or term last changed. */
  readonly updatedAt: Instant;
  readonly licenseArns: readonly string[];
}

/** Those under which service goes on with another agreement; what else is not ACTIVE ended for good. */
const GOES_ON: readonly AgreementStatus[] = ['RENEWED', 'REPLACED', 'SUPERSEDED'];

/** Whether another agreement took over. */
export const goesOn = ({ status }: Pick<SaidAgreement, 'status'>): boolean => GOES_ON.includes(status);

/** Whether the agreement ended, in a way that this version knows. */
export const hasEnded = ({ status }: Pick<SaidAgreement, 'status'>): boolean =>
  status !== 'ACTIVE' && status !== 'OTHER';

/** When it ended: an expired one at its end, any other when it was last updated. */
export const endedAt = ({ status, endsAt, updatedAt }: SaidAgreement): Instant =>
  status === 'EXPIRED' && endsAt !== undefined ? Math.min(endsAt, updatedAt) : updatedAt;

/** When its license is in force from. */
export const effectiveAt = ({ acceptedAt, startsAt }: SaidAgreement): Instant =>
  Math.max(acceptedAt, startsAt);

/** The agreement before it in its chain: the API does not name it, so the last one that was accepted earlier. */
export const predecessorOf = (
  said: SaidAgreement,
  chain: readonly SaidAgreement[],
): SaidAgreement | undefined =>
  chain
    .filter(({ agreementId, acceptedAt }) => agreementId !== said.agreementId && acceptedAt < said.acceptedAt)
    .sort((left, right) => right.acceptedAt - left.acceptedAt)[0];

const intentOf = (predecessor: SaidAgreement | undefined): string => {
  if (!predecessor) return 'NEW';
  return predecessor.status === 'RENEWED' ? 'RENEW' : 'REPLACE';
};

/** What is said of it, as terms; without how it came about. */
export const saidTerms = (said: SaidAgreement): AgreementTerms => ({
  acceptorAccount: said.acceptorAccount,
  ...(said.proposerAccount === undefined ? {} : { proposerAccount: said.proposerAccount }),
  ...(said.offerId === undefined ? {} : { offerId: said.offerId }),
  acceptedAt: said.acceptedAt,
  startsAt: said.startsAt,
  ...(said.endsAt === undefined ? {} : { endsAt: said.endsAt }),
});

/** The terms with how it came about, told from its chain. */
export const createdTerms = (said: SaidAgreement, chain: readonly SaidAgreement[]): AgreementTerms => {
  const predecessor = predecessorOf(said, chain);
  const previous = predecessor ? { previousAgreementId: predecessor.agreementId } : {};
  return { ...saidTerms(said), intent: intentOf(predecessor), ...previous };
};
