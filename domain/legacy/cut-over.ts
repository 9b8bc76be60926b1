/**
 * Cuts a customer over from the legacy identity to the license: from an hour on the license pays. Nothing is cut, since
 * both are live and the tenant is served throughout; nothing doubles, since the tenure changes hands at that hour.
 * @module
 */
import type { DomainEvent } from '../events/schemas.ts';
import { followLicense } from '../lifecycle/hear.ts';
import type { Policy } from '../policy/policy.ts';
import type { LicenseFact } from '../subscription/facts.ts';
import { currentSubscription, hearFact, type License, licenseAt } from '../subscription/license.ts';
import { isLive, type Subscription } from '../subscription/subscription.ts';
import { mayBind } from '../tenant/decide.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Instant } from '../time.ts';
import { compareIdentities } from './compare.ts';
import type { CutOver, LegacyCustomer } from './customer.ts';

/** What is known of a customer; the tenant is that of the legacy identity's current subscription. */
export interface CustomerKnown {
  readonly customer: LegacyCustomer;
  readonly legacy: License | undefined;
  readonly license: License | undefined;
  readonly tenant: Tenant | undefined;
}

/**
 * Why a customer stays as they are: no license is known; the identities differ; nothing is granted yet; nobody registered;
 * the license belongs to another tenant; something else pays for the tenant; or the tenant takes no more.
 */
export const REASONS_TO_STAY = [
  'unpaired',
  'different',
  'waiting',
  'unbound',
  'elsewhere',
  'not-payer',
  'tenant-full',
] as const;
export type ReasonToStay = (typeof REASONS_TO_STAY)[number];

/** The entities after the cut-over; of a customer whose subscription is over, only the customer changes. */
export interface Moved {
  readonly customer: LegacyCustomer;
  readonly license?: License;
  readonly tenant?: Tenant;
  readonly events: readonly DomainEvent[];
}

const currentAt = (license: License | undefined, now: Instant): Subscription | undefined =>
  license && currentSubscription(licenseAt(license, now));

/** What stands in the way of a customer who is live on both sides. */
const obstacleOf = (
  from: Subscription,
  to: Subscription,
  tenant: Tenant | undefined,
): ReasonToStay | undefined => {
  if (from.tenantId === undefined || tenant === undefined) return 'unbound';
  if (to.tenantId !== undefined && to.tenantId !== from.tenantId) return 'elsewhere';
  if (tenant.link?.subscriptionId !== from.id) return 'not-payer';
  return mayBind(tenant, undefined) ? 'tenant-full' : undefined;
};

/** The license takes the legacy identity's place at the tenant, from the hour on. */
const succeed = (
  { customer, license, tenant }: { customer: LegacyCustomer; license: License; tenant: Tenant },
  { at, id }: CutOver,
  policy: Policy,
  now: Instant,
): Moved => {
  const succession = { licenseId: customer.legacyId };
  const facts: LicenseFact[] = [
    // who is known under the one name has landed under the other
    { kind: 'registered', at: now, id },
    { kind: 'bound', at, id, tenantId: tenant.tenantId, succession },
  ];
  const after = facts.reduce((before, fact) => hearFact(before, license, fact, now), license);
  const { tenants, events } = followLicense(license, after, [tenant], () => policy, now);
  return { customer, license: after, tenant: tenants[0] ?? tenant, events };
};

/**
 * Cuts one customer over.
 * @param cutOver a whole hour that has not begun, and the commit
 * @returns what changes, or why the customer stays as they are
 */
export const cutOverCustomer = (
  known: CustomerKnown,
  cutOver: CutOver,
  policy: Policy,
  now: Instant,
): Moved | { readonly stays: ReasonToStay } => {
  const { legacy, license, tenant } = known;
  const { standing } = compareIdentities(legacy, license, now);
  const [from, to] = [currentAt(legacy, now), currentAt(license, now)];
  if (standing === 'unpaired' || !license) return { stays: 'unpaired' };
  if (standing !== 'alike') return { stays: 'different' };
  const customer = { ...known.customer, cutOver };
  if (!from || !to || !isLive(from)) {
    const isOver = from?.state.name === 'ENDING' || from?.state.name === 'ENDED';
    return isOver ? { customer, events: [] } : { stays: 'waiting' };
  }
  const obstacle = obstacleOf(from, to, tenant);
  if (obstacle || !tenant) return { stays: obstacle ?? 'unbound' };
  return succeed({ customer, license, tenant }, cutOver, policy, now);
};
