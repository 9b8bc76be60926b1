/**
 * The channel that a tenant is billed by: AWS Marketplace, or one that the policy names beside it. One at a time.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '../errors.ts';
import { TENANT_ACTS_MAX } from '../limits.ts';
import { lifecycleOf } from '../policy/in-force.ts';
import type { Policy } from '../policy/policy.ts';
import { channelsOf } from '../policy/reassignment-terms.ts';
import type { Instant } from '../time.ts';
import { type ChannelAct, MARKETPLACE_CHANNEL, type Unstamped } from './acts.ts';
import { newTenant, tenantAt, withActs } from './decide.ts';
import type { Tenant } from './tenant.ts';

/** AWS Marketplace pays, or will once it grants what is bound already. */
const isPaidHere = ({ link, bindings }: Tenant): boolean =>
  bindings.some(
    ({ subscriptionId, grantedAt, endedAt }) =>
      endedAt === undefined && (subscriptionId === link?.subscriptionId || grantedAt === undefined),
  );

const whyNot = (tenant: Tenant, channel: string, policy: Policy): Refusal | undefined => {
  const { tenantId, state, changeId } = tenant;
  if (state.name === 'RETIRED') return refuse('TENANT_RETIRED', { tenantId });
  const channels = channelsOf(policy);
  if (!channels.includes(channel)) return refuse('CHANNEL_UNKNOWN', { channels: channels.join(', ') });
  if (changeId !== undefined) return refuse('CHANGE_IN_PROGRESS', { tenantId, changeId });
  if (tenant.acts.length >= TENANT_ACTS_MAX) return refuse('HISTORY_FULL', { tenantId });
  return channel !== MARKETPLACE_CHANNEL && isPaidHere(tenant)
    ? refuse('BILLING_CHANNEL_CONFLICT', { tenantId, channel: MARKETPLACE_CHANNEL })
    : undefined;
};

const namedNow = (channel: string, policy: Policy): Unstamped<ChannelAct> =>
  channel === MARKETPLACE_CHANNEL
    ? { kind: 'channel', channel, graceMs: lifecycleOf(policy).graceMs }
    : { kind: 'channel', channel };

/**
 * The tenant on another channel from now on.
 * @returns the very same object where it is on it; refusals: TENANT_RETIRED, CHANNEL_UNKNOWN, CHANGE_IN_PROGRESS, HISTORY_FULL, and
 * BILLING_CHANNEL_CONFLICT while AWS Marketplace pays or is about to
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
    : withActs(current, [namedNow(channel, policy)], commitId, now);
};

/** What is asked of a tenant that begins outside of AWS Marketplace. */
export interface NewTenant {
  readonly tenantId: string;
  readonly productCode: string;
  readonly channel: string;
}

/**
 * A tenant that another channel than AWS Marketplace pays for. One of AWS Marketplace begins with its subscription, when
 * its buyer registers.
 * @param known what stands in the store by that id
 * @returns the tenant as it was born, and as it stands from now on; refusals: CHANNEL_UNKNOWN, CHANNEL_OF_SUBSCRIPTIONS, TENANT_EXISTS
 */
export const openTenant = (
  known: Tenant | undefined,
  { tenantId, productCode, channel }: NewTenant,
  policy: Policy,
  commitId: string,
  now: Instant,
): { readonly born: Tenant; readonly tenant: Tenant } | Refusal => {
  const channels = channelsOf(policy);
  const others = channels.filter((each) => each !== MARKETPLACE_CHANNEL).join(', ') || '–';
  if (channel === MARKETPLACE_CHANNEL)
    return refuse('CHANNEL_OF_SUBSCRIPTIONS', { channel, channels: others });
  if (!channels.includes(channel)) return refuse('CHANNEL_UNKNOWN', { channels: others });
  if (known) return refuse('TENANT_EXISTS', { tenantId });
  const born = newTenant(tenantId, productCode, policy, now);
  return { born, tenant: withActs(born, [namedNow(channel, policy)], commitId, now) };
};
