/**
 * The channel that a tenant is billed by: AWS Marketplace, or one that the policy names beside it. One at a time.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '../errors.ts';
import { TENANT_ACTS_MAX } from '../limits.ts';
import type { Policy } from '../policy/policy.ts';
import { channelsOf } from '../policy/reassignment-terms.ts';
import type { Instant } from '../time.ts';
import { MARKETPLACE_CHANNEL } from './acts.ts';
import { tenantAt, withActs } from './decide.ts';
import type { Tenant } from './tenant.ts';

const hasLivePayer = ({ link, bindings }: Tenant): boolean =>
  bindings.some(
    ({ subscriptionId, endedAt }) => subscriptionId === link?.subscriptionId && endedAt === undefined,
  );

const whyNot = (tenant: Tenant, channel: string, policy: Policy): Refusal | undefined => {
  const { tenantId, state, changeId } = tenant;
  if (state.name === 'RETIRED') return refuse('TENANT_RETIRED', { tenantId });
  const channels = channelsOf(policy);
  if (!channels.includes(channel)) return refuse('CHANNEL_UNKNOWN', { channels: channels.join(', ') });
  if (changeId !== undefined) return refuse('CHANGE_IN_PROGRESS', { tenantId, changeId });
  if (tenant.acts.length >= TENANT_ACTS_MAX) return refuse('HISTORY_FULL', { tenantId });
  return channel !== MARKETPLACE_CHANNEL && hasLivePayer(tenant)
    ? refuse('BILLING_CHANNEL_CONFLICT', { tenantId, channel: MARKETPLACE_CHANNEL })
    : undefined;
};

/**
 * The tenant on another channel from now on.
 * @returns the very same object where it is on it; refusals: TENANT_RETIRED, CHANNEL_UNKNOWN, CHANGE_IN_PROGRESS, HISTORY_FULL, and
 * BILLING_CHANNEL_CONFLICT while AWS Marketplace pays
 */
export const changeChannel = (
  tenant: Tenant,
  channel: string,
  policy: Policy,
  commitId: string,
  now: Instant,
): Tenant | Refusal => {
  const current = tenantAt(tenant, now);
  const refusal = whyNot(current, channel, policy);
  if (isRefusal(refusal)) return refusal;
  return (current.channel ?? MARKETPLACE_CHANNEL) === channel
    ? tenant
    : withActs(current, [{ kind: 'channel', channel }], commitId, now);
};
