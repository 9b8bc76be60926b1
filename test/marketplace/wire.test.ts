import {
  DescribeAgreementCommand,
  GetAgreementEntitlementsCommand,
  GetAgreementTermsCommand,
  MarketplaceAgreementClient,
  SearchAgreementsCommand,
  SendAgreementCancellationRequestCommand,
  SendAgreementPaymentRequestCommand,
} from '@aws-sdk/client-marketplace-agreement';
import {
  DescribeEntityCommand,
  ListChangeSetsCommand,
  ListEntitiesCommand,
  MarketplaceCatalogClient,
} from '@aws-sdk/client-marketplace-catalog';
import {
  GetEntitlementsCommand,
  MarketplaceEntitlementServiceClient,
} from '@aws-sdk/client-marketplace-entitlement-service';
import {
  BatchMeterUsageCommand,
  MarketplaceMeteringClient,
  RegisterUsageCommand,
  ResolveCustomerCommand,
} from '@aws-sdk/client-marketplace-metering';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Running, running } from './running.ts';
import { BUYER, DAY, MINUTE, SELLER, START } from './setting.ts';

let market: Running;
beforeAll(async () => {
  market = await running({
    offers: [{ id: 'offer-1', productCode: 'payg-code', name: 'Private', buyerAccounts: [BUYER] }],
  });
});
afterAll(() => market.close());

const as = (account: string, region = 'us-east-1') => ({
  endpoint: market.url,
  region,
  maxAttempts: 1,
  credentials: { accessKeyId: account, secretAccessKey: 'unchecked' },
});
const seller = () => as('AKIASELLER');

const subscribed = async (productCode: string) => {
  const made = market.core.act('subscribe', { accountId: BUYER, productCode });
  await market.wait(2 * MINUTE);
  return made;
};

describe('metering', () => {
  test('resolves a token and takes usage, as the SDK sends it', async () => {
    const client = new MarketplaceMeteringClient(seller());
    const { licenseArn } = await subscribed('payg-code');
    const { token } = market.core.act('token', { licenseArn });
    const resolved = await client.send(new ResolveCustomerCommand({ RegistrationToken: token }));
    expect(resolved).toMatchObject({
      CustomerAWSAccountId: BUYER,
      ProductCode: 'payg-code',
      LicenseArn: licenseArn,
    });
    const record = {
      Timestamp: new Date(START + MINUTE),
      Dimension: 'calls',
      Quantity: 3,
      CustomerAWSAccountId: BUYER,
      LicenseArn: licenseArn,
    };
    const { Results, UnprocessedRecords } = await client.send(
      new BatchMeterUsageCommand({ UsageRecords: [record] }),
    );
    expect(Results).toEqual([
      { Status: 'Success', MeteringRecordId: expect.any(String), UsageRecord: record },
    ]);
    expect(UnprocessedRecords).toEqual([]);
  });

  test('keeps Regions apart by the signature’s scope', async () => {
    const { licenseArn } = await subscribed('payg-code');
    const Timestamp = new Date(market.core.state.licenses[licenseArn]?.activatesAt ?? 0);
    const UsageRecords = [
      { Timestamp, Dimension: 'calls', Quantity: 1, CustomerAWSAccountId: BUYER, LicenseArn: licenseArn },
    ];
    for (const region of ['us-east-1', 'eu-west-1'])
      await new MarketplaceMeteringClient(as(SELLER, region)).send(
        new BatchMeterUsageCommand({ UsageRecords }),
      );
    const regions = Object.values(market.core.state.usage)
      .filter((usage) => usage.licenseArn === licenseArn)
      .map(({ region }) => region);
    expect(regions).toEqual(['us-east-1', 'eu-west-1']);
  });

  test('throws the SDK’s own error classes', async () => {
    const client = new MarketplaceMeteringClient(seller());
    const call = client.send(new ResolveCustomerCommand({ RegistrationToken: 'no' }));
    await expect(call).rejects.toMatchObject({
      name: 'InvalidTokenException',
      $metadata: { httpStatusCode: 400 },
    });
    const foreign = new MarketplaceMeteringClient(as(BUYER)).send(
      new ResolveCustomerCommand({ RegistrationToken: 'no' }),
    );
    await expect(foreign).rejects.toMatchObject({ name: 'InvalidTokenException' });
  });
});

test('entitlement: one Region, dates, values', async () => {
  const { licenseArn } = await subscribed('contract-code');
  const client = new MarketplaceEntitlementServiceClient(seller());
  const command = new GetEntitlementsCommand({
    ProductCode: 'contract-code',
    Filter: { LICENSE_ARN: [licenseArn] },
  });
  const { Entitlements } = await client.send(command);
  expect(Entitlements).toEqual([
    {
      ProductCode: 'contract-code',
      Dimension: 'seats',
      CustomerAWSAccountId: BUYER,
      LicenseArn: licenseArn,
      Value: { IntegerValue: 10 },
      ExpirationDate: expect.any(Date),
    },
  ]);
  const elsewhere = new MarketplaceEntitlementServiceClient(as(SELLER, 'eu-west-1')).send(command);
  await expect(elsewhere).rejects.toMatchObject({ name: 'InvalidSignatureException' });
});

describe('agreement', () => {
  test('describes, searches, shows terms and entitlements', async () => {
    const { agreementId, licenseArn } = await subscribed('trial-code');
    const client = new MarketplaceAgreementClient(seller());
    const described = await client.send(new DescribeAgreementCommand({ agreementId }));
    expect(described).toMatchObject({
      status: 'ACTIVE',
      startTime: expect.any(Date),
      acceptor: { accountId: BUYER },
    });
    expect(described.endTime).toBeUndefined();
    const filters = [
      { name: 'PartyType', values: ['Proposer'] },
      { name: 'AgreementType', values: ['PurchaseAgreement'] },
      { name: 'LicenseArn', values: [licenseArn] },
    ];
    const { agreementViewSummaries } = await client.send(
      new SearchAgreementsCommand({ catalog: 'AWSMarketplace', filters }),
    );
    expect(agreementViewSummaries).toMatchObject([{ agreementId, entitlements: [{ licenseArn }] }]);
    const { acceptedTerms } = await client.send(new GetAgreementTermsCommand({ agreementId }));
    expect(acceptedTerms).toContainEqual({
      freeTrialPricingTerm: expect.objectContaining({ duration: 'P14D' }),
    });
    const buyer = new MarketplaceAgreementClient(as(BUYER));
    const { agreementEntitlements } = await buyer.send(new GetAgreementEntitlementsCommand({ agreementId }));
    expect(agreementEntitlements?.[0]?.registrationToken).toEqual(expect.any(String));
  });

  test('throws the SDK’s own error classes with their members', async () => {
    const client = new MarketplaceAgreementClient(seller());
    const describeIt = client.send(new DescribeAgreementCommand({ agreementId: 'agmt-none' }));
    await expect(describeIt).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      resourceId: 'agmt-none',
      resourceType: 'Agreement',
    });
    const search = client.send(new SearchAgreementsCommand({ catalog: 'AWSMarketplace', filters: [] }));
    await expect(search).rejects.toMatchObject({ name: 'ValidationException', reason: 'MISSING_PARTY_TYPE' });
  });

  test('a cancellation request has dates', async () => {
    const { agreementId } = await subscribed('contract-code');
    const client = new MarketplaceAgreementClient(seller());
    const input = { agreementId, reasonCode: 'TEST_AGREEMENT' } as const;
    const sent = await client.send(new SendAgreementCancellationRequestCommand(input));
    expect(sent).toMatchObject({ status: 'PENDING_APPROVAL', createdAt: expect.any(Date) });
    await market.wait(7 * DAY);
    const described = await client.send(new DescribeAgreementCommand({ agreementId }));
    expect(described.status).toBe('CANCELLED');
  });
});

test('catalog: describes and lists offers', async () => {
  const client = new MarketplaceCatalogClient(seller());
  const entity = await client.send(
    new DescribeEntityCommand({ Catalog: 'AWSMarketplace', EntityId: 'offer-1' }),
  );
  expect(entity.EntityType).toBe('Offer@1.0');
  expect(entity.DetailsDocument).toMatchObject({ Id: 'offer-1' });
  const listed = await client.send(
    new ListEntitiesCommand({
      Catalog: 'AWSMarketplace',
      EntityType: 'Offer',
      EntityTypeFilters: { OfferFilters: { BuyerAccounts: { WildCardValue: BUYER } } },
    }),
  );
  expect(listed.EntitySummaryList).toMatchObject([
    { EntityId: 'offer-1', OfferSummary: { BuyerAccounts: [BUYER] } },
  ]);
  const missing = client.send(new DescribeEntityCommand({ Catalog: 'AWSMarketplace', EntityId: 'offer-9' }));
  await expect(missing).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('what is not simulated answers NotImplemented', async () => {
  const calls = [
    new MarketplaceMeteringClient(seller()).send(
      new RegisterUsageCommand({ ProductCode: 'x', PublicKeyVersion: 1 }),
    ),
    new MarketplaceAgreementClient(seller()).send(
      new SendAgreementPaymentRequestCommand({
        agreementId: 'a',
        termId: 't',
        name: 'charge',
        chargeAmount: '1',
      }),
    ),
    new MarketplaceCatalogClient(seller()).send(new ListChangeSetsCommand({ Catalog: 'AWSMarketplace' })),
  ];
  for (const call of calls)
    await expect(call).rejects.toMatchObject({ name: 'NotImplemented', $metadata: { httpStatusCode: 501 } });
});

describe('the wire itself', () => {
  const post = (headers: Record<string, string>, body = '{}') =>
    fetch(market.url, { method: 'POST', headers, body });
  const target = {
    'x-amz-target': 'AWSMPMeteringService.ResolveCustomer',
    'content-type': 'application/x-amz-json-1.1',
  };
  const authorization =
    'AWS4-HMAC-SHA256 Credential=AKIA/20260820/us-east-1/aws-marketplace/aws4_request, Signature=0';

  test('every reply carries the simulated time', async () => {
    const reply = await post({ ...target, authorization });
    const date = Date.parse(reply.headers.get('date') ?? '');
    const { now } = (await (await fetch(`${market.url}/control/clock`)).json()) as { now: string };
    expect(date).toBe(Math.floor(Date.parse(now) / 1000) * 1000);
  });

  test.each([
    ['no signature', {}, '{}', 403, 'MissingAuthenticationTokenException'],
    ['no JSON', { authorization }, '{', 400, 'SerializationException'],
    ['no token', { authorization }, '{}', 400, 'ValidationException'],
    [
      'no such operation',
      { authorization, 'x-amz-target': 'AWSMPMeteringService.Give' },
      '{}',
      400,
      'UnknownOperationException',
    ],
  ])('%s', async (_name, headers, body, status, code) => {
    const reply = await post({ ...target, ...headers }, body);
    expect(reply.status).toBe(status);
    expect(await reply.json()).toMatchObject({ __type: code });
  });

  test('a body of 1 MB is refused', async () => {
    const headers = { ...target, authorization, 'x-amz-target': 'AWSMPMeteringService.BatchMeterUsage' };
    const body = JSON.stringify({ UsageRecords: [], Padding: 'x'.repeat(1_000_000) });
    expect(await (await post(headers, body)).json()).toMatchObject({ __type: 'ValidationException' });
    expect(await (await post(headers, '{"UsageRecords":[]}')).json()).toEqual({
      Results: [],
      UnprocessedRecords: [],
    });
  });

  test('a verifier decides who calls', async () => {
    const seen: string[] = [];
    const own = await running({
      verifySignature: async ({ headers, method }) => {
        seen.push(`${method} ${headers['x-amz-target']}`);
        return headers['authorization']?.includes('AKIAGOOD') === true ? { accountId: SELLER } : undefined;
      },
    });
    const ask = (accessKeyId: string) =>
      new MarketplaceMeteringClient({ ...as(accessKeyId), endpoint: own.url }).send(
        new ResolveCustomerCommand({ RegistrationToken: 'x' }),
      );
    await expect(ask('AKIABAD')).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    await expect(ask('AKIAGOOD')).rejects.toMatchObject({ name: 'InvalidTokenException' });
    expect(seen).toEqual(Array(2).fill('POST AWSMPMeteringService.ResolveCustomer'));
    await own.close();
  });
});
