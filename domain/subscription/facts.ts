/**
 * What can be heard of a license, and the one order in which it is believed.
 * @module
 */
import type { LicenseId } from '../identifiers.ts';
import { LICENSE_FACTS_MAX } from '../limits.ts';
import type { Instant } from '../time.ts';

/** When something happened at its source, and the id of the message that said so. */
export interface Stamp {
  readonly at: Instant;
  readonly id: string;
}

/**
 * What takes whose place. A chain of agreements: what is granted under `agreementId` takes the place of what
 * `previousAgreementId` granted. Neither is there where a customer is cut over from a legacy identity to its license.
 */
export interface Succession {
  readonly agreementId?: string;
  readonly previousAgreementId?: string;
  /** The license whose place is taken; the same one where its ARN was kept. */
  readonly licenseId: LicenseId;
}

/** A binding that follows from a chain of agreements. */
export type SuccessionFact = LicenseFact & { readonly kind: 'bound'; readonly succession: Succession };

export type LicenseFact =
  /** The buyer landed: a registration token was resolved to this license (`ResolveCustomer`). */
  | ({ readonly kind: 'registered' } & Stamp)
  /** `License Updated`: the entitlement was provisioned or changed. */
  | ({ readonly kind: 'granted'; readonly agreementId?: string; readonly offerId?: string } & Stamp)
  /** A proven person or an operator tied the subscription to a tenant; or it took the place of its predecessor. */
  | ({
      readonly kind: 'bound';
      readonly tenantId: string;
      readonly succession?: Succession;
      /** It is taken from the tenant that holds it; both tenants agreed. */
      readonly takeover?: true;
    } & Stamp)
  /** `subscribe-fail` of a legacy product. */
  | ({ readonly kind: 'failed' } & Stamp)
  /** `License Deprovisioned`, or `Purchase Agreement Ended` that is a cancellation: the final hour begins. */
  | ({ readonly kind: 'ended'; readonly agreementId?: string; readonly cause: EndCause } & Stamp)
  /**
   * `unsubscribe-success` of a legacy product: the final hour is over, says AWS. `goesOn`: when it came, AWS was asked
   * and said that the customer subscribes, so that it is not meant for a generation that lives.
   */
  | ({ readonly kind: 'closed'; readonly goesOn?: true } & Stamp);

/** Why a license ended, as far as AWS said: a status of the agreement, or just that it was deprovisioned. */
export type EndCause = 'DEPROVISIONED' | 'CANCELLED' | 'EXPIRED' | 'TERMINATED' | 'OTHER';

/** At equal times the cause comes before its effect: landing, grant, binding, failure, end, close. */
const RANK: Record<LicenseFact['kind'], number> = {
  registered: 0,
  granted: 1,
  bound: 2,
  failed: 3,
  ended: 4,
  closed: 5,
};

/** Orders facts by (time, rank of kind, id): total, so any order of arrival folds to the same state. */
export const compareFacts = (left: LicenseFact, right: LicenseFact): number =>
  left.at - right.at ||
  RANK[left.kind] - RANK[right.kind] ||
  (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);

/** Whether two deliveries carry the same fact. */
export const isSameFact = (left: LicenseFact, right: LicenseFact): boolean => compareFacts(left, right) === 0;

/** Of a run of like facts only the first and the last can matter; those between are let go when there are too many. */
const compact = (facts: readonly LicenseFact[]): readonly LicenseFact[] =>
  facts.length <= LICENSE_FACTS_MAX
    ? facts
    : facts.filter((fact, index) => {
        const before = facts[index - 1];
        const after = facts[index + 1];
        return fact.kind === 'bound' || before?.kind !== fact.kind || after?.kind !== fact.kind;
      });

/**
 * The facts with one more, in order.
 * @returns the same array where the fact was already there (a duplicate delivery)
 */
export const withFact = (facts: readonly LicenseFact[], fact: LicenseFact): readonly LicenseFact[] =>
  facts.some((known) => isSameFact(known, fact)) ? facts : compact([...facts, fact].sort(compareFacts));

/**
 * The facts with what the agreement says of its end now: one fact per agreement, so that two senders of one end,
 * or an end that was told differently first, leave no trace behind.
 * @param end as `licenseEndOf` gives it; absent where the agreement goes on
 * @returns the same array where that is known
 */
export const withAgreementEnd = (
  facts: readonly LicenseFact[],
  agreementId: string,
  end: (Stamp & { readonly cause: EndCause }) | undefined,
): readonly LicenseFact[] => {
  const known = facts.find(
    (fact) => fact.kind === 'ended' && fact.cause !== 'DEPROVISIONED' && fact.agreementId === agreementId,
  );
  if (known?.at === end?.at && known?.id === end?.id) return facts;
  const others = known ? facts.filter((fact) => fact !== known) : facts;
  return end ? withFact(others, { kind: 'ended', agreementId, ...end }) : others;
};

/** The succession under an agreement, where the facts hold one. */
export const successionUnder = (
  facts: readonly LicenseFact[],
  agreementId: string,
): SuccessionFact | undefined =>
  facts.find(
    (fact): fact is SuccessionFact => fact.kind === 'bound' && fact.succession?.agreementId === agreementId,
  );

/**
 * The facts with what the chain says now of an agreement's place in it: one fact per agreement, in the place of the former.
 * @returns the same array where that is known
 */
export const withSuccession = (
  facts: readonly LicenseFact[],
  agreementId: string,
  succession: SuccessionFact | undefined,
): readonly LicenseFact[] => {
  const known = successionUnder(facts, agreementId);
  const isKnown =
    known?.at === succession?.at &&
    known?.id === succession?.id &&
    known?.tenantId === succession?.tenantId &&
    known?.succession.licenseId === succession?.succession.licenseId;
  if (isKnown) return facts;
  const others = known ? facts.filter((fact) => fact !== known) : facts;
  return succession ? withFact(others, succession) : others;
};
