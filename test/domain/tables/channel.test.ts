import { describe, expect, it } from 'vitest';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import { hearFact } from '#domain/subscription/license.ts';
import { changeChannel, openTenant } from '#domain/tenant/channel.ts';
import { act, followSubscriptions, mayBind, newTenant, tenantAt } from '#domain/tenant/decide.ts';
import { tenantEvents } from '#domain/tenant/events.ts';
import { type Tenant, tenantDueAt } from '#domain/tenant/tenant.ts';
import { DAY_MS, HOUR_MS } from '#domain/time.ts';
import { plain } from '#test/policies/plain.ts';
import { tableUnder, unmatched } from './read.ts';

const policy = { ...plain, channels: ['aws-marketplace', 'annual'] };
const YEAR = 365 * DAY_MS;
const born = newTenant('t-a', 'product', policy, 0);

const must = (result: Tenant | Refusal): Tenant => {
  if (isRefusal(result)) throw new Error(result.refused);
  return result;
};

/** The tenant after its subscription, bound at once, was granted and ended, as far as it was. */
const paid = (tenant: Tenant, { granted, ended }: { granted?: number; ended?: number }): Tenant => {
  const details = { licenseId: 'l-1' as const, licenseArn: 'arn:aws:license-manager::1:license:l-1' };
  const bound = hearFact(undefined, details, { kind: 'bound', at: 1, id: 'b', tenantId: 't-a' }, 0);
  const alive =
    granted === undefined
      ? bound
      : hearFact(bound, details, { kind: 'granted', at: granted, id: 'g' }, granted);
  const license =
    ended === undefined
      ? alive
      : hearFact(alive, details, { kind: 'ended', at: ended, id: 'e', cause: 'CANCELLED' }, ended);
  return followSubscriptions(tenant, license, policy, ended ?? granted ?? 1);
};
const named = (tenant: Tenant, channel: string, now: number) =>
  changeChannel(tenant, channel, policy, 'commit', now);
const acted = (tenant: Tenant, kind: 'suspended' | 'restored' | 'retired', now: number): Tenant =>
  must(act(tenant, kind, 'commit', policy, now));

/** A tenant in each state, a day after it began or later. */
const AT = 40 * DAY_MS;
const BEFORE: Readonly<Record<string, Tenant>> = {
  PROVISIONING: newTenant(
    't-a',
    'product',
    { ...policy, lifecycle: { ...policy.lifecycle, provisioning: null } },
    0,
  ),
  ACTIVE: paid(born, { granted: HOUR_MS }),
  GRACE: paid(born, { granted: HOUR_MS, ended: AT - DAY_MS }),
  SUSPENDED: paid(born, { granted: HOUR_MS, ended: DAY_MS }),
  'SUSPENDED by an operator': acted(born, 'suspended', DAY_MS),
  RETIRED: acted(born, 'retired', DAY_MS),
};

const stateOf = (result: Tenant | Refusal): string =>
  isRefusal(result) ? result.refused : result.state.name;
const elsewhere = (tenant: Tenant): Tenant => must(named(tenant, 'annual', AT));
const restored = (tenant: Tenant): Tenant => {
  const suspended = tenant.state.name === 'SUSPENDED' ? tenant : acted(tenant, 'suspended', AT + HOUR_MS);
  return acted(suspended, 'restored', AT + 2 * HOUR_MS);
};

/** What each event makes of a tenant; where another channel is named, that has happened before it. */
const EVENTS: Readonly<Record<string, (tenant: Tenant) => Tenant | Refusal>> = {
  'another channel is named': (tenant) => named(tenant, 'annual', AT),
  '… and a subscription ends': (tenant) => {
    const known = elsewhere(tenant);
    const after = paid(known, { ended: AT + HOUR_MS });
    expect(after.state).toEqual(known.state);
    return after;
  },
  '… and an operator suspends and restores': (tenant) => restored(elsewhere(tenant)),
  '… and AWS Marketplace is named again': (tenant) =>
    named(elsewhere(tenant), 'aws-marketplace', AT + HOUR_MS),
};

const table = tableUnder('Channel');
const CELLS = Object.entries(table).flatMap(([state, row]) =>
  Object.entries(row).map(([event, says]) => [state, event, says] as const),
);

describe('the table of channels', () => {
  it('has a tenant for each row, and an event for each column', () => {
    const cases = Object.fromEntries(Object.keys(BEFORE).map((state) => [state, EVENTS]));
    expect(unmatched(table, cases)).toEqual({ cellsWithoutCase: [], casesWithoutCell: [] });
  });

  it.each(CELLS)('%s × %s: %s', (state, event, says) => {
    const tenant = tenantAt(BEFORE[state] ?? born, AT);
    expect(state.startsWith(tenant.state.name)).toBe(true);
    if (says === '–') return expect(isRefusal(named(tenant, 'annual', AT))).toBe(true);
    const result = EVENTS[event]?.(tenant) ?? born;
    if (says === 'nothing') return expect(stateOf(result)).toBe(elsewhere(tenant).state.name);
    return expect(says).toContain(stateOf(result));
  });
});

describe('a tenant on another channel', () => {
  const wanted = { tenantId: 't-a', productCode: 'product', channel: 'annual' };
  const open = (over: Partial<typeof wanted> = {}, known?: Tenant) =>
    openTenant(known, { ...wanted, ...over }, policy, 'commit', DAY_MS);

  it('is served from its first moment, for as long as nobody says otherwise', () => {
    const opened = open();
    if (isRefusal(opened)) throw new Error(opened.refused);
    const { born: first, tenant } = opened;
    expect(tenant).toMatchObject({
      channel: 'annual',
      createdAt: DAY_MS,
      state: { name: 'ACTIVE', since: DAY_MS },
    });
    expect(tenantAt(tenant, DAY_MS + 10 * YEAR)).toBe(tenant);
    expect(tenantDueAt(tenant)).toBeUndefined();
    const events = [...tenantEvents(undefined, first), ...tenantEvents(first, tenant)];
    expect(events.map(({ type }) => type)).toEqual(['tenant.created', 'tenant.provisioned']);
    expect(mayBind(tenant, 'product')?.refused).toBe('BILLING_CHANNEL_CONFLICT');
  });

  it.each([
    [{ channel: 'aws-marketplace' }, undefined, 'CHANNEL_OF_SUBSCRIPTIONS', { channels: 'annual' }],
    [{ channel: 'barter' }, undefined, 'CHANNEL_UNKNOWN', { channels: 'annual' }],
    [{}, born, 'TENANT_EXISTS', { tenantId: 't-a' }],
  ])('does not begin so: %o', (over, known, refused, details) => {
    expect(open(over, known)).toMatchObject({ refused, details });
  });

  it('has a policy that names another channel', () => {
    expect(openTenant(undefined, wanted, plain, 'commit', 0)).toMatchObject({
      refused: 'CHANNEL_UNKNOWN',
      details: { channels: '–' },
    });
  });

  it('is not to be had while AWS Marketplace is about to pay', () => {
    expect(named(paid(born, {}), 'annual', AT)).toMatchObject({ refused: 'BILLING_CHANNEL_CONFLICT' });
  });

  it('back on AWS Marketplace it has the grace of that moment to find a payer, and no more', () => {
    const back = must(named(elsewhere(born), 'aws-marketplace', AT + HOUR_MS));
    const until = AT + HOUR_MS + 7 * DAY_MS;
    expect(back.state).toEqual({ name: 'GRACE', since: AT + HOUR_MS, until });
    expect(tenantAt(back, until).state).toMatchObject({ name: 'SUSPENDED', reason: 'grace-over' });
    const payer = paid(back, { granted: AT + 2 * HOUR_MS });
    expect(payer).toMatchObject({ state: { name: 'ACTIVE' }, link: { subscriptionId: 'l-1~1' } });
  });
});
