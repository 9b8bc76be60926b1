/**
 * Rebuilds licenses and tenants from what was told, without looking at what the table says of them.
 * @module
 */
import { type Agreement, hearAgreementFact, licenseEndOf, unknownAgreement } from '../agreement/agreement.ts';
import { parseSubscriptionId } from '../identifiers.ts';
import { LICENSE_FACTS_MAX } from '../limits.ts';
import type { Policy } from '../policy/policy.ts';
import type { LicenseFact } from '../subscription/facts.ts';
import { hearAgreementEnd, hearFact, type License, licenseAt, revived } from '../subscription/license.ts';
import { followSubscriptions, tenantAt } from '../tenant/decide.ts';
import { standingOf } from '../tenant/history.ts';
import type { Binding, Tenant } from '../tenant/tenant.ts';
import type { Instant } from '../time.ts';
import { type Evidence, hearingsOf } from './evidence.ts';

/** The agreements that a license's own facts name. */
export const agreementIdsOf = (licenseId: string, evidence: Evidence): string[] => {
  const committed = hearingsOf(evidence, 'license', licenseId).flatMap(({ heard }) => heard?.facts ?? []);
  const notified = evidence.notifications.flatMap((told) =>
    told.kind === 'license' && told.details.licenseId === licenseId ? [told.fact] : [],
  );
  const named = [...committed, ...notified].flatMap((fact) =>
    'agreementId' in fact && fact.agreementId !== undefined ? [fact.agreementId] : [],
  );
  return [...new Set(named)];
};

const rebuiltAgreement = (agreementId: string, evidence: Evidence, now: Instant): Agreement => {
  const committed = hearingsOf(evidence, 'agreement', agreementId).flatMap(({ heard }) => heard?.facts ?? []);
  const notified = evidence.notifications.flatMap((told) =>
    told.kind === 'agreement' && told.agreementId === agreementId ? [told.fact] : [],
  );
  return [...committed, ...notified].reduce(hearAgreementFact, unknownAgreement(agreementId, now));
};

type LicenseHearing = NonNullable<ReturnType<typeof hearingsOf<'license'>>[number]['heard']>;

/** The license without the facts that a commit let go. */
const without = (license: License, dropped: LicenseHearing['dropped'] = []): License => {
  const isGone = (fact: LicenseFact) =>
    dropped.some(({ kind, at, id }) => kind === fact.kind && at === fact.at && id === fact.id);
  return dropped.length === 0
    ? license
    : { ...license, facts: license.facts.filter((each) => !isGone(each)) };
};

/** The license as its own commits heard it, each detail as it was first known. */
const fromCommits = (licenseId: string, evidence: Evidence, now: Instant): License | undefined => {
  let license: License | undefined;
  for (const { at, heard } of hearingsOf(evidence, 'license', licenseId)) {
    if (!heard) continue;
    const details = { licenseArn: '', ...license, ...heard.details };
    if (license) license = without(license, heard.dropped);
    for (const fact of heard.facts) {
      const known: License = hearFact(license, details as License, fact, now);
      license = license ? known : { ...known, firstSeenAt: at };
    }
    const [again] = license?.facts ?? [];
    // details alone: whichever fact brought them, they are merged as they would be with it
    if (license && again) license = hearFact(license, details as License, again, now);
  }
  return license && revived({ ...license, asOf: now });
};

/**
 * A license from the facts of its commits and notifications, and the ends of its agreements.
 * @returns `undefined` where nothing was ever told of it
 */
export const rebuildLicense = (licenseId: string, evidence: Evidence, now: Instant): License | undefined => {
  let license = fromCommits(licenseId, evidence, now);
  for (const told of evidence.notifications) {
    if (told.kind !== 'license' || told.details.licenseId !== licenseId) continue;
    license = hearFact(license, told.details, told.fact, now);
  }
  if (!license) return undefined;
  for (const agreementId of agreementIdsOf(licenseId, evidence)) {
    const agreement = rebuiltAgreement(agreementId, evidence, now);
    const isKnown = agreement.recorded !== undefined || agreement.ended !== undefined;
    if (isKnown) license = hearAgreementEnd(license, agreementId, licenseEndOf(agreement), now);
  }
  return licenseAt(license, now);
};

/** Whether more was told of a license than it remembers. */
export const letsFactsGo = (licenseId: string, evidence: Evidence): boolean =>
  hearingsOf(evidence, 'license', licenseId).flatMap(({ heard }) => heard?.facts ?? []).length >
  LICENSE_FACTS_MAX;

/** The licenses that may be bound to a tenant: those that its commits wrote, and those whose grace it pinned. */
export const licenseIdsOf = (tenantId: string, evidence: Evidence): string[] => {
  const name = `tenant/${tenantId}`;
  const written = evidence.entries
    .filter((entry) => entry.written.some(({ entity }) => entity === name))
    .flatMap((entry) => entry.written.map(({ entity }) => entity))
    .flatMap((entity) => (entity.startsWith('license/') ? [entity.slice('license/'.length)] : []));
  const pinned = hearingsOf(evidence, 'tenant', tenantId)
    .flatMap(({ heard }) => Object.keys(heard?.graces ?? {}))
    .flatMap((id) => parseSubscriptionId(id)?.licenseId ?? []);
  return [...new Set([...written, ...pinned])].sort();
};

/** Stands for a binding whose grace was pinned; the license that it is of gives the rest. */
const pinnedBinding = ([subscriptionId, graceMs]: [string, number]): Binding => ({
  subscriptionId: subscriptionId as Binding['subscriptionId'],
  boundAt: 0,
  endedAt: 0,
  graceMs,
});

/**
 * A tenant from its birth, the acts of operators, and the rebuilt licenses bound to it.
 * @param policy in force for its product now; what was pinned does not follow it
 * @returns `undefined` where its birth is not in the evidence
 */
export const rebuildTenant = (
  tenantId: string,
  evidence: Evidence,
  policy: Policy,
  now: Instant,
): Tenant | undefined => {
  const heard = hearingsOf(evidence, 'tenant', tenantId).flatMap((hearing) => hearing.heard ?? []);
  const born = heard.find((each) => each.born)?.born;
  if (!born) return undefined;
  const pins: Record<string, number> = Object.assign({}, ...heard.map(({ graces }) => graces));
  const origin = {
    ...born,
    bindings: Object.entries(pins).map(pinnedBinding),
    acts: heard.flatMap(({ acts }) => acts),
  };
  const tenant: Tenant = { tenantId, ...origin, ...standingOf({ ...origin, bindings: [] }, now) };
  const licenses = licenseIdsOf(tenantId, evidence).flatMap((id) => rebuildLicense(id, evidence, now) ?? []);
  const followed = licenses.reduce(
    (current, license) => followSubscriptions(current, license, policy, now),
    tenant,
  );
  return tenantAt(followed, now);
};
