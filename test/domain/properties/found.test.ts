import { describe, expect, it } from 'vitest';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { World } from '#test/orders/world.ts';
import { boundTwice, linkedWrongly, servedForNothing, tenuredTwice } from './invariants.ts';
import { play } from './play.ts';

describe('the invariants find', () => {
  const [played] = play([
    { does: 'license', kind: 'granted', license: 'l-1', agreement: 'agmt-1', lateMs: 0 },
    { does: 'bind', license: 'l-1', tenant: 't-a' },
  ]).slice(-1);
  if (!played) throw new Error('nothing was played');
  const { after: world, now } = played;
  const tenant = world.tenants['t-a'];
  if (!tenant) throw new Error('no tenant was born');
  const hour = { subscriptionId: 'l-1~1' as const, from: 0, until: 7_200_000 };
  const withTenant = (changed: Partial<Tenant>): World => ({
    ...world,
    tenants: { 't-a': { ...tenant, ...changed } },
  });

  it('nothing in a sound world', () => {
    expect(
      [servedForNothing(world, now), linkedWrongly(world), tenuredTwice(world), boundTwice(world)].flat(),
    ).toEqual([]);
  });

  it('service for nothing, and a link to nobody', () => {
    const unpaid = { ...world, licenses: {} };
    expect(servedForNothing(unpaid, now)).toHaveLength(1);
    expect(linkedWrongly(unpaid)).toHaveLength(1);
    expect(
      servedForNothing(
        { ...unpaid, tenants: withTenant({ state: { name: 'GRACE', since: 0, until: now } }).tenants },
        now,
      ),
    ).toHaveLength(1);
  });

  it('a payer whose tenant waits', () => {
    expect(linkedWrongly(withTenant({ state: { name: 'GRACE', since: 0, until: now } }))).toHaveLength(1);
  });

  it('hours that are paid twice, and parts of hours', () => {
    expect(tenuredTwice(withTenant({ tenures: [hour, { ...hour, from: 3_600_000 }] }))).toHaveLength(2);
    expect(tenuredTwice(withTenant({ tenures: [{ ...hour, from: 1 }] }))).toHaveLength(1);
  });

  it('a binding that one side does not know', () => {
    expect(boundTwice(withTenant({ bindings: [] }))).toHaveLength(1);
    expect(boundTwice(withTenant({ bindings: [...tenant.bindings, ...tenant.bindings] }))).toHaveLength(1);
  });
});
