/**
 * Folds a tenant's history into its state, link and tenures. The history is ordered by time, not by arrival,
 * so that late and doubled notifications end the same (P10); only the end of the current subscription touches it (L4).
 * @module
 */
import { type Instant, nextHourBoundary, startOfHour } from '../time.ts';
import {
  type ChannelAct,
  MARKETPLACE_CHANNEL,
  type MoveAct,
  openChangeOf,
  PLACE_DIGITS,
  type RestoreAct,
  type TenantAct,
} from './acts.ts';
import type { Binding, EndedBinding, Link, Tenant, TenantState } from './tenant.ts';
import { closeTenure, openTenure, type Tenure, withHourMoved } from './tenures.ts';

type Moment =
  | { readonly at: Instant; readonly rank: 0; readonly id: string; readonly ready: Binding }
  | { readonly at: Instant; readonly rank: 1; readonly id: string; readonly over: EndedBinding }
  | { readonly at: Instant; readonly rank: 2; readonly id: string; readonly act: TenantAct };

/** What the history amounts to. */
export interface Standing {
  readonly state: TenantState;
  readonly link?: Link;
  readonly changeId?: string;
  readonly channel?: string;
  readonly tenures: readonly Tenure[];
  readonly retirementOffered: boolean;
}

type Origin = Pick<
  Tenant,
  'createdAt' | 'provisioningUntil' | 'retentionMs' | 'attachments' | 'bindings' | 'acts'
>;

/** When a bound subscription can pay: bound and granted, and not over by then. */
const readyAt = (binding: Binding): Instant | undefined => {
  if (binding.grantedAt === undefined) return undefined;
  const at = Math.max(binding.boundAt, binding.grantedAt);
  return binding.endedAt !== undefined && binding.endedAt < at ? undefined : at;
};

const momentsOf = ({ bindings, acts }: Origin): Moment[] => {
  // acts of one instant keep the order in which they were committed, which is that of the history
  const moments: Moment[] = acts.map((act, place) => ({
    at: act.at,
    rank: 2,
    id: String(place).padStart(PLACE_DIGITS, '0'),
    act,
  }));
  for (const binding of bindings) {
    const ready = readyAt(binding);
    if (ready !== undefined) moments.push({ at: ready, rank: 0, id: binding.subscriptionId, ready: binding });
    if (binding.endedAt !== undefined) {
      const at = Math.max(binding.endedAt, binding.boundAt);
      moments.push({ at, rank: 1, id: binding.subscriptionId, over: binding });
    }
  }
  return moments.sort(
    (left, right) => left.at - right.at || left.rank - right.rank || (left.id < right.id ? -1 : 1),
  );
};

const suspended = (since: Instant, reason: 'grace-over' | 'operator', origin: Origin): TenantState => ({
  name: 'SUSPENDED',
  since,
  reason,
  retentionUntil: since + origin.retentionMs,
});

/** Lets time pass: grace that is over by `at` suspends. */
const passed = (state: TenantState, at: Instant, origin: Origin): TenantState =>
  (state.name === 'GRACE' || state.name === 'PROVISIONING') && state.until !== undefined && state.until <= at
    ? suspended(state.until, 'grace-over', origin)
    : state;

/** The binding that pays at `at`; absent where nobody does. */
const payerAt = (standing: Standing, at: Instant, origin: Origin): Binding | undefined =>
  origin.bindings.find(
    ({ subscriptionId, endedAt }) =>
      subscriptionId === standing.link?.subscriptionId && (endedAt === undefined || endedAt > at),
  );

/** The first payer pays from the hour in which it began; every later one from the next whole hour (D1-3). */
const linked = (standing: Standing, binding: Binding, at: Instant): Standing => {
  const from = standing.tenures.length === 0 && !standing.link ? startOfHour(at) : nextHourBoundary(at);
  return {
    ...standing,
    state: { name: 'ACTIVE', since: at },
    link: { subscriptionId: binding.subscriptionId, since: at },
    tenures: openTenure(closeTenure(standing.tenures, from), binding.subscriptionId, from),
  };
};

/** A chain of agreements moves the payment; only a person lifts what an operator suspended. */
const succeeded = (standing: Standing, binding: Binding, at: Instant): Standing => {
  const moved = linked(standing, binding, at);
  const { state } = standing;
  return state.name === 'SUSPENDED' && state.reason === 'operator' ? { ...moved, state } : moved;
};

/** Another channel pays: AWS Marketplace has no say in service. */
const isPaidElsewhere = ({ channel = MARKETPLACE_CHANNEL }: Standing): boolean =>
  channel !== MARKETPLACE_CHANNEL;

/**
 * Binding later wins; a grant that comes late for an earlier binding does not take the tenant from a live payer, nor does
 * anything where further subscriptions are attached. A successor takes the place of its predecessor, if that one is current.
 */
const whenReady = (standing: Standing, binding: Binding, at: Instant, origin: Origin): Standing => {
  const { link, state } = standing;
  if (state.name === 'RETIRED') return standing;
  if (binding.succeeds !== undefined && link) {
    const isHeir = link.subscriptionId.startsWith(`${binding.succeeds}~`);
    return isHeir ? succeeded(standing, binding, at) : standing;
  }
  const payer = payerAt(standing, at, origin);
  const isEarlier = payer !== undefined && binding.boundAt < payer.boundAt;
  const isAttached = payer !== undefined && origin.attachments === 'entitlements';
  return isEarlier || isAttached ? standing : linked(standing, binding, at);
};

/** Without a link, the latest binding so far is the current one. */
const isCurrent = (standing: Standing, binding: Binding, at: Instant, origin: Origin): boolean =>
  standing.link
    ? standing.link.subscriptionId === binding.subscriptionId
    : origin.bindings.every(({ boundAt }) => boundAt > at || boundAt <= binding.boundAt);

const whenOver = (standing: Standing, binding: EndedBinding, at: Instant, origin: Origin): Standing => {
  if (!isCurrent(standing, binding, at, origin)) return standing;
  const tenures = closeTenure(standing.tenures, nextHourBoundary(binding.endedAt));
  const { state } = standing;
  const wasServed = state.name === 'ACTIVE' || state.name === 'PROVISIONING';
  if (!wasServed || isPaidElsewhere(standing)) return { ...standing, tenures };
  return { ...standing, tenures, state: { name: 'GRACE', since: at, until: at + binding.graceMs } };
};

/** ACTIVE where somebody pays, else GRACE: an operator who restores wants the tenant served. */
const restored = (standing: Standing, { at, graceMs }: RestoreAct, origin: Origin): TenantState =>
  isPaidElsewhere(standing) || payerAt(standing, at, origin)
    ? { name: 'ACTIVE', since: at }
    : { name: 'GRACE', since: at, until: at + graceMs };

/** Another channel pays as a payer does: it lifts all but what an operator suspended. Back again, somebody must pay here. */
const channeled = (standing: Standing, { at, channel, graceMs }: ChannelAct, origin: Origin): Standing => {
  const after = { ...standing, channel };
  const { state } = standing;
  if (state.name === 'SUSPENDED' && state.reason === 'operator') return after;
  if (isPaidElsewhere(after)) {
    return state.name === 'ACTIVE' ? after : { ...after, state: { name: 'ACTIVE', since: at } };
  }
  const isUnpaid = isPaidElsewhere(standing) && !payerAt(standing, at, origin);
  return isUnpaid ? { ...after, state: { name: 'GRACE', since: at, until: at + (graceMs ?? 0) } } : after;
};

/** A change of payer takes the link to a subscription that can pay; what had ended by then, it never took. */
const moved = (standing: Standing, { at, subscriptionId }: MoveAct, origin: Origin): Standing => {
  const binding = origin.bindings.find((each) => each.subscriptionId === subscriptionId);
  const ready = binding && readyAt(binding);
  const isLive = ready !== undefined && ready <= at && (binding?.endedAt ?? Infinity) > at;
  return binding && isLive && standing.link?.subscriptionId !== subscriptionId
    ? succeeded(standing, binding, at)
    : standing;
};

const whenActed = (standing: Standing, act: TenantAct, origin: Origin): Standing => {
  const { state } = standing;
  if (state.name === 'RETIRED') return standing;
  const isSuspended = state.name === 'SUSPENDED';
  switch (act.kind) {
    case 'retired':
      return { ...standing, state: { name: 'RETIRED', since: act.at } };
    case 'suspended':
      return isSuspended ? standing : { ...standing, state: suspended(act.at, 'operator', origin) };
    case 'restored':
      return isSuspended ? { ...standing, state: restored(standing, act, origin) } : standing;
    case 'moved':
      return moved(standing, act, origin);
    case 'channel':
      return channeled(standing, act, origin);
    case 'hour-moved':
      return { ...standing, tenures: withHourMoved(standing.tenures, act.hour) };
    default:
      return standing;
  }
};

const step = (standing: Standing, moment: Moment, origin: Origin): Standing => {
  const current = { ...standing, state: passed(standing.state, moment.at, origin) };
  if ('ready' in moment) return whenReady(current, moment.ready, moment.at, origin);
  if ('over' in moment) return whenOver(current, moment.over, moment.at, origin);
  return whenActed(current, moment.act, origin);
};

/**
 * Where the tenant stands at `now`, from its whole history.
 * Moments later than `now` (a source's clock ahead of ours) count too: the state never depends on who heard first.
 */
export const standingOf = (origin: Origin, now: Instant): Standing => {
  const { createdAt: since, provisioningUntil: until } = origin;
  const start: Standing = {
    state: { name: 'PROVISIONING', since, ...(until === undefined ? {} : { until }) },
    tenures: [],
    retirementOffered: false,
  };
  const standing = momentsOf(origin).reduce((before, moment) => step(before, moment, origin), start);
  const state = passed(standing.state, now, origin);
  const retirementOffered = state.name === 'SUSPENDED' && state.retentionUntil <= now;
  const changeId = openChangeOf(origin.acts);
  return {
    ...standing,
    state,
    retirementOffered,
    ...(changeId === undefined ? {} : { changeId }),
  };
};
