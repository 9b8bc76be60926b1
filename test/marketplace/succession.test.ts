import { describe, expect, test } from 'vitest';
import type { Coins } from '#local/marketplace/coins.ts';
import { BUYER, DAY, errorOf, events, HOUR, SELLER, START, setting, subscribed } from './setting.ts';

const contract = { accountId: BUYER, productCode: 'contract-code' };
const types = (set: ReturnType<typeof setting>) => events(set.core).map(({ 'detail-type': type }) => type);

const CREATED = 'Purchase Agreement Created - Proposer';
const ENDED = 'Purchase Agreement Ended - Proposer';
const UPDATED = 'License Updated - Manufacturer';
const DEPROVISIONED = 'License Deprovisioned - Manufacturer';

describe('a renewal', () => {
  test.each<[Coins['renewedLicense'], Coins['replacementOrder'], string[]]>([
    ['same', 'updated-first', [CREATED, UPDATED, ENDED]],
    ['same', 'ended-first', [ENDED, CREATED, UPDATED]],
    ['new', 'updated-first', [CREATED, UPDATED, ENDED, DEPROVISIONED]],
    ['new', 'ended-first', [ENDED, CREATED, DEPROVISIONED, UPDATED]],
  ])('with the %s license, %s', (renewedLicense, replacementOrder, said) => {
    const set = setting({ coins: { renewedLicense, replacementOrder } });
    const { agreement, license } = subscribed(set, contract);
    set.until(START + 365 * DAY + HOUR);
    expect(
      types(set)
        .filter((type) => !type.includes('Ending'))
        .slice(2),
    ).toEqual(said);
    const renewed = Object.values(set.core.state.agreements).at(-1);
    expect(renewed).toMatchObject({ intent: 'RENEW', status: 'ACTIVE', startTime: START + 365 * DAY });
    expect(renewed?.endTime).toBe(START + 730 * DAY);
    expect(renewed?.initialAgreementId).toBe(agreement.id);
    expect(agreement.status).toBe('RENEWED');
    expect(renewed?.licenseArn === license.arn).toBe(renewedLicense === 'same');
  });

  test('says in Created what it renews, and in Ended that it was renewed', () => {
    const set = setting();
    const { agreement } = subscribed(set, contract);
    set.until(START + 365 * DAY + HOUR);
    const created = events(set.core).findLast(({ 'detail-type': type }) => type === CREATED);
    expect(created?.detail).toMatchObject({
      agreement: { intent: 'RENEW', previousAgreementId: agreement.id },
      product: { id: 'prod-contract', title: 'Contract' },
      proposer: { accountId: SELLER },
    });
    expect(created?.detail).not.toHaveProperty('resaleAuthorization');
    const ended = events(set.core).findLast(({ 'detail-type': type }) => type === ENDED);
    expect(ended?.detail['agreement']).toEqual({ id: agreement.id, status: 'RENEWED' });
  });

  test.each(['autoRenew', 'proposerOptedOut'] as const)('does not come after %s says no', (who) => {
    const set = setting();
    const { agreement, license } = subscribed(set, contract);
    set.core.act('amend', { agreementId: agreement.id, [who]: who === 'proposerOptedOut' });
    set.until(START + 365 * DAY + HOUR);
    expect(agreement.status).toBe('EXPIRED');
    expect(license.status).toBe('DEPROVISIONED');
    expect(types(set).slice(-2)).toEqual([ENDED, DEPROVISIONED]);
  });
});

describe('a replacement', () => {
  test('by an agreement-based offer: same chain, quantities of the new offer', () => {
    const set = setting();
    const { agreement } = subscribed(set, contract);
    const { offerId } = set.core.act('offer', {
      productCode: 'contract-code',
      name: 'More seats',
      buyerAccounts: [BUYER],
      grants: { seats: 50 },
      replaces: agreement.id,
    });
    const { agreementId } = set.core.act('subscribe', { accountId: BUYER, offerId });
    set.wait(HOUR);
    expect(agreement.status).toBe('REPLACED');
    expect(set.core.state.agreements[agreementId]).toMatchObject({
      intent: 'REPLACE',
      initialAgreementId: agreement.id,
      grants: { seats: 50 },
    });
    expect(errorOf(() => set.core.act('subscribe', { accountId: BUYER, offerId }))).toBe(
      'ValidationException',
    );
  });

  const privateOffer = {
    id: 'offer-private',
    productCode: 'payg-code',
    name: 'Private',
    buyerAccounts: [BUYER],
    endsAt: START + 30 * DAY,
    atEnd: 'REPLACE' as const,
  };

  test.each([
    ['coexists', 'ACTIVE', 2],
    ['replaces', 'REPLACED', 1],
  ] as const)(
    'of the public pay-as-you-go offer by a private one: %s',
    (secondSubscription, status, live) => {
      const set = setting({ offers: [privateOffer], coins: { secondSubscription } });
      const { agreement } = subscribed(set);
      set.core.act('subscribe', { accountId: BUYER, offerId: 'offer-private' });
      expect(agreement.status).toBe(status);
      expect(
        Object.values(set.core.state.agreements).filter(({ status: now }) => now === 'ACTIVE'),
      ).toHaveLength(live);
    },
  );

  test('by the public offer when a private one ends', () => {
    const set = setting({ offers: [privateOffer] });
    const { agreement } = subscribed(set, { accountId: BUYER, offerId: 'offer-private' });
    set.until(START + 31 * DAY);
    const next = Object.values(set.core.state.agreements).at(-1);
    expect(agreement.status).toBe('REPLACED');
    expect(next).toMatchObject({ intent: 'REPLACE', endTime: null, status: 'ACTIVE' });
    expect(next?.offerId).toBe(set.core.state.products['payg-code']?.publicOfferId);
  });

  test('charges the hours before by the old price and those after by the new one', () => {
    const set = setting({
      offers: [{ ...privateOffer, prices: { calls: '0.01' } }],
      coins: { secondSubscription: 'replaces' },
    });
    const { license } = subscribed(set);
    const meter = () =>
      set.core.call('BatchMeterUsage', {
        UsageRecords: [
          {
            Timestamp: set.now() / 1000,
            Dimension: 'calls',
            Quantity: 100,
            CustomerAWSAccountId: BUYER,
            LicenseArn: license.arn,
          },
        ],
      });
    meter();
    set.wait(1000);
    set.core.act('subscribe', { accountId: BUYER, offerId: 'offer-private' });
    set.wait(2 * HOUR);
    meter();
    expect(set.core.bill()[0]?.lines.map(({ amount }) => amount)).toEqual(['10.00', '1.00']);
  });
});

test('two purchases of one account are two licenses, and ending one leaves the other', () => {
  const set = setting();
  const [one, two] = [subscribed(set), subscribed(set)];
  expect(one.license.arn).not.toBe(two.license.arn);
  set.core.act('end', { agreementId: one.agreement.id, status: 'TERMINATED' });
  set.wait(HOUR);
  expect([one.license.status, two.license.status]).toEqual(['DEPROVISIONED', 'PROVISIONED']);
});

test.each([
  [
    'somebody else’s private offer',
    { accountId: '444455556666', offerId: 'offer-p' },
    'ResourceNotFoundException',
  ],
  ['an expired offer', { accountId: BUYER, offerId: 'offer-old' }, 'ValidationException'],
  ['an unknown offer', { accountId: BUYER, offerId: 'offer-none' }, 'ResourceNotFoundException'],
  [
    'a quantity of what is metered',
    { accountId: BUYER, productCode: 'payg-code', grants: { calls: 1 } },
    'ValidationException',
  ],
  ['an account that is none', { accountId: '1234', productCode: 'payg-code' }, 'ValidationException'],
])('%s cannot be accepted', (_name, input, error) => {
  const set = setting({
    offers: [
      { id: 'offer-p', productCode: 'payg-code', name: 'Private', buyerAccounts: [BUYER] },
      { id: 'offer-old', productCode: 'payg-code', name: 'Old', availableUntil: START },
    ],
  });
  expect(errorOf(() => set.core.act('subscribe', input))).toBe(error);
});
