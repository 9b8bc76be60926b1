import { describe, expect, test } from 'vitest';
import { BUYER, DAY, errorOf, PARTNER, START, setting } from './setting.ts';

const offers = [
  {
    id: 'offer-1',
    productCode: 'payg-code',
    name: 'Private for Acme',
    buyerAccounts: [BUYER],
    availableUntil: START + 30 * DAY,
  },
  {
    id: 'offer-2',
    productCode: 'contract-code',
    name: 'Partner',
    buyerAccounts: [BUYER],
    resale: { authorizationId: 'resaleauthz-1', proposer: PARTNER },
  },
];
const partner = { account: PARTNER, region: 'us-east-1' };

describe('DescribeEntity', () => {
  test('shows a private offer by its targeting rule', () => {
    const { core } = setting({ offers });
    const entity = core.call('DescribeEntity', { Catalog: 'AWSMarketplace', EntityId: 'offer-1' });
    expect(entity).toMatchObject({ EntityType: 'Offer@1.0', EntityIdentifier: 'offer-1@1' });
    expect(JSON.parse(entity.Details)).toEqual(entity.DetailsDocument);
    expect(entity.DetailsDocument).toMatchObject({
      ProductId: 'prod-payg',
      Rules: [
        { Type: 'TargetingRule', PositiveTargeting: { BuyerAccounts: [BUYER] } },
        { Type: 'AvailabilityRule', AvailabilityEndDate: '2026-09-19T14:23:11.000Z' },
      ],
    });
  });

  test('shows a public offer without rules, and nobody else’s offers', () => {
    const { core } = setting({ offers });
    const describeIt = (EntityId: string, caller?: typeof partner) =>
      core.call('DescribeEntity', { Catalog: 'AWSMarketplace', EntityId }, caller);
    const publicOffer = core.state.products['payg-code']?.publicOfferId ?? '';
    expect(describeIt(publicOffer).DetailsDocument.Rules).toEqual([]);
    expect(errorOf(() => describeIt('offer-2'))).toBe('ResourceNotFoundException');
    expect(describeIt('offer-2', partner).DetailsDocument.ResaleAuthorizationId).toBe('resaleauthz-1');
    expect(errorOf(() => describeIt('prod-payg'))).toBe('ResourceNotFoundException');
  });
});

describe('ListEntities', () => {
  const list = (input: object, caller?: typeof partner) =>
    setting({ offers }).core.call(
      'ListEntities',
      { Catalog: 'AWSMarketplace', EntityType: 'Offer', ...input },
      caller,
    );
  const names = (input: object, caller?: typeof partner) =>
    list(input, caller).EntitySummaryList.map(({ Name }) => Name);
  const filter = (OfferFilters: object) => names({ EntityTypeFilters: { OfferFilters } });

  test('lists the caller’s offers', () => {
    expect(names({}).sort()).toEqual([
      'Contract',
      'Contract with consumption',
      'Legacy',
      'Pay as you go',
      'Private for Acme',
      'Trial',
    ]);
    expect(names({}, partner)).toEqual(['Partner']);
    expect(names({ EntityType: 'SaaSProduct' })).toEqual([]);
  });

  test.each([
    [{ BuyerAccounts: { WildCardValue: BUYER } }, ['Private for Acme']],
    [{ Targeting: { ValueList: ['BuyerAccounts'] } }, ['Private for Acme']],
    [{ ProductId: { ValueList: ['prod-payg'] }, Targeting: { ValueList: ['None'] } }, ['Pay as you go']],
    [{ Name: { WildCardValue: 'Acme' } }, ['Private for Acme']],
    [{ EntityId: { ValueList: ['offer-1', 'offer-2'] } }, ['Private for Acme']],
    [{ AvailabilityEndDate: { DateRange: { BeforeValue: '2026-12-01T00:00:00Z' } } }, ['Private for Acme']],
    [{ AvailabilityEndDate: { DateRange: { AfterValue: '2026-12-01T00:00:00Z' } } }, []],
    [{ ResaleAuthorizationId: { ValueList: ['resaleauthz-1'] } }, []],
    [{ State: { ValueList: ['Draft'] } }, []],
  ])('filters by %j', (given, found) => {
    expect(filter(given)).toEqual(found);
  });

  test('takes the older filters, sorts and pages', () => {
    expect(names({ FilterList: [{ Name: 'EntityId', ValueList: ['offer-1'] }] })).toEqual([
      'Private for Acme',
    ]);
    const Sort = { SortBy: 'Name', SortOrder: 'ASCENDING' };
    const first = list({ Sort, MaxResults: 4 });
    expect(first.EntitySummaryList.map(({ Name }) => Name)).toEqual([
      'Contract',
      'Contract with consumption',
      'Legacy',
      'Pay as you go',
    ]);
    expect(names({ Sort, MaxResults: 4, NextToken: first.NextToken })).toEqual(['Private for Acme', 'Trial']);
  });
});
