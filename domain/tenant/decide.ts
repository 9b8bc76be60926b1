/**
 * What may be done to a tenant, decided. Every function is pure: the tenant in, the tenant or a refusal out.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import { TENANT_ACTS_MAX, TENANT_BINDINGS_MAX } from '../limits.ts';
import { lifecycleOf, policyReference } from '../policy/in-force.ts';
import type { Policy } from '../policy/policy.ts';
import type { License } from '../subscription/license.ts';
import type { Subscription } from '../subscription/subscription.ts';
import type { Instant } from '../time.ts';
import { MARKETPLACE_CHANNEL, type OperatorAct, type Unstamped, withAct } from './acts.ts';
import { standingOf } from './history.ts';
import type { Binding, Tenant } from './tenant.ts';

/** A tenant that nothing pays for yet. */
export const newTenant = (tenantId: string, productCode: string, policy: Policy, now: Instant): Tenant => {
  const { provisioningMs, retentionMs } = lifecycleOf(policy);
  const origin = {
    createdAt: now,
    retentionMs,
    bindings: [],
    acts: [],
    ...(provisioningMs === undefined ? {} : { provisioningUntil: now + provisioningMs }),
    ...(policy.attachments === 'entitlements' ? { attachments: policy.attachments } : {}),
  };
  return { tenantId, productCode, policy: policyReference(policy), ...origin, ...standingOf(origin, now) };
};

/** Oldest first, so that the order in which licenses were heard of leaves no trace. */
const byBinding = (left: Binding, right: Binding): number =>
  left.boundAt - right.boundAt || (left.subscriptionId < right.subscriptionId ? -1 : 1);

const restand = (tenant: Tenant, changed: Partial<Tenant>, now: Instant): Tenant => {
  const { link: _link, changeId: _changeId, channel: _channel, ...kept } = { ...tenant, ...changed };
  return { ...kept, ...standingOf(kept, now) };
};

const isSameBinding = (left: Binding, right: Binding | undefined): boolean =>
  left.subscriptionId === right?.subscriptionId &&
  left.boundAt === right.boundAt &&
  left.grantedAt === right.grantedAt &&
  left.succeeds === right.succeeds &&
  left.endedAt === right.endedAt;

/** Since when a tenant holds a subscription, and until when: until it was taken over. */
interface Holding {
  readonly boundAt: Instant;
  readonly until?: Instant;
}

const holdingOf = ({ tenantId, boundAt, released }: Subscription, holder: string): Holding | undefined => {
  if (tenantId === holder && boundAt !== undefined) return { boundAt };
  const former = released?.find((each) => each.tenantId === holder);
  return former && { boundAt: former.boundAt, until: former.at };
};

/** What the tenant must know of a subscription bound to it; grace is pinned when the end is first heard. */
const bindingOf = (
  subscription: Subscription,
  { boundAt, until }: Holding,
  tenant: Tenant,
  policy: Policy,
): Binding => {
  const known = tenant.bindings.find(({ subscriptionId }) => subscriptionId === subscription.id);
  const ends = [subscription.endedAt ?? subscription.closedAt, until].filter((at) => at !== undefined);
  const endedAt = ends.length === 0 ? undefined : Math.min(...ends);
  const bound = {
    subscriptionId: subscription.id,
    boundAt,
    ...(subscription.grantedAt === undefined ? {} : { grantedAt: subscription.grantedAt }),
    ...(subscription.succeeds === undefined ? {} : { succeeds: subscription.succeeds }),
  };
  return endedAt === undefined
    ? bound
    : { ...bound, endedAt, graceMs: known?.graceMs ?? lifecycleOf(policy).graceMs };
};

/**
 * The tenant after one of its licenses changed: what it knew of that license's subscriptions gives way to what is
 * known now, since a late fact may show that a binding belongs to another generation.
 * @returns the very same object where the change means nothing to the tenant
 */
export const followSubscriptions = (
  tenant: Tenant,
  license: Pick<License, 'licenseId' | 'subscriptions'>,
  policy: Policy,
  now: Instant,
): Tenant => {
  const isOfLicense = ({ subscriptionId }: Binding) => subscriptionId.startsWith(`${license.licenseId}~`);
  const known = tenant.bindings.filter(isOfLicense);
  const bindings = license.subscriptions.flatMap((subscription) => {
    const holding = holdingOf(subscription, tenant.tenantId);
    return holding ? [bindingOf(subscription, holding, tenant, policy)] : [];
  });
  const isKnown =
    known.length === bindings.length &&
    known.every((binding, index) => isSameBinding(binding, bindings[index]));
  if (isKnown) return tenant;
  const others = tenant.bindings.filter((binding) => !isOfLicense(binding));
  return restand(tenant, { bindings: [...others, ...bindings].sort(byBinding) }, now);
};

/** Whether one more subscription may be bound to the tenant. */
export const mayBind = (tenant: Tenant, productCode: string | undefined): Refusal | undefined => {
  const { tenantId } = tenant;
  if (tenant.state.name === 'RETIRED') return refuse('TENANT_RETIRED', { tenantId });
  if (productCode !== undefined && tenant.productCode !== productCode) {
    return refuse('TENANT_OF_ANOTHER_PRODUCT', { tenantId });
  }
  if ((tenant.channel ?? MARKETPLACE_CHANNEL) !== MARKETPLACE_CHANNEL) {
    return refuse('BILLING_CHANNEL_CONFLICT', { tenantId, channel: tenant.channel ?? '' });
  }
  return tenant.bindings.length >= TENANT_BINDINGS_MAX ? refuse('HISTORY_FULL', { tenantId }) : undefined;
};

/**
 * The tenant after acts that were decided elsewhere: those of a change of its payer, or of its channel.
 * @param commitId of the commit that carries them
 */
export const withActs = (
  tenant: Tenant,
  acts: readonly Unstamped[],
  commitId: string,
  now: Instant,
): Tenant => {
  const all = acts.reduce((before, each) => withAct(before, each, commitId, now), tenant.acts);
  return restand(tenant, { acts: all }, now);
};

const mayAct = (tenant: Tenant, kind: OperatorAct['kind']): Refusal | undefined => {
  const { tenantId, state } = tenant;
  if (state.name === 'RETIRED') return refuse('TENANT_RETIRED', { tenantId });
  if (tenant.acts.length >= TENANT_ACTS_MAX) return refuse('HISTORY_FULL', { tenantId });
  if (kind === 'suspended' && state.name === 'SUSPENDED')
    return refuse('TENANT_ALREADY_SUSPENDED', { tenantId });
  if (kind === 'restored' && state.name !== 'SUSPENDED') return refuse('TENANT_NOT_SUSPENDED', { tenantId });
  const live = state.name === 'ACTIVE' || state.name === 'GRACE';
  return kind === 'retired' && live ? refuse('TENANT_LIVE', { tenantId }) : undefined;
};

/**
 * The tenant after an operator's act.
 * @param id of the commit, so that the act can be found in the journal
 * @returns a refusal: TENANT_RETIRED, TENANT_LIVE, TENANT_ALREADY_SUSPENDED, TENANT_NOT_SUSPENDED, HISTORY_FULL
 */
export const act = (
  tenant: Tenant,
  kind: OperatorAct['kind'],
  id: string,
  policy: Policy,
  now: Instant,
): Tenant | Refusal => {
  const current = tenantAt(tenant, now);
  const refusal = mayAct(current, kind);
  if (refusal) return refusal;
  const stamp = { at: now, id };
  const done: OperatorAct =
    kind === 'restored' ? { kind, ...stamp, graceMs: lifecycleOf(policy).graceMs } : { kind, ...stamp };
  return restand(current, { acts: [...tenant.acts, done] }, now);
};

/**
 * The tenant as it stands at `now`: grace that is over suspends, retention that is over offers retirement.
 * @returns the very same object where nothing has changed
 */
export const tenantAt = (tenant: Tenant, now: Instant): Tenant => {
  const after = restand(tenant, {}, now);
  return after.state.name === tenant.state.name && after.retirementOffered === tenant.retirementOffered
    ? tenant
    : after;
};
