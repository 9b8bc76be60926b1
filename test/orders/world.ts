/**
 * All that Concord knows, as one immutable value, and what each notification does to it: the same calls that the
 * lifecycle and the registration make, without a store between them.
 * @module
 */
import { type Agreement, predecessorOf } from '#domain/agreement/agreement.ts';
import type { DomainEvent } from '#domain/events/schemas.ts';
import {
  followLicense,
  hearAdvisory,
  hearAgreement,
  hearLicenseFact,
  tenantIdsOf,
  wakeLicense,
  wakeTenant,
} from '#domain/lifecycle/hear.ts';
import { agreementIdsOf, followChain, rememberSuccessor } from '#domain/lifecycle/succession.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { LicenseFact } from '#domain/subscription/facts.ts';
import { type License, licenseDueAt } from '#domain/subscription/license.ts';
import type { TenantAct } from '#domain/tenant/acts.ts';
import { newTenant } from '#domain/tenant/decide.ts';
import { tenantEvents } from '#domain/tenant/events.ts';
import { standingOf } from '#domain/tenant/history.ts';
import { type Tenant, tenantDueAt } from '#domain/tenant/tenant.ts';
import type { Instant } from '#domain/time.ts';
import type { Heard } from '#lambdas/marketplace/notification.ts';
import { plain } from '#test/policies/plain.ts';

/** What can be heard, from AWS or from the public door; and what was done to a tenant, which is told in any order as well. */
export type Told =
  | Exclude<Heard, { kind: 'information' | 'unknown' | 'cancellation' | 'offer' }>
  | { readonly kind: 'acted'; readonly tenantId: string; readonly act: TenantAct };

export interface World {
  readonly licenses: Readonly<Record<string, License>>;
  readonly agreements: Readonly<Record<string, Agreement>>;
  readonly tenants: Readonly<Record<string, Tenant>>;
  /** Tenant id → when it is born. In truth a tenant is born by its first binding, and no order can change that. */
  readonly births: Readonly<Record<string, Instant>>;
  /** The rules of the one product. */
  readonly policy: Policy;
}

/** Nothing heard yet. */
export const emptyWorld = (births: World['births'], policy: Policy = plain): World => ({
  licenses: {},
  agreements: {},
  tenants: {},
  births,
  policy,
});

/** Told of each event that a change announces, in order. */
export type Announce = (events: readonly DomainEvent[]) => void;
const toNobody: Announce = () => {};

const follow = (world: World, license: License, now: Instant, announce: Announce): World => {
  const before = world.licenses[license.licenseId];
  if (before === license) return world;
  const tenants = tenantIdsOf(license, before).map((id) => {
    const known = world.tenants[id];
    const tenant = known ?? newTenant(id, 'product', world.policy, world.births[id] ?? now);
    if (!known) announce(tenantEvents(undefined, tenant));
    return tenant;
  });
  const followed = followLicense(before, license, tenants, () => world.policy, now);
  announce(followed.events);
  return {
    ...world,
    licenses: { ...world.licenses, [license.licenseId]: license },
    tenants: {
      ...world.tenants,
      ...Object.fromEntries(followed.tenants.map((each) => [each.tenantId, each])),
    },
  };
};

const withAgreement = (world: World, agreement: Agreement | undefined): World =>
  agreement ? { ...world, agreements: { ...world.agreements, [agreement.agreementId]: agreement } } : world;

/** What is known around agreements, with those whose place in the chain is told by others. */
const chained = (world: World, agreementIds: readonly string[], now: Instant, announce: Announce): World => {
  const remembered = agreementIds.reduce((current, id) => {
    const agreement = current.agreements[id];
    const previous = agreement && current.agreements[predecessorOf(agreement) ?? ''];
    return withAgreement(current, agreement && rememberSuccessor(agreement, previous, now));
  }, world);
  const known = {
    agreement: (id: string) => remembered.agreements[id],
    license: (id: string) => remembered.licenses[id],
  };
  return followChain(known, agreementIds, now).reduce(
    (current, license) => follow(current, license, now, announce),
    remembered,
  );
};

/** The agreement that a fact names. A binding is no news from AWS, but is heard in any order here: all that it was granted under. */
const agreementsOf = (license: License, fact: LicenseFact): string[] => {
  if ('agreementId' in fact && fact.agreementId !== undefined) return [fact.agreementId];
  return fact.kind === 'bound' ? agreementIdsOf(license) : [];
};

const hearLicense = (
  world: World,
  { details, fact }: Told & { kind: 'license' },
  now: Instant,
  announce: Announce,
): World => {
  const agreementId = 'agreementId' in fact ? fact.agreementId : undefined;
  const agreement = agreementId === undefined ? undefined : world.agreements[agreementId];
  const license = world.licenses[details.licenseId];
  const heard = hearLicenseFact({ license, agreement }, details, fact, now);
  const followed = follow(withAgreement(world, heard.agreement), heard.license, now, announce);
  return chained(followed, agreementsOf(heard.license, fact), now, announce);
};

/** An act takes its place in the tenant's history. */
const act = (world: World, told: Told & { kind: 'acted' }, now: Instant, announce: Announce): World => {
  const { tenantId } = told;
  const known = world.tenants[tenantId];
  const before = known ?? newTenant(tenantId, 'product', world.policy, world.births[tenantId] ?? now);
  if (before.acts.some(({ id }) => id === told.act.id)) return world;
  const acts = [...before.acts, told.act].sort((left, right) => left.at - right.at);
  const { link: _former, ...kept } = { ...before, acts };
  const after = { ...kept, ...standingOf(kept, now) };
  announce(tenantEvents(known, after));
  return { ...world, tenants: { ...world.tenants, [tenantId]: after } };
};

/** The world after hearing one more thing at `now`. */
export const hear = (world: World, told: Told, now: Instant, announce: Announce = toNobody): World => {
  if (told.kind === 'license') return hearLicense(world, told, now, announce);
  if (told.kind === 'acted') return act(world, told, now, announce);
  const known = world.agreements[told.agreementId];
  if (told.kind === 'advisory') {
    const heard = hearAdvisory(known, told.agreementId, told.stamp, told.resolved, now);
    announce(heard.events);
    return withAgreement(world, heard.agreement);
  }
  const licenses = (known?.licenseIds ?? []).flatMap((id) => world.licenses[id] ?? []);
  const heard = hearAgreement(known, told.agreementId, told.fact, licenses, now);
  const followed = heard.licenses.reduce(
    (current, license) => follow(current, license, now, announce),
    withAgreement(world, heard.agreement),
  );
  return chained(followed, [told.agreementId], now, announce);
};

/** When something happens next by itself; infinite where nothing does. */
export const dueAt = ({ licenses, tenants }: World): Instant => {
  let due = Number.POSITIVE_INFINITY;
  for (const license of Object.values(licenses)) due = Math.min(due, licenseDueAt(license) ?? due);
  for (const tenant of Object.values(tenants)) due = Math.min(due, tenantDueAt(tenant) ?? due);
  return due;
};

/** Wakes all whose time has come by `now`. */
export const wake = (world: World, now: Instant, announce: Announce = toNobody): World => {
  if (dueAt(world) > now) return world;
  const licenses = Object.values(world.licenses).map((license) => wakeLicense(license, now));
  const tenants = Object.values(world.tenants).map((tenant) => wakeTenant(tenant, now));
  for (const { events } of [...licenses, ...tenants]) announce(events);
  return {
    ...world,
    licenses: Object.fromEntries(licenses.map(({ license }) => [license.licenseId, license])),
    tenants: Object.fromEntries(tenants.map(({ tenant }) => [tenant.tenantId, tenant])),
  };
};

/** Most wakes that a quiet world may need: two timers per license and three per tenant would be many. */
const WAKES_MAX = 100;

/** Lets time run until nothing happens by itself any more. */
export const quiesce = (world: World): World => {
  let current = world;
  for (let wakes = 0; wakes <= WAKES_MAX; wakes += 1) {
    const due = dueAt(current);
    if (due === Number.POSITIVE_INFINITY) return current;
    current = wake(current, due);
  }
  throw new Error(`not quiet after ${WAKES_MAX} wakes`);
};
