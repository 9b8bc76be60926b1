import { describe, expect, test } from 'vitest';
import type { Agreement } from '#domain/agreement/agreement.ts';
import type { LegacyCustomer } from '#domain/legacy/customer.ts';
import { legacyIdentity } from '#domain/legacy/identity.ts';
import { hourPayerOf, type PayerKnown, readsForPayer, timestampOf } from '#domain/metering/payer.ts';
import { allowanceIdOf } from '#domain/metering/reduce.ts';
import type { License } from '#domain/subscription/license.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#domain/time.ts';
import { at, HOUR, tenantWith } from './in-tenants.ts';

const GRANTED = at('2026-11-01T00:03');
const licenseOf = (licenseId: License['licenseId'], more: Partial<License> = {}): License => ({
  licenseId,
  licenseArn: `arn:aws:license-manager::294406891311:license:${licenseId}`,
  buyerAccount: '111122223333',
  firstSeenAt: GRANTED,
  facts: [{ kind: 'granted', at: GRANTED, id: 'e-1', agreementId: 'agmt-1' }],
  asOf: GRANTED,
  subscriptions: [
    {
      id: `${licenseId}~1`,
      generation: 1,
      state: { name: 'ACTIVE', since: GRANTED },
      grantedAt: GRANTED,
      agreementId: 'agmt-1',
    },
  ],
  ...more,
});
const agreementFrom = (startsAt: string, agreementId = 'agmt-1'): Agreement => ({
  agreementId,
  recorded: { at: 0, id: 'e-1', status: 'ACTIVE', terms: { startsAt: at(startsAt) } },
  licenseIds: ['l-1'],
  firstSeenAt: 0,
});
const withoutAccount = ({ buyerAccount: _, ...license }: License): License => license;
const KNOWN: PayerKnown = {
  tenant: tenantWith(),
  hour: HOUR,
  license: licenseOf('l-1'),
  agreements: [agreementFrom('2026-11-01T00:00')],
  customer: undefined,
  product: { region: 'us-east-1', mode: 'live' },
};
const BY_LICENSE = {
  by: 'license',
  licenseArn: 'arn:aws:license-manager::294406891311:license:l-1',
  buyerAccount: '111122223333',
};

describe('the payer of an hour', () => {
  test('is the subscription of its tenure, by its license, where the product is metered', () => {
    expect(hourPayerOf(KNOWN)).toEqual({
      subscriptionId: 'l-1~1',
      licenseId: 'l-1',
      productCode: 'prod1',
      region: 'us-east-1',
      identity: BY_LICENSE,
      licenseStart: at('2026-11-01T00:00'),
      agreementId: 'agmt-1',
      mode: 'live',
    });
    expect(readsForPayer(KNOWN.tenant, HOUR)).toEqual({ licenseId: 'l-1' });
  });

  test('is nobody, and nothing is read, in an hour that no tenure covers', () => {
    const tenant = tenantWith({ tenures: [{ subscriptionId: 'l-1~1', from: HOUR + HOUR_MS }] });
    expect(hourPayerOf({ ...KNOWN, tenant })).toEqual({ nobody: 'BEFORE_FIRST_PAYER' });
    expect(readsForPayer(tenant, HOUR)).toEqual({});
  });

  test.each<[string, Partial<PayerKnown>, string]>([
    ['its license', { license: undefined }, 'license'],
    ['its generation of the license', { license: licenseOf('l-1', { subscriptions: [] }) }, 'license'],
    ['its account', { license: withoutAccount(licenseOf('l-1')) }, 'buyer-account'],
  ])('waits for %s', (_, more, missing) => {
    expect(hourPayerOf({ ...KNOWN, ...more })).toEqual({ missing });
  });
});

/** The license after a renewal at 10:20 of the hour, granted some minutes after. */
const RENEWED_AT = HOUR + 20 * MINUTE_MS;
const renewed = (() => {
  const { facts, subscriptions, ...license } = licenseOf('l-1');
  const [subscription] = subscriptions;
  const grant = {
    kind: 'granted',
    at: RENEWED_AT + 3 * MINUTE_MS,
    id: 'e-2',
    agreementId: 'agmt-2',
  } as const;
  if (!subscription) throw new Error('it has one');
  return {
    ...license,
    facts: [...facts, grant],
    subscriptions: [{ ...subscription, refreshedAt: grant.at, agreementId: 'agmt-2' }],
  };
})();
const RENEWAL = agreementFrom('2026-11-21T10:20', 'agmt-2');

describe('the start of a license', () => {
  const [november] = KNOWN.agreements;
  const known = november ? [november] : [];
  test.each<[string, Partial<PayerKnown>, number, string]>([
    ['is that of its agreement', {}, at('2026-11-01T00:00'), 'agmt-1'],
    ['the first grant where no agreement is known', { agreements: [] }, GRANTED, 'agmt-1'],
    [
      'the renewal’s, in the hour in which that begins',
      { license: renewed, agreements: [RENEWAL, ...known] },
      RENEWED_AT,
      'agmt-2',
    ],
    [
      'the renewal’s first grant where nothing else is known',
      { license: renewed, agreements: known },
      RENEWED_AT + 3 * MINUTE_MS,
      'agmt-2',
    ],
    [
      'that of the term before, in the hours before, though the renewal is known',
      { license: renewed, agreements: [RENEWAL, ...known], hour: HOUR - HOUR_MS },
      at('2026-11-01T00:00'),
      'agmt-1',
    ],
  ])('%s', (_, more, licenseStart, agreementId) => {
    expect(hourPayerOf({ ...KNOWN, ...more })).toMatchObject({ licenseStart, agreementId });
  });

  test('is the first grant where none of them named an agreement', () => {
    const payer = hourPayerOf({ ...KNOWN, license: licenseOf('l-1', { facts: [] }) });
    expect(payer).toMatchObject({ licenseStart: GRANTED });
    expect(payer).not.toHaveProperty('agreementId');
  });

  test('of each term its own allowance', () => {
    const [before, after] = [HOUR - HOUR_MS, HOUR].map((hour) =>
      hourPayerOf({ ...KNOWN, license: renewed, agreements: [RENEWAL, ...known], hour }),
    );
    if (!before || !after || !('licenseId' in before) || !('licenseId' in after)) throw new Error('no payer');
    expect(allowanceIdOf(before, 'scans')).toBe('l-1/scans/agmt-1');
    expect(allowanceIdOf(after, 'scans')).toBe('l-1/scans/agmt-2');
  });

  test.each([
    ['the hour, of a license that began before', -1, 0],
    [
      'the second after the start of a license that began within it',
      20 * MINUTE_MS,
      20 * MINUTE_MS + SECOND_MS,
    ],
    ['the second after the start of a license that began with it', 0, SECOND_MS],
    ['its last moment, of a license that began in its last second', HOUR_MS - SECOND_MS, HOUR_MS - 1],
    ['the hour, of a license that began after it: never another hour', HOUR_MS, 0],
  ])('AWS is told %s', (_, start, expected) => {
    expect(timestampOf(HOUR, { licenseStart: HOUR + start })).toBe(HOUR + expected);
  });
});

describe('a customer of a legacy product is known to AWS', () => {
  const { licenseId: legacyId, licenseArn } = legacyIdentity('prod1', 'cust-9', 'ab'.repeat(32));
  const CUT_OVER = HOUR + HOUR_MS;
  const customer: LegacyCustomer = {
    legacyId,
    productCode: 'prod1',
    customerIdentifier: 'cust-9',
    licenseId: 'l-1',
    licenseArn: BY_LICENSE.licenseArn,
    buyerAccount: BY_LICENSE.buyerAccount,
    firstSeenAt: 0,
    cutOver: { at: CUT_OVER, id: 'commit-1' },
  };
  const tenant = tenantWith({
    bindings: [
      { subscriptionId: `${legacyId}~1`, boundAt: 0, grantedAt: 0 },
      { subscriptionId: 'l-1~1', boundAt: CUT_OVER, grantedAt: 0, succeeds: legacyId },
    ],
    tenures: [
      { subscriptionId: `${legacyId}~1`, from: 0, until: CUT_OVER },
      { subscriptionId: 'l-1~1', from: CUT_OVER },
    ],
  });
  const ofLegacy = withoutAccount(licenseOf(legacyId, { licenseArn }));
  const identityOf = (known: Partial<PayerKnown>) => {
    const payer = hourPayerOf({ ...KNOWN, tenant, customer, agreements: [], ...known });
    return 'identity' in payer ? payer.identity : payer;
  };
  const BY_CUSTOMER = { by: 'customer', productCode: 'prod1', customerIdentifier: 'cust-9' };

  test('by the customer’s identifier before the cut-over, by the license from it on', () => {
    expect(identityOf({ license: ofLegacy })).toEqual(BY_CUSTOMER);
    expect(identityOf({ hour: CUT_OVER, license: licenseOf('l-1') })).toEqual(BY_LICENSE);
  });

  test('and by one of the two only, whoever of them an hour was given to', () => {
    const givenTo = (subscriptionId: 'l-1~1' | `${typeof legacyId}~1`) =>
      tenantWith({ bindings: tenant.bindings, tenures: [{ subscriptionId, from: 0 }] });
    const early = givenTo('l-1~1');
    expect(identityOf({ tenant: early, license: licenseOf('l-1') })).toEqual(BY_CUSTOMER);
    const late = givenTo(`${legacyId}~1`);
    expect(identityOf({ tenant: late, hour: CUT_OVER, license: ofLegacy })).toEqual(BY_LICENSE);
  });

  test('the customer is read for hours on either side, and waited for', () => {
    expect(readsForPayer(tenant, HOUR)).toEqual({ licenseId: legacyId, customerId: legacyId });
    expect(readsForPayer(tenant, CUT_OVER)).toEqual({ licenseId: 'l-1', customerId: legacyId });
    expect(identityOf({ license: ofLegacy, customer: undefined })).toEqual({ missing: 'customer' });
    const { licenseArn: _, ...unpaired } = customer;
    expect(
      identityOf({
        license: ofLegacy,
        customer: { ...unpaired, cutOver: { at: HOUR, id: 'commit-1' } },
      }),
    ).toEqual({ missing: 'license' });
  });
});
