import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  AgreementId,
  BuyerAccount,
  LicenseArn,
  licenseIdOf,
  OfferId,
  ProductCode,
  parseSubscriptionId,
  SubscriptionIdText,
  subscriptionIdOf,
  TenantId,
} from '#domain/identifiers.ts';
import { shardOf } from '#domain/shard.ts';

describe('a license ARN', () => {
  it.each([
    [
      'as real events and ResolveCustomer print it',
      'arn:aws:license-manager::294406891311:license:l-9d01d15f',
      'l-9d01d15f',
    ],
    [
      'as the samples of License events print it',
      'aws:license-manager:us-east-1:123456789012:l-e52c00',
      'l-e52c00',
    ],
    ['with a slash', 'arn:aws:license-manager::294406891311:license/l-0a', 'l-0a'],
    ['the bare tail', 'l-0123456789abcdef0123456789abcdef', 'l-0123456789abcdef0123456789abcdef'],
  ])('%s', (_name, arn, id) => {
    expect(licenseIdOf(arn)).toBe(id);
    expect(v.parse(LicenseArn, ` ${arn} `)).toBe(arn);
  });

  it.each([
    '',
    'l-',
    'l-xyz',
    'arn:aws:license-manager::1:license:l-9d01 ',
    'arn:aws:license-manager::1:license:xl-9d01',
    'lic-9d01',
  ])('is not "%s"', (text) => {
    expect(licenseIdOf(text)).toBeUndefined();
  });

  it('is refused where it ends in no license id', () => {
    expect(v.is(LicenseArn, 'arn:aws:license-manager::1:license:lic-1')).toBe(false);
    expect(v.is(LicenseArn, `${'a'.repeat(300)}:l-1`)).toBe(false);
  });
});

describe('a subscription id', () => {
  it('is the license id and the generation, both ways', () => {
    expect(subscriptionIdOf('l-9d01', 12)).toBe('l-9d01~12');
    expect(parseSubscriptionId('l-9d01~12')).toEqual({ licenseId: 'l-9d01', generation: 12 });
  });

  it.each(['l-9d01', 'l-9d01~0', 'l-9d01~01', 'l-9d01~1x', 'l-~1', ' l-9d01~1'])('is not "%s"', (text) => {
    expect(parseSubscriptionId(text)).toBeUndefined();
    expect(v.is(SubscriptionIdText, text)).toBe(false);
  });
});

describe('the other identifiers', () => {
  it.each([
    ['an account', BuyerAccount, ' 012345678901 ', '012345678901'],
    ['an agreement', AgreementId, 'agmt-4mwg1nevbokzw95eca5797ixs', 'agmt-4mwg1nevbokzw95eca5797ixs'],
    ['an offer', OfferId, 'offer-abcexample123', 'offer-abcexample123'],
    ['a product code', ProductCode, 'aw4fgf5tyo5w2ap6fEXAMPLE', 'aw4fgf5tyo5w2ap6fEXAMPLE'],
    ['a tenant', TenantId, 't-0123456789ab', 't-0123456789ab'],
  ])('%s', (_name, schema, text, read) => {
    expect(v.parse(schema, text)).toBe(read);
  });

  it.each([
    ['an account of 11 digits', BuyerAccount, '12345678901'],
    ['an account of digits and letters', BuyerAccount, '12345678901a'],
    ['an agreement without its prefix', AgreementId, '4mwg1nevbokzw95eca5797ixs'],
    ['an offer set', OfferId, 'offerset-1'],
    ['a product id', ProductCode, 'prod-qtwveEXAMPLE'],
    ['a tenant in capitals', TenantId, 't-0123456789AB'],
    ['nothing', AgreementId, '  '],
  ])('not %s', (_name, schema, text) => {
    expect(v.is(schema, text)).toBe(false);
  });
});

describe('a shard', () => {
  it('is the same for ever', () => {
    expect(['', 'l-9d01', 't-0123456789ab'].map((id) => shardOf(id, 4))).toEqual([1, 0, 2]);
  });

  it('spreads ids evenly', () => {
    const counts = [0, 0, 0, 0];
    for (let index = 0; index < 4_000; index += 1) {
      const shard = shardOf(`t-${index.toString(36).padStart(12, '0')}`, 4);
      counts[shard] = (counts[shard] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(800);
  });
});
