import { describe, expect, it } from 'vitest';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import { TENANT_ACTS_MAX, TENANT_BINDINGS_MAX } from '#domain/limits.ts';
import type { LicenseFact } from '#domain/subscription/facts.ts';
import { hearFact, type License } from '#domain/subscription/license.ts';
import { act, followSubscriptions, mayBind, newTenant, tenantAt } from '#domain/tenant/decide.ts';
import { tenantEvents } from '#domain/tenant/events.ts';
import { type Tenant, tenantDueAt } from '#domain/tenant/tenant.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { plain } from '#test/policies/plain.ts';

const fresh = newTenant('t-a', 'product', plain, 0);

/** A license with these times in hours. */
const licensed = (n: number, times: { granted?: number; bound: number; ended?: number }): License => {
  const licenseId = `l-${n}` as const;
  const facts: LicenseFact[] = [{ kind: 'bound', at: times.bound * HOUR_MS, id: 'b', tenantId: 't-a' }];
  if (times.granted !== undefined) facts.push({ kind: 'granted', at: times.granted * HOUR_MS, id: 'g' });
  if (times.ended !== undefined)
    facts.push({ kind: 'ended', at: times.ended * HOUR_MS, id: 'e', cause: 'CANCELLED' });
  const details = { licenseId, licenseArn: `arn:aws:license-manager::1:license:${licenseId}` };
  return facts.reduce<License | undefined>(
    (known, fact) => hearFact(known, details, fact, 0),
    undefined,
  ) as License;
};

const following = (tenant: Tenant, licenses: readonly License[], hours: number): Tenant =>
  licenses.reduce((each, license) => followSubscriptions(each, license, plain, hours * HOUR_MS), tenant);

const done = (result: Tenant | Refusal): Tenant => {
  if (isRefusal(result)) throw new Error(result.refused);
  return result;
};

describe('one more subscription', () => {
  it('is refused to a tenant of another product, and where the history is full', () => {
    expect(mayBind(fresh, 'product')).toBeUndefined();
    expect(mayBind(fresh, undefined)).toBeUndefined();
    expect(mayBind(fresh, 'other')?.refused).toBe('TENANT_OF_ANOTHER_PRODUCT');
    const full = {
      ...fresh,
      bindings: Array.from({ length: TENANT_BINDINGS_MAX }, () => ({
        subscriptionId: 'l-1~1' as const,
        boundAt: 0,
      })),
    };
    expect(mayBind(full, 'product')?.refused).toBe('HISTORY_FULL');
  });

  it('takes the tenant from the next whole hour', () => {
    const moved = following(
      fresh,
      [licensed(1, { granted: 1.2, bound: 1.3 }), licensed(2, { granted: 5, bound: 5.5 })],
      6,
    );
    expect(moved.tenures).toEqual([
      { subscriptionId: 'l-1~1', from: 1 * HOUR_MS, until: 6 * HOUR_MS },
      { subscriptionId: 'l-2~1', from: 6 * HOUR_MS },
    ]);
  });

  it('bound earlier and granted later, takes the tenant only where nobody pays', () => {
    const early = licensed(1, { bound: 1, granted: 8 });
    expect(following(fresh, [early, licensed(2, { bound: 2, granted: 2 })], 9).link?.subscriptionId).toBe(
      'l-2~1',
    );
    expect(following(fresh, [early, licensed(2, { bound: 2, granted: 2, ended: 7 })], 9)).toMatchObject({
      state: { name: 'ACTIVE', since: 8 * HOUR_MS },
      link: { subscriptionId: 'l-1~1' },
    });
  });

  it('that ended in the hour in which it began has no tenure, and its change of payer none to name', () => {
    const first = following(fresh, [licensed(1, { granted: 1, bound: 1 })], 5);
    const after = following(first, [licensed(2, { granted: 5.2, bound: 5.2, ended: 5.6 })], 6);
    expect(after.tenures.map(({ subscriptionId }) => subscriptionId)).toEqual(['l-1~1']);
    expect(tenantEvents(first, after).map(({ type }) => type)).toEqual(['tenant.grace.started']);
  });
});

describe('two that were bound in one instant', () => {
  it('are in the same order, whichever is heard of first', () => {
    const both = [licensed(1, { granted: 1, bound: 1 }), licensed(2, { granted: 1, bound: 1 })];
    expect(following(fresh, both.toReversed(), 2)).toEqual(following(fresh, both, 2));
  });
});

describe('the end of the current one', () => {
  it('is grace by the policy of the day, and stays it when the policy changes', () => {
    const ended = followSubscriptions(
      fresh,
      licensed(1, { granted: 1, bound: 1, ended: 9 }),
      plain,
      9 * HOUR_MS,
    );
    const stricter = { ...plain, version: 2, lifecycle: { ...plain.lifecycle, grace: 'PT1H' } };
    const earlier = followSubscriptions(
      ended,
      licensed(1, { granted: 1, bound: 1, ended: 8 }),
      stricter,
      9 * HOUR_MS,
    );
    expect(earlier.state).toEqual({ name: 'GRACE', since: 8 * HOUR_MS, until: 8 * HOUR_MS + 7 * DAY_MS });
    expect(tenantEvents(ended, earlier)).toMatchObject([{ type: 'tenant.grace.started', from: 'GRACE' }]);
  });

  it('is grace at its time, though another was bound later', () => {
    const waiting = licensed(2, { bound: 5 });
    const tenant = following(fresh, [licensed(1, { bound: 1, ended: 3 }), waiting], 6);
    expect(tenant.state).toMatchObject({ name: 'GRACE', since: 3 * HOUR_MS });
    expect(following(fresh, [licensed(1, { bound: 1, ended: 6 }), waiting], 6).state.name).toBe(
      'PROVISIONING',
    );
  });

  it('heard after somebody bound it, is grace from the binding on', () => {
    expect(following(fresh, [licensed(1, { granted: 1, ended: 3, bound: 4 })], 5)).toMatchObject({
      state: { name: 'GRACE', since: 4 * HOUR_MS },
      tenures: [],
    });
  });
});

describe('an operator', () => {
  const paying = following(fresh, [licensed(1, { granted: 1, bound: 1 })], 2);

  it('is told when the history is full', () => {
    const acts = Array.from({ length: TENANT_ACTS_MAX }, () => ({
      kind: 'suspended' as const,
      at: 0,
      id: 'c',
    }));
    expect(act({ ...paying, acts }, 'suspended', 'c', plain, HOUR_MS)).toMatchObject({
      refused: 'HISTORY_FULL',
    });
  });

  it('who suspended is not contradicted by a late end that had suspended before', () => {
    const suspended = done(act(paying, 'suspended', 'c', plain, 400 * HOUR_MS));
    const late = followSubscriptions(
      suspended,
      licensed(1, { granted: 1, bound: 1, ended: 3 }),
      plain,
      401 * HOUR_MS,
    );
    expect(late.state).toMatchObject({
      name: 'SUSPENDED',
      reason: 'grace-over',
      since: 3 * HOUR_MS + 7 * DAY_MS,
    });
  });

  it('who restored has restored nothing where a late payer had done so before', () => {
    const over = tenantAt(
      following(fresh, [licensed(1, { granted: 1, bound: 1, ended: 3 })], 3),
      400 * HOUR_MS,
    );
    const restored = done(act(over, 'restored', 'c', plain, 401 * HOUR_MS));
    expect(restored.state).toMatchObject({ name: 'GRACE', until: 401 * HOUR_MS + 7 * DAY_MS });
    const late = following(restored, [licensed(2, { bound: 400, granted: 400 })], 402);
    expect(late.state).toEqual({ name: 'ACTIVE', since: 400 * HOUR_MS });
  });

  it('who retired has retired, though a clock was behind that of the suspension before', () => {
    const suspended = done(act(paying, 'suspended', 'c1', plain, 10 * HOUR_MS));
    expect(done(act(suspended, 'retired', 'c2', plain, 10 * HOUR_MS - 5)).state.name).toBe('RETIRED');
  });

  it('who acts is heard by those who listen', () => {
    const suspended = done(act(paying, 'suspended', 'c1', plain, 3 * HOUR_MS));
    const restored = done(act(suspended, 'restored', 'c2', plain, 4 * HOUR_MS));
    const retired = done(act(suspended, 'retired', 'c3', plain, 4 * HOUR_MS));
    expect(tenantEvents(paying, suspended)).toMatchObject([{ type: 'tenant.suspended', reason: 'operator' }]);
    expect(tenantEvents(suspended, restored)).toMatchObject([{ type: 'tenant.restored', to: 'ACTIVE' }]);
    expect(tenantEvents(suspended, retired)).toMatchObject([{ type: 'tenant.retired', to: 'RETIRED' }]);
    expect([suspended, restored, retired].map(tenantDueAt)).toEqual([
      3 * HOUR_MS + 30 * DAY_MS,
      undefined,
      undefined,
    ]);
  });
});

describe('time', () => {
  it('suspends who waits for a first payer, and offers them for retirement', () => {
    expect(tenantDueAt(fresh)).toBe(30 * DAY_MS);
    expect(tenantAt(fresh, 30 * DAY_MS - MINUTE_MS)).toBe(fresh);
    const suspended = tenantAt(fresh, 30 * DAY_MS);
    expect(tenantDueAt(suspended)).toBe(60 * DAY_MS);
    const offered = tenantAt(suspended, 60 * DAY_MS);
    expect(tenantEvents(suspended, offered)).toMatchObject([
      { type: 'tenant.retirement.offered', to: 'SUSPENDED' },
    ]);
    expect([tenantDueAt(offered), tenantAt(offered, 999 * DAY_MS)]).toEqual([undefined, offered]);
  });

  it('says both at once where nobody looked in between', () => {
    expect(tenantEvents(fresh, tenantAt(fresh, 99 * DAY_MS)).map(({ type }) => type)).toEqual([
      'tenant.suspended',
      'tenant.retirement.offered',
    ]);
  });
});
