import { describe, expect, it } from 'vitest';
import { noActivations, type TenantActivations } from '#domain/activation/activation.ts';
import { casesToFill } from '#domain/activation/conflict.ts';
import { observedTenant, readObservation } from '#domain/activation/observe.ts';
import { termsFor, termsToBegin, termsToGoOn } from '#domain/activation/tenants.ts';
import { sayAccount, TENANTS_OF_USER_MAX, type VendorUser } from '#domain/activation/vendor-user.ts';
import { newTenant } from '#domain/tenant/decide.ts';
import { A, B, emptyTown, MINUTE, policy, policyFile, policyOf, redeemed, seen, T0, terms } from './town.ts';

const sealed = (hash: string) => ({ hash, ciphertext: `sealed-${hash}`, masked: 'x…@example.com' });

describe('the terms of a tenant', () => {
  const tenant = newTenant('t-0000000001', 'product', policy, T0);
  const retired = {
    ...tenant,
    acts: [{ kind: 'retired' as const, at: T0, id: 'retired' }],
    state: { name: 'RETIRED' as const, since: T0 },
  };
  const without = policyOf({ ...policyFile, activation: undefined });

  it('are those of its policy, where that activates anything', () => {
    expect(termsFor(tenant, policy)).toEqual({ terms });
    expect(termsFor(tenant, without)).toMatchObject({ refused: 'ACTIVATION_NOT_OFFERED' });
    expect(termsToBegin(tenant, policy, T0)).toEqual({ terms });
  });

  it('go on where the policy activates nothing any more', () => {
    expect(termsToGoOn(policy)).toEqual(terms);
    expect(termsToGoOn(without)).toMatchObject({ orderings: [], products: {} });
  });

  it('begin nothing once it is retired', () => {
    expect(termsToBegin(retired, policy, T0)).toMatchObject({ refused: 'TENANT_RETIRED' });
  });
});

describe('a user at the vendor', () => {
  const say = (activations: TenantActivations, hash: string, ...users: VendorUser[]) =>
    sayAccount(activations, { email: sealed(hash) }, new Map(users.map((user) => [user.hash, user])));
  const one = noActivations('t-0000000001', 'product');

  it('begins with the first tenant, and is gone with the last', () => {
    const first = say(one, 'a');
    expect(first.user).toEqual({ productCode: 'product', hash: 'a', tenantIds: [one.tenantId] });
    const moved = say(first.activations, 'b', first.user as VendorUser);
    expect(moved).toMatchObject({ former: { hash: 'a', user: 'gone' }, user: { hash: 'b' } });
    const shared = { ...(first.user as VendorUser), tenantIds: [one.tenantId, 't-0000000002'] };
    expect(say(first.activations, 'b', shared).former?.user).toMatchObject({ tenantIds: ['t-0000000002'] });
  });

  it('is said twice without a change', () => {
    const { activations, user } = say(one, 'a');
    const again = say(activations, 'a', user as VendorUser);
    expect([again.activations, again.user, again.former]).toEqual([activations, user, undefined]);
    expect(again.activations).toBe(activations);
    expect(again.user).toBe(user);
  });

  it('has so many tenants that are kept, and no more', () => {
    const tenantIds = Array.from({ length: TENANTS_OF_USER_MAX }, (_, n) => `t-other${n}`);
    const full = { productCode: 'product', hash: 'a', tenantIds };
    expect(say(one, 'a', full).user).toBe(full);
  });

  it('is told to the cases of conflicts that stood before, and to no others', () => {
    const town = seen(redeemed(emptyTown(), B, 'b', T0), A, T0 + MINUTE).town;
    const { activations } = say(town.activations, 'a');
    const fill = casesToFill(town.activations, activations, new Map(), terms);
    expect(fill).toMatchObject([
      { caseId: 'sc-t-0000000001-c1ws-with-xdr.other-cloud-one', known: { email: { hash: 'a' } } },
    ]);
    expect(casesToFill(activations, activations, new Map(), terms)).toEqual([]);
    expect(casesToFill(emptyTown().activations, activations, new Map(), terms)).toEqual([]);
  });
});

describe('an observation as it comes in', () => {
  const tenantId = 't-000000000001';

  it.each([
    [
      { tenantId, product: A },
      { tenantId, product: A, byLink: true },
    ],
    [
      { tenantId, product: A, by: 'otherwise', at: '2026-11-02T09:00:00Z' },
      { tenantId, product: A, byLink: false, at: T0 },
    ],
    [
      { tenantId, product: A, link: 'x' },
      { tenantId, product: A, byLink: true, link: 'x' },
    ],
  ])('is read: %j', (input, read) => {
    expect(readObservation(input)).toEqual(read);
  });

  it.each([
    [undefined, '(whole)'],
    ['text', '(whole)'],
    [{ product: A }, 'tenantId'],
    [{ tenantId: 't-1', product: A }, 'tenantId'],
    [{ tenantId, product: '' }, 'product'],
    [{ tenantId, product: A, at: 'yesterday' }, 'at'],
    [{ tenantId, product: A, by: 'magic' }, 'by'],
    [{ tenantId, product: A, link: '' }, 'link'],
    [{ tenantId, product: A, more: 1 }, 'more'],
  ])('is not read: %j, for its %s', (input, field) => {
    expect(readObservation(input)).toMatchObject({ refused: 'OBSERVATION_INVALID', details: { field } });
  });

  it('names its tenant as far as it can be read', () => {
    expect([
      observedTenant({ tenantId, product: 1 }),
      observedTenant({ tenantId: 1 }),
      observedTenant(null),
    ]).toEqual([tenantId, undefined, undefined]);
  });
});
