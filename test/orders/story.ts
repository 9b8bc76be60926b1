/**
 * The words that stories are told in: each makes one thing that can be heard, with its time (HH:MM or HH:MM:SS, UTC).
 * @module
 */
import type { AgreementStatus } from '#domain/agreement/agreement.ts';
import { type LicenseId, subscriptionIdOf } from '#domain/identifiers.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { EndCause, LicenseFact } from '#domain/subscription/facts.ts';
import type { LicenseDetails } from '#domain/subscription/license.ts';
import type { Instant } from '#domain/time.ts';
import { plain } from '#test/policies/plain.ts';
import type { Told } from './world.ts';

/** One thing that can be heard, with the name that a broken order is printed with. */
export interface Fact {
  readonly name: string;
  readonly at: Instant;
  readonly told: Told;
}

/** How a story is written down. */
export interface Telling {
  readonly name: string;
  /** At most six: the short form. */
  readonly facts: readonly Fact[];
  /** What the full form adds: at most eight in all. */
  readonly further?: readonly Fact[];
  /** The states in which all comes to rest. */
  readonly ends: string;
  /** The same of the full form, where it differs. */
  readonly endsInFull?: string;
  /** Where the plain one does not apply. */
  readonly policy?: Policy;
}

/** A story as it is walked. */
export interface Story {
  readonly name: string;
  readonly ends: string;
  readonly facts: readonly Told[];
  readonly names: readonly string[];
  readonly times: readonly Instant[];
  readonly births: Readonly<Record<string, Instant>>;
  readonly policy: Policy;
}

const instant = (clock: string): Instant => Date.parse(`2026-11-02T${clock}Z`);

/** The account and product are the same throughout; a landing names the ARN in full, some events shorten it. */
const landing = (licenseId: LicenseId): LicenseDetails => ({
  licenseId,
  licenseArn: `arn:aws:license-manager::294406891311:license:${licenseId}`,
  productCode: 'product',
  buyerAccount: '111122223333',
  freeTrial: true,
});
const event = (licenseId: LicenseId): LicenseDetails => ({
  licenseId,
  licenseArn: `aws:license-manager:us-east-1:294406891311:${licenseId}`,
  productCode: 'product',
  productId: 'prod-1',
  buyerAccount: '111122223333',
});

type WithoutStamp<Of> = Of extends unknown ? Omit<Of, 'at' | 'id'> : never;

const ofLicense = (
  name: string,
  details: LicenseDetails,
  clock: string,
  fact: WithoutStamp<LicenseFact>,
): Fact => {
  const at = instant(clock);
  const stamped = { ...fact, at, id: `${clock} ${name}` } as LicenseFact;
  return { name, at, told: { kind: 'license', details, fact: stamped } };
};

/** The buyer landed with a token of the license. */
export const landed = (license: LicenseId, clock: string): Fact =>
  ofLicense(`landed ${license}`, landing(license), clock, { kind: 'registered' });

/** The subscription was tied to a tenant. */
export const bound = (license: LicenseId, tenantId: string, clock: string): Fact =>
  ofLicense(`bound ${license} to ${tenantId}`, landing(license), clock, { kind: 'bound', tenantId });

/** The subscription was taken over by another tenant: both had agreed. */
export const takenOver = (license: LicenseId, tenantId: string, clock: string): Fact =>
  ofLicense(`${license} taken over by ${tenantId}`, landing(license), clock, {
    kind: 'bound',
    tenantId,
    takeover: true,
  });

/** A change of payer took the tenant's link to the license. */
export const movedTo = (license: LicenseId, tenantId: string, clock: string): Fact => {
  const name = `${tenantId} moved to ${license}`;
  const at = instant(clock);
  const stamp = { at, id: `${clock} ${name}` };
  const act = {
    kind: 'moved',
    changeId: 'c-1',
    subscriptionId: subscriptionIdOf(license, 1),
    ...stamp,
  } as const;
  return { name, at, told: { kind: 'acted', tenantId, act } };
};

/** `License Updated`. */
export const granted = (license: LicenseId, agreementId: string, clock: string): Fact =>
  ofLicense(`granted ${license} under ${agreementId}`, event(license), clock, {
    kind: 'granted',
    agreementId,
    offerId: `offer-${agreementId}`,
  });

/** `License Deprovisioned`. */
export const deprovisioned = (license: LicenseId, agreementId: string, clock: string): Fact =>
  ofLicense(`deprovisioned ${license}`, event(license), clock, {
    kind: 'ended',
    agreementId,
    cause: 'DEPROVISIONED',
  });

/** A legacy notification, which knows no agreement. */
export const legacy = (
  license: LicenseId,
  kind: 'granted' | 'failed' | 'ended' | 'closed',
  clock: string,
): Fact => {
  const cause: EndCause = 'CANCELLED';
  return ofLicense(
    `${kind} ${license}`,
    event(license),
    clock,
    kind === 'ended' ? { kind, cause } : { kind },
  );
};

const ofAgreement = (
  agreementId: string,
  clock: string,
  status: AgreementStatus,
  intent?: string,
  sender = 'Proposer',
  previousAgreementId?: string,
): Fact => {
  const kind = status === 'ACTIVE' ? 'recorded' : 'ended';
  const name = `${agreementId} ${intent ?? status} (${sender})`;
  const at = instant(clock);
  const terms = {
    acceptorAccount: '111122223333',
    ...(intent ? { intent, startsAt: at } : {}),
    ...(previousAgreementId === undefined ? {} : { previousAgreementId }),
  };
  const fact = { kind, at, id: `${clock} ${name}`, status, terms } as const;
  return { name, at, told: { kind: 'agreement', agreementId, fact } };
};

/** `Purchase Agreement Created` or `Amended`, by its intent. */
export const recorded = (agreementId: string, intent: 'NEW' | 'AMEND' | 'RENEW' | 'REPLACE', clock: string) =>
  ofAgreement(agreementId, clock, 'ACTIVE', intent);

/** `Purchase Agreement Created` that names the agreement before it. */
export const following = (
  agreementId: string,
  intent: 'RENEW' | 'REPLACE',
  previousAgreementId: string,
  clock: string,
): Fact => ofAgreement(agreementId, clock, 'ACTIVE', intent, 'Proposer', previousAgreementId);

/** `Purchase Agreement Ended`. */
export const ended = (agreementId: string, status: AgreementStatus, clock: string, sender?: string): Fact =>
  ofAgreement(agreementId, clock, status, undefined, sender);

/** `Purchase Agreement Advisory Issued`, or `Resolved`. */
export const advisory = (agreementId: string, said: 'issued' | 'resolved', clock: string): Fact => {
  const name = `advisory on ${agreementId} ${said}`;
  const at = instant(clock);
  const stamp = { at, id: `${clock} ${name}` };
  return { name, at, told: { kind: 'advisory', agreementId, stamp, resolved: said === 'resolved' } };
};

/** A story of these facts; a tenant is born when it is first bound. */
export const story = (name: string, facts: readonly Fact[], ends: string, policy: Policy = plain): Story => {
  const births: Record<string, Instant> = {};
  for (const { at, told } of facts) {
    if (told.kind !== 'license' || told.fact.kind !== 'bound') continue;
    births[told.fact.tenantId] = Math.min(at, births[told.fact.tenantId] ?? at);
  }
  return {
    name,
    ends,
    policy,
    facts: facts.map(({ told }) => told),
    names: facts.map(({ name: said }) => said),
    times: facts.map(({ at }) => at),
    births,
  };
};
