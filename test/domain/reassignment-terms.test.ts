import { describe, expect, it } from 'vitest';
import { parsePolicy } from '#domain/policy/policy.ts';
import {
  channelsOf,
  expiringNoticeMs,
  reassignmentTermsOf,
  resellerOf,
} from '#domain/policy/reassignment-terms.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { cloudOne, plain } from '#test/policies/plain.ts';

describe('the terms of a reassignment', () => {
  it('have defaults where the policy is silent: anyone moves, alone, and an operator verifies', () => {
    expect(reassignmentTermsOf(plain)).toEqual({
      policy: 'example/plain@1',
      eligibility: 'any',
      approval: 'none',
      expireAfterMs: 14 * DAY_MS,
      remindEveryMs: DAY_MS,
      cutOverMarginMs: 10 * MINUTE_MS,
      cancel: { by: 'buyer', overdueAfterMs: 2 * HOUR_MS },
      verification: {
        by: 'operator',
        subscriptionType: 'AWS Marketplace',
        registered: 'registered',
        services: [],
        retryEveryMs: 5 * MINUTE_MS,
        overdueAfterMs: 2 * HOUR_MS,
      },
    });
    expect([channelsOf(plain), expiringNoticeMs(plain)]).toEqual([['aws-marketplace'], 14 * DAY_MS]);
  });

  it('say what the vendor says', () => {
    const terms = reassignmentTermsOf(cloudOne);
    expect(terms).toMatchObject({
      policy: 'cloud-one/cloud-one@1',
      eligibility: 'reseller',
      approval: 'four-eyes',
    });
    expect(terms.verification).toMatchObject({ by: 'http', registered: '登録済み' });
    expect(terms.verification.services.map(({ name }) => name)).toContain('Conformity');
    expect(terms.verification.services).toHaveLength(7);
    expect(channelsOf(cloudOne)).toEqual(['aws-marketplace', 'annual']);
  });

  it('keep the defaults of what a policy leaves out', () => {
    const parsed = parsePolicy({
      ...plain,
      reassignment: { remindEvery: 'PT12H', cancel: { by: 'seller' } },
    });
    if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
    expect(reassignmentTermsOf(parsed.policy)).toMatchObject({
      remindEveryMs: 12 * HOUR_MS,
      expireAfterMs: 14 * DAY_MS,
      cancel: { by: 'seller', overdueAfterMs: 2 * HOUR_MS },
    });
  });
});

describe('resellers', () => {
  it('provide the accounts that the policy lists', () => {
    expect(resellerOf(cloudOne, '222222222222')?.name).toBe('Classmethod, Inc.');
    expect(resellerOf(cloudOne, '999999999999')).toBeUndefined();
    expect(resellerOf(plain, '222222222222')).toBeUndefined();
  });

  it('are each there once, and each account at one of them', () => {
    const reseller = (id: string) => ({ id, name: id, kind: 'sppo', accounts: ['111111111111'] });
    const twice = parsePolicy({ ...plain, resellers: [reseller('a'), reseller('b'), reseller('b')] });
    expect(twice).toEqual({
      faults: [
        { field: 'resellers', message: 'names b twice' },
        { field: 'resellers', message: 'names account 111111111111 twice' },
      ],
    });
  });
});
