import { describe, expect, test } from 'vitest';
import { BUYER, errorOf, HOUR, MINUTE, setting, subscribed } from './setting.ts';

const buyer = { account: BUYER, region: 'us-east-1' };

describe('a registration token', () => {
  const begin = (productCode = 'payg-code') => {
    const set = setting();
    const { license, agreement } = subscribed(set, { accountId: BUYER, productCode });
    const issued = set.core.act('token', { licenseArn: license.arn });
    const resolve = (RegistrationToken = issued.token) =>
      set.core.call('ResolveCustomer', { RegistrationToken });
    return { ...set, license, agreement, issued, resolve };
  };

  test('resolves to account, product code and license, with no customer identifier', () => {
    const { resolve, license } = begin();
    expect(resolve()).toEqual({
      CustomerAWSAccountId: BUYER,
      ProductCode: 'payg-code',
      LicenseArn: license.arn,
    });
  });

  test('of a legacy product has the customer identifier too', () => {
    expect(begin('legacy-code').resolve().CustomerIdentifier).toMatch(/^[A-Z0-9]{11}$/);
  });

  test('resolves again and again for 4 hours, then it has expired', () => {
    const { resolve, wait } = begin();
    const first = resolve();
    wait(4 * HOUR - 1);
    expect(resolve()).toEqual(first);
    wait(1);
    expect(errorOf(resolve)).toBe('ExpiredTokenException');
  });

  test('is invalid if made up, for another account than the publisher, or long after', () => {
    const { resolve, core, issued, wait, license } = begin();
    expect(errorOf(() => resolve('made-up'))).toBe('InvalidTokenException');
    const foreign = () => core.call('ResolveCustomer', { RegistrationToken: issued.token }, buyer);
    expect(errorOf(foreign)).toBe('InvalidTokenException');
    wait(100 * HOUR);
    core.act('token', { licenseArn: license.arn });
    expect(errorOf(resolve)).toBe('InvalidTokenException');
  });

  test('is issued before License Updated as well: the landing may come first', () => {
    const set = setting();
    const { licenseArn } = set.core.act('subscribe', { accountId: BUYER, productCode: 'payg-code' });
    const { token } = set.core.act('token', { licenseArn });
    expect(set.core.call('ResolveCustomer', { RegistrationToken: token }).LicenseArn).toBe(licenseArn);
  });

  test('goes with free-trial while the trial lasts, and only once per account and product', () => {
    const set = setting();
    const first = subscribed(set, { accountId: BUYER, productCode: 'trial-code' });
    expect(set.core.act('token', { licenseArn: first.license.arn }).offerType).toBe('free-trial');
    const second = subscribed(set, { accountId: BUYER, productCode: 'trial-code' });
    expect(set.core.act('token', { licenseArn: second.license.arn }).offerType).toBeUndefined();
    set.wait(14 * 24 * HOUR);
    expect(set.core.act('token', { licenseArn: first.license.arn }).offerType).toBeUndefined();
  });
});

describe('GetAgreementEntitlements', () => {
  test('gives the acceptor a token for 30 minutes', () => {
    const set = setting();
    const { agreement, license } = subscribed(set);
    const [entitlement] = set.core.call(
      'GetAgreementEntitlements',
      { agreementId: agreement.id },
      buyer,
    ).agreementEntitlements;
    expect(entitlement).toMatchObject({ status: 'PROVISIONED', licenseArn: license.arn });
    const RegistrationToken = entitlement?.registrationToken ?? '';
    set.wait(30 * MINUTE - 1);
    expect(set.core.call('ResolveCustomer', { RegistrationToken }).LicenseArn).toBe(license.arn);
    set.wait(1);
    expect(errorOf(() => set.core.call('ResolveCustomer', { RegistrationToken }))).toBe(
      'ExpiredTokenException',
    );
  });

  test.each([
    ['PENDING', 'PROVISIONING_IN_PROGRESS', {}],
    ['FAILED', 'INVALID_PAYMENT_INSTRUMENT', { payment: 'fails' as const }],
  ])('says %s, %s', (status, statusReasonCode, extra) => {
    const set = setting();
    const { agreementId } = set.core.act('subscribe', {
      accountId: BUYER,
      productCode: 'payg-code',
      ...extra,
    });
    const { agreementEntitlements } = set.core.call('GetAgreementEntitlements', { agreementId }, buyer);
    expect(agreementEntitlements).toMatchObject([{ status, statusReasonCode }]);
  });

  test('is for the acceptor; for the proposer only if the coin says so, and then without a token', () => {
    const set = setting();
    const { agreement } = subscribed(set);
    const ask = () => set.core.call('GetAgreementEntitlements', { agreementId: agreement.id });
    expect(errorOf(ask)).toBe('AccessDeniedException');
    set.core.act('coins', { proposerEntitlements: 'allowed' });
    expect(ask().agreementEntitlements[0]).not.toHaveProperty('registrationToken');
  });
});
