import { describe, expect, test } from 'vitest';
import {
  BUYER,
  DAY,
  errorOf,
  HOUR,
  OTHER_BUYER,
  PARTNER,
  SELLER,
  START,
  setting,
  subscribed,
} from './setting.ts';

const region = 'us-east-1';
const buyer = { account: BUYER, region };
const resale = { authorizationId: 'resaleauthz-1', proposer: PARTNER };
const cppo = { id: 'offer-cppo', productCode: 'payg-code', name: 'CPPO', buyerAccounts: [BUYER], resale };

describe('DescribeAgreement', () => {
  test('of a pay-as-you-go agreement has no end, and its own id as the first of its chain', () => {
    const set = setting();
    const { agreement } = subscribed(set);
    expect(set.core.call('DescribeAgreement', { agreementId: agreement.id })).toEqual({
      agreementId: agreement.id,
      agreementType: 'PurchaseAgreement',
      status: 'ACTIVE',
      acceptor: { accountId: BUYER },
      proposer: { accountId: SELLER },
      acceptanceTime: START / 1000,
      startTime: START / 1000,
      initialAgreementId: agreement.id,
      proposalSummary: { offerId: agreement.offerId, resources: [{ id: 'prod-payg', type: 'SaaSProduct' }] },
      estimatedCharges: { currencyCode: 'USD', agreementValue: '0' },
    });
  });

  test('of a contract has its value and what its end will bring', () => {
    const set = setting();
    const { agreement } = subscribed(set, { accountId: BUYER, productCode: 'contract-code' });
    const describeIt = () => set.core.call('DescribeAgreement', { agreementId: agreement.id });
    expect(describeIt()).toMatchObject({
      endTime: (START + 365 * DAY) / 1000,
      estimatedCharges: { agreementValue: '120.00' },
      endTimeBehavior: { type: 'RENEW', renewalSummary: { offerId: agreement.offerId } },
    });
    set.core.act('amend', { agreementId: agreement.id, autoRenew: false });
    expect(describeIt().endTimeBehavior).toEqual({ type: 'EXPIRE', reasonCode: 'ACCEPTOR_RENEW_OPTED_OUT' });
    set.core.act('amend', { agreementId: agreement.id, proposerOptedOut: true });
    expect(describeIt().endTimeBehavior).toEqual({ type: 'EXPIRE', reasonCode: 'PROPOSER_RENEW_OPTED_OUT' });
  });

  test.each(['AccessDeniedException', 'ResourceNotFoundException'] as const)(
    'of a partner’s sale gives the manufacturer %s',
    (foreignAgreement) => {
      const set = setting({ offers: [cppo], coins: { foreignAgreement } });
      const { agreement } = subscribed(set, { accountId: BUYER, offerId: 'offer-cppo' });
      const input = { agreementId: agreement.id };
      expect(errorOf(() => set.core.call('DescribeAgreement', input))).toBe(foreignAgreement);
      expect(errorOf(() => set.core.call('GetAgreementTerms', input))).toBe(foreignAgreement);
      const partner = { account: PARTNER, region };
      expect(set.core.call('DescribeAgreement', input, partner).agreementId).toBe(agreement.id);
    },
  );
});

test('GetAgreementTerms shows a free trial, and pages', () => {
  const set = setting();
  const { agreement } = subscribed(set, { accountId: BUYER, productCode: 'trial-code' });
  const all = set.core.call('GetAgreementTerms', { agreementId: agreement.id }).acceptedTerms;
  expect(all).toContainEqual({
    freeTrialPricingTerm: { type: 'FreeTrialPricingTerm', duration: 'P14D', grants: [] },
  });
  const first = set.core.call('GetAgreementTerms', { agreementId: agreement.id, maxResults: 1 });
  expect(first.acceptedTerms).toEqual(all.slice(0, 1));
  const rest = { agreementId: agreement.id, maxResults: 50, nextToken: first.nextToken };
  expect(set.core.call('GetAgreementTerms', rest).acceptedTerms).toEqual(all.slice(1));
});

describe('SearchAgreements', () => {
  const begin = () => {
    const set = setting({ offers: [cppo] });
    const one = subscribed(set);
    const two = subscribed(set, { accountId: OTHER_BUYER, productCode: 'contract-code' });
    const three = subscribed(set, { accountId: BUYER, offerId: 'offer-cppo' });
    set.core.act('cancel', { agreementId: one.agreement.id });
    set.wait(HOUR);
    const filter = (name: string, ...values: string[]) => ({ name, values });
    const search = (filters: object[], extra: object = {}, caller = { account: SELLER, region }) => {
      const party = caller.account === BUYER ? 'Acceptor' : 'Proposer';
      const all = [filter('PartyType', party), filter('AgreementType', 'PurchaseAgreement'), ...filters];
      return set.core.call('SearchAgreements', { catalog: 'AWSMarketplace', filters: all, ...extra }, caller);
    };
    const ids = (...given: Parameters<typeof search>) =>
      search(...given).agreementViewSummaries.map(({ agreementId }) => agreementId);
    return { ...set, one, two, three, filter, search, ids };
  };

  test('finds what the caller proposed, with licenses; a partner’s sales are the partner’s', () => {
    const { search, ids, one, two, three } = begin();
    expect(ids([])).toEqual([two.agreement.id, one.agreement.id]);
    expect(search([]).agreementViewSummaries[0]?.entitlements).toEqual([{ licenseArn: two.license.arn }]);
    expect(ids([], {}, { account: PARTNER, region })).toEqual([three.agreement.id]);
    expect(ids([], {}, buyer).sort()).toEqual([one.agreement.id, three.agreement.id].sort());
  });

  test('filters by each of its names', () => {
    const { ids, filter, one, two } = begin();
    const [a, b] = [one.agreement.id, two.agreement.id];
    const time = (offset: number) => new Date(START + offset).toISOString();
    const cases: [object, string[]][] = [
      [filter('AcceptorAccountId', OTHER_BUYER), [b]],
      [filter('ResourceIdentifier', 'prod-payg'), [a]],
      [filter('ResourceType', 'SaaSProduct'), [b, a]],
      [filter('ResourceType', 'AmiProduct'), []],
      [filter('OfferId', one.agreement.offerId), [a]],
      [filter('Status', 'CANCELLED'), [a]],
      [filter('Status', 'ACTIVE', 'CANCELLED'), [b, a]],
      [filter('BeforeEndTime', time(400 * DAY)), [b]],
      [filter('AfterEndTime', time(400 * DAY)), [a]],
      [filter('BeforeStartTime', time(60_000)), [a]],
      [filter('AfterStartTime', time(60_000)), [b]],
      [filter('BeforeLastUpdateTime', time(180_000)), [b]],
      [filter('AfterLastUpdateTime', time(180_000)), [a]],
      [filter('EndTimeBehaviorType', 'RENEW'), [b]],
      [filter('EndTimeBehaviorReasonCode', 'NO_RENEWAL_TERM'), []],
      [filter('InitialAgreementId', a), [a]],
      [filter('LicenseArn', two.license.arn), [b]],
      [filter('OfferSetId', 'offerset-1'), []],
    ];
    for (const [given, found] of cases) expect([given, ids([given])]).toEqual([given, found]);
  });

  test('sorts and pages', () => {
    const { ids, search, one, two } = begin();
    const [a, b] = [one.agreement.id, two.agreement.id];
    expect(ids([], { sort: { sortBy: 'StartTime', sortOrder: 'ASCENDING' } })).toEqual([a, b]);
    expect(ids([], { sort: { sortBy: 'LastUpdateTime', sortOrder: 'DESCENDING' } })).toEqual([a, b]);
    const first = search([], { maxResults: 1 });
    expect(first.agreementViewSummaries.map(({ agreementId }) => agreementId)).toEqual([b]);
    expect(ids([], { maxResults: 1, nextToken: first.nextToken })).toEqual([a]);
  });

  test('refuses what AWS refuses, with its reason', () => {
    const { search, core, filter } = begin();
    const reasonOf = (act: () => unknown) => {
      try {
        act();
      } catch (error) {
        return (error as { members: { reason?: string } }).members.reason;
      }
      return 'not refused';
    };
    const none = { filters: [filter('AgreementType', 'PurchaseAgreement')] };
    expect(reasonOf(() => core.call('SearchAgreements', none))).toBe('MISSING_PARTY_TYPE');
    expect(reasonOf(() => search([filter('Color', 'red')]))).toBe('INVALID_FILTER_NAME');
    expect(reasonOf(() => search([filter('Status')]))).toBe('MISSING_FILTER_VALUES');
    expect(reasonOf(() => search([filter('AfterEndTime', 'soon')]))).toBe('INVALID_FILTER_VALUES');
    expect(reasonOf(() => search([], { nextToken: '?' }))).toBe('INVALID_NEXT_TOKEN');
    expect(reasonOf(() => search([filter('LicenseArn', 'x')], {}, buyer))).toBe('UNSUPPORTED_FILTERS');
    expect(reasonOf(() => search([filter('OfferId', 'x'), filter('Status', 'ACTIVE')], {}, buyer))).toBe(
      'not refused',
    );
    expect(reasonOf(() => search([], { sort: { sortBy: 'StartTime' } }, buyer))).toBe('INVALID_SORT_BY');
  });
});

describe('CancelAgreement', () => {
  test('is the acceptor’s, for pay as you go', () => {
    const set = setting();
    const { agreement } = subscribed(set);
    const cancel = (caller: typeof buyer) =>
      set.core.call('CancelAgreement', { agreementId: agreement.id }, caller);
    expect(errorOf(() => cancel({ account: SELLER, region }))).toBe('AccessDeniedException');
    expect(cancel(buyer)).toEqual({});
    expect(agreement.status).toBe('CANCELLED');
    expect(errorOf(() => cancel(buyer))).toBe('ValidationException');
  });

  test('is not for a contract', () => {
    const set = setting();
    const { agreement } = subscribed(set, { accountId: BUYER, productCode: 'contract-code' });
    const cancel = () => set.core.call('CancelAgreement', { agreementId: agreement.id }, buyer);
    expect(errorOf(cancel)).toBe('ValidationException');
    expect(agreement.status).toBe('ACTIVE');
  });
});
