/**
 * A license: what AWS Marketplace granted to one buyer account, with all its subscriptions (generations).
 * Everything here is derived from facts, so that any order and any duplicates of them end the same (P10).
 * @module
 */
import { type LicenseId, subscriptionIdOf } from '../identifiers.ts';
import type { Instant } from '../time.ts';
import {
  type EndCause,
  type LicenseFact,
  type Stamp,
  type SuccessionFact,
  withAgreementEnd,
  withFact,
  withSuccession,
} from './facts.ts';
import { generationsOf } from './generations.ts';
import { type Subscription, stateOf } from './subscription.ts';

export interface License {
  readonly licenseId: LicenseId;
  /** The ARN exactly as AWS sent it: this string goes back to AWS. */
  readonly licenseArn: string;
  readonly productCode?: string;
  readonly productId?: string;
  /** 12 digits: `CustomerAWSAccountId`, the acceptor. */
  readonly buyerAccount?: string;
  /** Legacy products only; never a key, never required. */
  readonly customerIdentifier?: string;
  readonly freeTrial?: boolean;
  /** When we first heard of it. */
  readonly firstSeenAt: Instant;
  readonly facts: readonly LicenseFact[];
  /** When the states below were judged: a final hour that ended since is not in them yet. */
  readonly asOf: Instant;
  /** Folded from the facts. Oldest first, never empty once a fact is known. */
  readonly subscriptions: readonly Subscription[];
}

/** The facts of the license itself that a message carries beside its license fact. */
export type LicenseDetails = Pick<License, 'licenseId' | 'licenseArn'> &
  Partial<Pick<License, 'productCode' | 'productId' | 'buyerAccount' | 'customerIdentifier' | 'freeTrial'>>;

const subscriptionsOf = (licenseId: LicenseId, facts: readonly LicenseFact[], now: Instant): Subscription[] =>
  generationsOf(facts).map((marks, index) => ({
    ...marks,
    id: subscriptionIdOf(licenseId, index + 1),
    generation: index + 1,
    state: stateOf(marks, now),
  }));

const isSameState = (left: readonly Subscription[], right: readonly Subscription[]): boolean =>
  left.length === right.length &&
  left.every((subscription, index) => subscription.state.name === right[index]?.state.name);

/** Details once known stay; a real ARN (`arn:…`) is preferred to the shortened one of some samples. */
const merged = (license: License, details: LicenseDetails): License => {
  const better = details.licenseArn.startsWith('arn:') && !license.licenseArn.startsWith('arn:');
  return { ...details, ...license, licenseArn: better ? details.licenseArn : license.licenseArn };
};

const knowsMore = (license: License, details: LicenseDetails): boolean =>
  Object.keys(details).some((key) => license[key as keyof License] === undefined) ||
  merged(license, details).licenseArn !== license.licenseArn;

const withFacts = (license: License, facts: readonly LicenseFact[], now: Instant): License => ({
  ...license,
  facts,
  asOf: now,
  subscriptions: subscriptionsOf(license.licenseId, facts, now),
});

/**
 * The license after hearing a fact.
 * @returns the very same object where nothing is new (a duplicate)
 */
export const hearFact = (
  known: License | undefined,
  details: LicenseDetails,
  fact: LicenseFact,
  now: Instant,
): License => {
  const license: License = known ?? { ...details, firstSeenAt: now, facts: [], asOf: now, subscriptions: [] };
  const facts = withFact(license.facts, fact);
  if (facts === license.facts && !knowsMore(license, details)) return license;
  return withFacts(merged(license, details), facts, now);
};

/**
 * The license after its agreement ended, or turned out to go on.
 * @param end as `licenseEndOf` gives it
 * @returns the very same object where nothing is new
 */
export const hearAgreementEnd = (
  license: License,
  agreementId: string,
  end: (Stamp & { readonly cause: EndCause }) | undefined,
  now: Instant,
): License => {
  const facts = withAgreementEnd(license.facts, agreementId, end);
  return facts === license.facts ? license : withFacts(license, facts, now);
};

/**
 * The license with what the chain of its agreements says of its place at a tenant.
 * @param succession as `successionOf` gives it
 * @returns the very same object where nothing is new
 */
export const hearSuccession = (
  license: License,
  agreementId: string,
  succession: SuccessionFact | undefined,
  now: Instant,
): License => {
  const facts = withSuccession(license.facts, agreementId, succession);
  return facts === license.facts ? license : withFacts(license, facts, now);
};

/**
 * The license as it stands at `now`: a final hour that is over closes its subscription.
 * @returns the very same object where no state has changed
 */
export const licenseAt = (license: License, now: Instant): License => {
  const subscriptions = subscriptionsOf(license.licenseId, license.facts, now);
  return isSameState(license.subscriptions, subscriptions)
    ? license
    : { ...license, asOf: now, subscriptions };
};

/** What of a license must be kept: the rest follows from it. */
export type KeptLicense = Omit<License, 'subscriptions'>;

/** The license as it was when it was kept. */
export const revived = (kept: KeptLicense): License => ({
  ...kept,
  subscriptions: subscriptionsOf(kept.licenseId, kept.facts, kept.asOf),
});

/** The latest generation: the one that a buyer who lands now means. */
export const currentSubscription = (license: License): Subscription | undefined =>
  license.subscriptions.at(-1);

/** When something happens to the license by itself: the end of a final hour. */
export const licenseDueAt = (license: License): Instant | undefined => {
  const ends = license.subscriptions.flatMap(({ state }) =>
    state.name === 'ENDING' ? [state.finalHourEndsAt] : [],
  );
  return ends.length === 0 ? undefined : Math.min(...ends);
};
