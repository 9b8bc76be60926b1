/**
 * A tenant as the API shows it.
 * @module
 */
import type { TenantSummary, TenantView } from '#domain/api/tenants.ts';
import { wordedHint } from '#domain/messages/hints.ts';
import type { Locale } from '#domain/messages/locale.ts';
import { commitIdOf } from '#domain/tenant/acts.ts';
import { tenantAt } from '#domain/tenant/decide.ts';
import { attachedTo, isServed, type Tenant, type TenantState } from '#domain/tenant/tenant.ts';
import { type Instant, isoOf } from '#domain/time.ts';
import { tenantNext } from './next-steps.ts';
import { billingPath, reassignmentPath, subscriptionPath, tenantPath } from './paths.ts';

/** What a view is made with. */
export interface Viewing {
  readonly version: number;
  readonly now: Instant;
  readonly locale: Locale;
}

const stateView = (state: TenantState): TenantSummary['state'] => ({
  name: state.name,
  since: isoOf(state.since),
  ...('until' in state && state.until !== undefined ? { until: isoOf(state.until) } : {}),
  ...('reason' in state ? { reason: state.reason, retentionUntil: isoOf(state.retentionUntil) } : {}),
});

const linksOf = ({ tenantId, state, link, changeId }: Tenant): TenantSummary['links'] => {
  const self = tenantPath(tenantId);
  return {
    self,
    ...(link ? { payer: subscriptionPath(link.subscriptionId) } : {}),
    billing: billingPath(tenantId),
    ...(changeId === undefined ? {} : { reassignment: reassignmentPath(changeId) }),
    ...(state.name === 'SUSPENDED' ? { restore: `${self}/restore` } : {}),
    ...(state.name === 'SUSPENDED' || state.name === 'RETIRED' ? {} : { suspend: `${self}/suspend` }),
  };
};

/** A row: the tenant as it stands at `now`, though the clock may not have written that yet. */
export const tenantSummary = (stored: Tenant, { version, now, locale }: Viewing): TenantSummary => {
  const tenant = tenantAt(stored, now);
  const { tenantId, productCode, state, createdAt, link, retirementOffered } = tenant;
  return {
    tenantId,
    productCode,
    state: stateView(state),
    served: isServed(state),
    createdAt: isoOf(createdAt),
    ...(link ? { link: { subscriptionId: link.subscriptionId, since: isoOf(link.since) } } : {}),
    retirementOffered,
    version,
    next: tenantNext(tenant).map((hint) => wordedHint(hint, locale)),
    links: linksOf(tenant),
  };
};

/** The tenant with its history. */
export const tenantView = (stored: Tenant, viewing: Viewing): TenantView => {
  const tenant = tenantAt(stored, viewing.now);
  const { policy, tenures, bindings, acts } = tenant;
  return {
    ...tenantSummary(stored, viewing),
    policy,
    attached: attachedTo(tenant, viewing.now).map(({ subscriptionId }) => ({
      subscriptionId,
      href: subscriptionPath(subscriptionId),
    })),
    tenures: tenures.map(({ subscriptionId, from, until }) => ({
      subscriptionId,
      from: isoOf(from),
      ...(until === undefined ? {} : { until: isoOf(until) }),
    })),
    bindings: bindings.map(({ subscriptionId, boundAt, grantedAt, endedAt }) => ({
      subscriptionId,
      boundAt: isoOf(boundAt),
      ...(grantedAt === undefined ? {} : { grantedAt: isoOf(grantedAt) }),
      ...(endedAt === undefined ? {} : { endedAt: isoOf(endedAt) }),
      href: subscriptionPath(subscriptionId),
    })),
    acts: acts.map((act) => ({ kind: act.kind, at: isoOf(act.at), commitId: commitIdOf(act) })),
  };
};
