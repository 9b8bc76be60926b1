import { describe, expect, test } from 'vitest';
import { BUYER, DAY, errorOf, HOUR, OTHER_BUYER, START, setting, subscribed } from './setting.ts';

const contract = { accountId: BUYER, productCode: 'contract-code' };

const begin = (options: Parameters<typeof setting>[0] = {}) => {
  const set = setting(options);
  const one = subscribed(set, { ...contract, grants: { seats: 10, projects: 2 } });
  const two = subscribed(set, contract);
  const other = subscribed(set, { ...contract, accountId: OTHER_BUYER });
  const get = (input: object = {}) =>
    set.core.call('GetEntitlements', { ProductCode: 'contract-code', ...input });
  const found = (Filter: object) =>
    get({ Filter }).Entitlements.map(({ LicenseArn, Dimension }) => `${LicenseArn} ${Dimension}`);
  return { ...set, one, two, other, get, found };
};

describe('GetEntitlements', () => {
  test('gives quantity, license, account and the date of renewal', () => {
    const { get, one } = begin();
    expect(get().Entitlements[0]).toEqual({
      ProductCode: 'contract-code',
      Dimension: 'seats',
      CustomerAWSAccountId: BUYER,
      LicenseArn: one.license.arn,
      ExpirationDate: (START + 365 * DAY) / 1000,
      Value: { IntegerValue: 10 },
    });
  });

  test('unites the values of a key and intersects the keys', () => {
    const { found, one, two, other } = begin();
    const [a, b, c] = [one, two, other].map(({ license }) => license.arn);
    expect(found({ LICENSE_ARN: [a] })).toEqual([`${a} seats`, `${a} projects`]);
    expect(found({ CUSTOMER_AWS_ACCOUNT_ID: [BUYER], DIMENSION: ['seats'] })).toEqual([
      `${a} seats`,
      `${b} seats`,
    ]);
    expect(found({ CUSTOMER_AWS_ACCOUNT_ID: [BUYER, OTHER_BUYER], DIMENSION: ['seats'] })).toEqual([
      `${a} seats`,
      `${b} seats`,
      `${c} seats`,
    ]);
    expect(found({ LICENSE_ARN: [c], CUSTOMER_AWS_ACCOUNT_ID: [BUYER] })).toEqual([]);
  });

  test('comes in pages until there is no token', () => {
    const { get } = begin();
    const first = get({ MaxResults: 3 });
    expect(first.Entitlements).toHaveLength(3);
    const second = get({ MaxResults: 3, NextToken: first.NextToken });
    expect(second.Entitlements).toHaveLength(1);
    expect(second.NextToken).toBeUndefined();
  });

  test('may give an empty page with a token', () => {
    const { get } = begin({ coins: { entitlementPages: 'scanned' } });
    const Filter = { CUSTOMER_AWS_ACCOUNT_ID: [OTHER_BUYER] };
    const first = get({ Filter, MaxResults: 3 });
    expect(first.Entitlements).toEqual([]);
    expect(get({ Filter, MaxResults: 3, NextToken: first.NextToken }).Entitlements).toHaveLength(1);
  });

  test.each([
    ['an unknown product', { ProductCode: 'prod-contract' }],
    [
      'two ways to name the customer',
      { Filter: { CUSTOMER_IDENTIFIER: ['A'], CUSTOMER_AWS_ACCOUNT_ID: [BUYER] } },
    ],
    ['a token of its own making', { NextToken: 'x' }],
  ])('refuses %s', (_name, input) => {
    const { get } = begin();
    expect(errorOf(() => get(input))).toBe('InvalidParameterException');
  });

  test('forgets a license that was taken back, follows an amendment, and has nothing for pay as you go', () => {
    const { core, get, one, two, other, wait } = begin();
    core.act('end', { agreementId: one.agreement.id, status: 'CANCELLED' });
    core.act('amend', { agreementId: two.agreement.id, grants: { projects: 3 } });
    wait(HOUR);
    expect(
      get().Entitlements.map(({ LicenseArn, Dimension, Value }) => [LicenseArn, Dimension, Value]),
    ).toEqual([
      [two.license.arn, 'projects', { IntegerValue: 3 }],
      [other.license.arn, 'seats', { IntegerValue: 10 }],
    ]);
    expect(core.call('GetEntitlements', { ProductCode: 'payg-code' }).Entitlements).toEqual([]);
  });
});
