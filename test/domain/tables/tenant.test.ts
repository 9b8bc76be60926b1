import { describe, expect, it } from 'vitest';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import { act, mayBind, newTenant } from '#domain/tenant/decide.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { DAY_MS } from '#domain/time.ts';
import { bound, granted } from '#test/orders/story.ts';
import { emptyWorld, hear, type World, wake } from '#test/orders/world.ts';
import { plain } from '#test/policies/plain.ts';
import { tableUnder, unmatched } from './read.ts';
import { TENANT_CASES, type TenantCase, type Then } from './tenant.cases.ts';

const ID = 't-a';
const MORNING = Date.parse('2026-11-02T07:00Z');

interface Moment {
  readonly world: World;
  readonly now: number;
}

const tenantOf = ({ world }: Moment): Tenant => {
  const tenant = world.tenants[ID];
  if (!tenant) throw new Error('the tenant is not there yet');
  return tenant;
};

const withTenant = ({ world, now }: Moment, tenant: Tenant): Moment => ({
  world: { ...world, tenants: { ...world.tenants, [ID]: tenant } },
  now,
});

const gain = (moment: Moment): Moment | Refusal => {
  const refusal = mayBind(tenantOf(moment), 'product');
  if (refusal) return refusal;
  const facts = [granted('l-2', 'agmt-2', '23:50'), bound('l-2', ID, '23:51')];
  // what is gained today lies days ahead where the tenant has waited for days
  const later = facts.map(({ told, at }) => ({ told, at: Math.max(at, moment.now) }));
  const world = later.reduce((current, { told, at }) => {
    if (told.kind !== 'license') return current;
    return hear(wake(current, at), { ...told, fact: { ...told.fact, at } }, at);
  }, moment.world);
  return { world, now: Math.max(...later.map(({ at }) => at)) };
};

const happen = (moment: Moment, then: Then): Moment | Refusal => {
  if ('told' in then) {
    const now = Math.max(moment.now, then.at);
    return { world: hear(wake(moment.world, now), then.told, now), now };
  }
  if ('days' in then) {
    const now = moment.now + then.days * DAY_MS;
    return { world: wake(moment.world, now), now };
  }
  if ('gains' in then) return gain(moment);
  const acted = act(tenantOf(moment), then.act, 'commit', plain, moment.now);
  return isRefusal(acted) ? acted : withTenant(moment, acted);
};

const beginning = ({ patient }: TenantCase): Moment => {
  const policy = patient ? { ...plain, lifecycle: { ...plain.lifecycle, provisioning: null } } : plain;
  const tenant = newTenant(ID, 'product', policy, MORNING);
  return withTenant({ world: emptyWorld({}), now: MORNING }, tenant);
};

const must = (result: Moment | Refusal): Moment => {
  if (isRefusal(result)) throw new Error(result.refused);
  return result;
};

const said = (result: Moment | Refusal): string => {
  if (isRefusal(result)) return result.refused;
  const { state, retirementOffered } = tenantOf(result);
  return `${state.name}${retirementOffered ? ', retirement offered' : ''}`;
};

const table = tableUnder('Tenant');
const CASES = Object.entries(TENANT_CASES).flatMap(([state, row]) =>
  Object.entries(row).flatMap(([event, cases]) =>
    cases.map((each, index) => [`${state} × ${event} (${index + 1})`, state, event, each] as const),
  ),
);

describe('the table of the tenant', () => {
  it('has a case for each cell, and a cell for each case', () => {
    expect(unmatched(table, TENANT_CASES)).toEqual({ cellsWithoutCase: [], casesWithoutCell: [] });
    expect(CASES.every(([, , , { says }]) => says !== '')).toBe(true);
  });

  it.each(CASES)('%s', (_name, state, event, each) => {
    expect(table[state]?.[event]).toContain(each.says);
    const before = each.after.reduce((moment, then) => must(happen(moment, then)), beginning(each));
    expect(tenantOf(before).state.name).toBe(state);
    const result = happen(before, each.then);
    expect(said(result)).toBe(each.becomes);
    if (!each.untouched) return;
    const { bindings: _known, ...kept } = tenantOf(before);
    expect(tenantOf(must(result))).toMatchObject(kept);
  });
});
