import { describe, expect, test } from 'vitest';
import { BUYER, errorOf, HOUR, MINUTE, type Setting, setting, snsMessages, subscribed } from './setting.ts';

const legacy = { accountId: BUYER, productCode: 'legacy-code' };

const identifierOf = (set: Setting): string =>
  set.core.state.customerIdentifiers[`${BUYER} legacy-code`] ?? '';

const meter = (set: Setting, record: object, request: object = { ProductCode: 'legacy-code' }) =>
  set.core.call('BatchMeterUsage', {
    UsageRecords: [{ Timestamp: set.now() / 1000, Dimension: 'calls', Quantity: 10, ...record }],
    ...request,
  }).Results[0]?.Status;

describe('metering by product code', () => {
  test('takes the customer identifier or the account, not both', () => {
    const set = setting();
    subscribed(set, legacy);
    const CustomerIdentifier = identifierOf(set);
    expect(CustomerIdentifier).toMatch(/^[A-Z0-9]{11}$/);
    expect(meter(set, { CustomerIdentifier })).toBe('Success');
    expect(meter(set, { CustomerAWSAccountId: BUYER })).toBe('Success');
    expect(Object.keys(set.core.state.usage)).toHaveLength(1);
    expect(errorOf(() => meter(set, { CustomerIdentifier, CustomerAWSAccountId: BUYER }))).toBe(
      'InvalidCustomerIdentifierException',
    );
  });

  test.each([
    ['an unknown customer', { CustomerIdentifier: 'NOBODY' }, {}, 'InvalidCustomerIdentifierException'],
    [
      'an unknown product',
      { CustomerAWSAccountId: BUYER },
      { ProductCode: 'x' },
      'InvalidProductCodeException',
    ],
    [
      'a product id for a code',
      { CustomerAWSAccountId: BUYER },
      { ProductCode: 'prod-legacy' },
      'InvalidProductCodeException',
    ],
  ])('refuses %s', (_name, record, request, error) => {
    const set = setting();
    subscribed(set, legacy);
    expect(errorOf(() => meter(set, record, { ProductCode: 'legacy-code', ...request }))).toBe(error);
  });

  test('an account that never bought is not subscribed', () => {
    const set = setting();
    expect(meter(set, { CustomerAWSAccountId: BUYER })).toBe('CustomerNotSubscribed');
  });
});

test('an hour that comes by product code and by license is billed twice, as AWS warns', () => {
  const set = setting();
  const { license } = subscribed(set, legacy);
  meter(set, { CustomerAWSAccountId: BUYER });
  expect(set.core.bill()[0]?.total).toBe('1.00');
  meter(set, { CustomerAWSAccountId: BUYER, LicenseArn: license.arn }, {});
  const [bill] = set.core.bill();
  expect(bill?.total).toBe('2.00');
  expect(bill?.lines.map(({ identity, duplicate }) => [identity, duplicate])).toEqual([
    ['product', true],
    ['license', true],
  ]);
});

test('one record with both names is billed twice at once', () => {
  const set = setting();
  const { license } = subscribed(set, legacy);
  expect(meter(set, { CustomerAWSAccountId: BUYER, LicenseArn: license.arn })).toBe('Success');
  expect(set.core.bill()[0]?.total).toBe('2.00');
});

describe('SNS', () => {
  const actions = (set: Setting) => snsMessages(set.core).map(({ body }) => body['action']);

  test('tells the whole life of a subscription, without license or account', () => {
    const set = setting();
    const { agreement } = subscribed(set, legacy);
    const [message] = snsMessages(set.core);
    expect(message?.topic).toMatch(
      /^arn:aws:sns:us-east-1:\d{12}:aws-mp-subscription-notification-legacy-code$/,
    );
    expect(message?.body).toEqual({
      action: 'subscribe-success',
      'customer-identifier': identifierOf(set),
      'product-code': 'legacy-code',
      'offer-identifier': agreement.offerId,
      isFreeTrialTermPresent: 'false',
    });
    set.core.act('cancel', { agreementId: agreement.id });
    set.wait(MINUTE);
    expect(actions(set)).toEqual(['subscribe-success', 'unsubscribe-pending']);
    set.wait(HOUR);
    expect(actions(set)).toEqual(['subscribe-success', 'unsubscribe-pending', 'unsubscribe-success']);
  });

  test('a buyer who comes back within the hour is never said to have gone', () => {
    const set = setting();
    const { agreement } = subscribed(set, legacy);
    set.core.act('cancel', { agreementId: agreement.id });
    set.wait(MINUTE);
    subscribed(set, legacy);
    set.wait(2 * HOUR);
    expect(actions(set)).toEqual(['subscribe-success', 'unsubscribe-pending', 'subscribe-success']);
  });

  test('a refused payment is a subscribe-fail', () => {
    const set = setting();
    set.core.act('subscribe', { ...legacy, payment: 'fails' });
    set.wait(HOUR);
    expect(actions(set)).toEqual(['subscribe-fail']);
  });

  test('values may have the leading space of the documentation', () => {
    const set = setting({ coins: { snsValues: 'leading-space' } });
    subscribed(set, legacy);
    expect(snsMessages(set.core)[0]?.body['product-code']).toBe(' legacy-code');
  });

  test('products with concurrent agreements have none', () => {
    const set = setting();
    subscribed(set);
    expect(snsMessages(set.core)).toEqual([]);
  });
});

describe('one purchase at a time', () => {
  test('the same offer again is refused; a private one replaces the public one', () => {
    const set = setting({
      offers: [{ id: 'offer-1', productCode: 'legacy-code', name: 'Private', buyerAccounts: [BUYER] }],
    });
    const { agreement } = subscribed(set, legacy);
    expect(errorOf(() => set.core.act('subscribe', legacy))).toBe('ConflictException');
    const moved = set.core.act('subscribe', { accountId: BUYER, offerId: 'offer-1' });
    expect(agreement.status).toBe('REPLACED');
    expect(set.core.state.agreements[moved.agreementId]?.initialAgreementId).toBe(agreement.id);
  });
});
