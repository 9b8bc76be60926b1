import { describe, expect, it } from 'vitest';
import { type Agreement, unknownAgreement } from '#domain/agreement/agreement.ts';
import { rememberSuccessor, successionOf } from '#domain/lifecycle/succession.ts';
import { SUCCESSIONS_MAX } from '#domain/limits.ts';
import { hearFact, hearSuccession, type License } from '#domain/subscription/license.ts';
import { act, followSubscriptions, newTenant } from '#domain/tenant/decide.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { HOUR_MS } from '#domain/time.ts';
import { plain } from '#test/policies/plain.ts';
import { exampleLicense, T0 } from '../stores/examples.ts';

const TENANT = 't-a000000000';
const bindingAt = (at: number) => ({ kind: 'bound', at, id: 'b', tenantId: TENANT }) as const;
const first = exampleLicense(1);
const before = hearFact(first, first, bindingAt(T0 + 2 * HOUR_MS), T0 + 2 * HOUR_MS);
const successorOf = (buyerAccount = '111122223333'): License => {
  const made = exampleLicense(2, buyerAccount);
  const [granted] = made.facts;
  if (!granted) throw new Error('the example has a grant');
  return { ...made, facts: [{ ...granted, at: T0 + 5 * HOUR_MS }] };
};
const renewal = (previousAgreementId: string): Agreement => {
  const recorded = {
    at: T0,
    id: 'r',
    status: 'ACTIVE',
    terms: { intent: 'RENEW', previousAgreementId },
  } as const;
  return { ...unknownAgreement('agmt-2', T0), created: recorded, recorded };
};

describe('a succession', () => {
  it('takes the place of the predecessor from the grant on', () => {
    expect(successionOf(successorOf(), renewal('agmt-1'), [before])).toEqual({
      kind: 'bound',
      at: T0 + 5 * HOUR_MS,
      id: 'after agmt-1',
      tenantId: TENANT,
      succession: { agreementId: 'agmt-2', previousAgreementId: 'agmt-1', licenseId: before.licenseId },
    });
  });

  it.each([
    ['of another buyer account', successorOf('444455556666'), renewal('agmt-1'), before],
    ['of another product', { ...successorOf(), productCode: 'other' }, renewal('agmt-1'), before],
    ['that names itself', successorOf(), renewal('agmt-2'), before],
    ['whose predecessor serves nobody', successorOf(), renewal('agmt-1'), first],
    [
      'whose predecessor was bound later',
      successorOf(),
      renewal('agmt-1'),
      hearFact(first, first, bindingAt(T0 + 6 * HOUR_MS), T0 + 6 * HOUR_MS),
    ],
    [
      'that had a tenant when it was granted',
      { ...successorOf(), facts: [bindingAt(T0 + 4 * HOUR_MS), ...successorOf().facts] },
      renewal('agmt-1'),
      before,
    ],
  ] as const)('is none for one %s', (_what, license, agreement, predecessor) => {
    expect(successionOf(license as License, agreement, [predecessor])).toBeUndefined();
  });

  it('is forgotten where the chain says so no more', () => {
    const successor = successorOf();
    const succession = successionOf(successor, renewal('agmt-1'), [before]);
    const bound = hearSuccession(successor, 'agmt-2', succession, T0 + 6 * HOUR_MS);
    expect(bound.subscriptions[0]).toMatchObject({ tenantId: TENANT, succeeds: before.licenseId });
    expect(hearSuccession(bound, 'agmt-2', succession, T0 + 7 * HOUR_MS)).toBe(bound);
    const gone = hearSuccession(bound, 'agmt-2', undefined, T0 + 7 * HOUR_MS);
    expect(gone.subscriptions[0]).not.toHaveProperty('tenantId');
  });
});

const follow = (tenant: Tenant, license: License, now: number): Tenant =>
  followSubscriptions(tenant, license, plain, now);

describe('a tenant that an operator suspended', () => {
  it('stays suspended when its subscription is renewed; a restore finds the new payer', () => {
    const now = T0 + 3 * HOUR_MS;
    const served = follow(newTenant(TENANT, 'plainproduct1', plain, T0), before, now);
    const suspended = act(served, 'suspended', 'a', plain, now) as Tenant;
    const successor = successorOf();
    const succession = successionOf(successor, renewal('agmt-1'), [before]);
    const renewed = hearSuccession(successor, 'agmt-2', succession, T0 + 6 * HOUR_MS);
    const after = follow(suspended, renewed, T0 + 6 * HOUR_MS);
    expect(after.state).toMatchObject({ name: 'SUSPENDED', reason: 'operator' });
    expect(after.link?.subscriptionId).toBe(`${renewed.licenseId}~1`);
    const restored = act(after, 'restored', 'r', plain, T0 + 7 * HOUR_MS) as Tenant;
    expect(restored.state.name).toBe('ACTIVE');
  });
});

describe('an agreement', () => {
  it('knows those that follow it, up to a bound', () => {
    const [next] = [rememberSuccessor(renewal('agmt-1'), undefined, T0)];
    expect(next).toMatchObject({ agreementId: 'agmt-1', successorIds: ['agmt-2'] });
    expect(rememberSuccessor(renewal('agmt-1'), next, T0)).toBe(next);
    expect(rememberSuccessor(unknownAgreement('agmt-9', T0), undefined, T0)).toBeUndefined();
    const full = { ...unknownAgreement('agmt-1', T0), successorIds: Array(SUCCESSIONS_MAX).fill('agmt-x') };
    expect(rememberSuccessor(renewal('agmt-1'), full, T0)).toBe(full);
  });
});
