import type { BatchMeterUsageCommand, MarketplaceMeteringClient } from '@aws-sdk/client-marketplace-metering';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MeteringReply } from '#domain/metering/answers.ts';
import type { Batch } from '#domain/metering/batches.ts';
import type { MeteredIdentity } from '#domain/metering/hour.ts';
import type { WorkRecord } from '#domain/metering/work.ts';
import { meterUsage, usageClient } from '#lambdas/marketplace/meter.ts';
import { failureOf, repliesOf } from '#lambdas/marketplace/meter-answer.ts';
import { type Running, running } from './running.ts';
import { BUYER, MINUTE, START } from './setting.ts';

const HOUR_OF_USE = START + 2 * MINUTE;

const batchOf = (
  identity: MeteredIdentity,
  records: readonly Partial<WorkRecord>[],
  region = 'us-east-1',
): Batch => ({
  region,
  productCode: 'payg-code',
  identityKind: identity.by,
  slices: [
    {
      item: {
        ...{ region, shard: 0, deadline: 0, tenantId: 't-a', hour: 0, part: 0, productCode: 'payg-code' },
        ...{ identity, records: [], tries: 1 },
      },
      records: records.map((record) => ({
        ...{ dimension: 'calls', quantity: 7, timestamp: HOUR_OF_USE },
        ...record,
      })),
    },
  ],
});

describe('over the wire, as the SDK sends and reads it', () => {
  let market: Running;
  let identity: MeteredIdentity;
  const clients = new Map<string, MarketplaceMeteringClient>();
  const meter = (records: readonly Partial<WorkRecord>[], region?: string) =>
    meterUsage((asked) => {
      const client = clients.get(asked) ?? usageClient(seller(), asked);
      clients.set(asked, client);
      return client;
    })(batchOf(identity, records, region));
  const seller = () => ({
    region: 'eu-central-1',
    endpoint: market.url,
    credentials: async () => ({
      accessKeyId: 'AKIASELLER',
      secretAccessKey: 'unchecked',
      sessionToken: 'unchecked',
      expiration: new Date(8.64e15),
    }),
  });

  beforeAll(async () => {
    market = await running();
    const { licenseArn } = market.core.act('subscribe', { accountId: BUYER, productCode: 'payg-code' });
    await market.wait(2 * MINUTE);
    identity = { by: 'license', licenseArn, buyerAccount: BUYER };
  });
  // ten calls a second
  beforeEach(() => market.wait(1_000));
  afterAll(() => market.close());

  test('each record has its answer; tags go with it', async () => {
    const allocations = [{ quantity: 3, tags: { team: 'a' } }, { quantity: 4 }];
    expect(await meter([{ allocations }, { dimension: 'files', quantity: 0 }])).toEqual({
      records: [
        { status: 'Success', recordId: expect.any(String) },
        { status: 'Success', recordId: expect.any(String) },
      ],
    });
    expect(await meter([{ quantity: 8 }])).toEqual({ records: [{ status: 'DuplicateRecord' }] });
  });

  test('each Region has an endpoint of its own, and bills by itself', async () => {
    expect(await meter([{ quantity: 9 }], 'ap-northeast-1')).toMatchObject({
      records: [{ status: 'Success' }],
    });
    expect(Object.values(market.core.state.usage).map(({ region }) => region)).toContain('ap-northeast-1');
  });

  test.each<[string, Parameters<typeof market.core.act<'faults'>>[1]['api'] & object, MeteringReply]>([
    [
      'throttled',
      [{ operation: 'BatchMeterUsage', kind: 'throttle', times: 1 }],
      { error: 'ThrottlingException', kind: 'throttled' },
    ],
    [
      'an error of AWS’s own',
      [{ operation: 'BatchMeterUsage', kind: 'internal', times: 1 }],
      { error: 'InternalServiceErrorException', kind: 'unavailable', unheard: true },
    ],
    [
      'an endpoint that is switched off',
      [{ operation: 'BatchMeterUsage', kind: 'disabled', times: 1 }],
      { error: 'DisabledApiException', kind: 'unavailable' },
    ],
    [
      'unprocessed',
      [{ operation: 'BatchMeterUsage', kind: 'unprocessed', times: 1 }],
      { records: [{ status: 'Unprocessed' }] },
    ],
  ])('%s: once, and nothing is tried again here', async (_name, api, reply) => {
    market.core.act('faults', { api });
    expect(await meter([{ dimension: 'files', quantity: 0 }])).toEqual(reply);
    expect(await meter([{ dimension: 'files', quantity: 0 }])).toMatchObject({
      records: [{ status: 'Success' }],
    });
  });

  test.each([
    [{ dimension: 'nothing' }, 'InvalidUsageDimensionException'],
    [{ timestamp: START - MINUTE }, 'InvalidLicenseException'],
    [{ timestamp: HOUR_OF_USE + 5 * MINUTE }, 'TimestampOutOfBoundsException'],
    [{ allocations: [{ quantity: 1 }] }, 'InvalidUsageAllocationsException'],
    [{ quantity: -1 }, 'ValidationException'],
  ])('a fault of a record %o', async (record, error) => {
    expect(await meter([record])).toEqual({ error, kind: 'record-fault' });
  });

  test('no connection is no answer', async () => {
    const nobody = usageClient({ ...seller(), ...{ endpoint: 'http://127.0.0.1:1' } }, 'us-east-1');
    expect(await meterUsage(() => nobody)(batchOf(identity, [{}]))).toEqual({
      error: 'NoAnswer',
      kind: 'unavailable',
      unheard: true,
    });
  });
});

test('a legacy customer is named with the product of the call, a license without', async () => {
  const sent: unknown[] = [];
  const send = async ({ input }: BatchMeterUsageCommand) => {
    sent.push({ ...input, UsageRecords: input.UsageRecords?.map(({ Timestamp: _at, ...record }) => record) });
    return { Results: [] };
  };
  const meter = meterUsage(() => ({ send }) as unknown as MarketplaceMeteringClient);
  const what = { Dimension: 'calls', Quantity: 7 };
  await meter(batchOf({ by: 'customer', productCode: 'legacy', customerIdentifier: 'c1' }, [{}]));
  await meter(batchOf({ by: 'license', licenseArn: 'arn:1', buyerAccount: BUYER }, [{}]));
  expect(sent).toEqual([
    { ProductCode: 'legacy', UsageRecords: [{ ...what, CustomerIdentifier: 'c1' }] },
    { UsageRecords: [{ ...what, LicenseArn: 'arn:1', CustomerAWSAccountId: BUYER }] },
  ]);
});

test('answers are found by what they say, in whatever order, and what is missing is unprocessed', () => {
  const record = (Dimension: string, ms = 0) => ({
    LicenseArn: 'a',
    Dimension,
    Timestamp: new Date(5_000 + ms),
  });
  const results = [
    { UsageRecord: record('c'), Status: 'CustomerNotSubscribed' as const },
    { UsageRecord: record('a'), Status: 'Success' as const, MeteringRecordId: 'r1' },
    { UsageRecord: record('x'), Status: 'Success' as const },
    { Status: 'Success' as const },
  ];
  expect(repliesOf([record('a', 999), record('b'), record('c')], { Results: results })).toEqual([
    { status: 'Success', recordId: 'r1' },
    { status: 'Unprocessed' },
    { status: 'CustomerNotSubscribed' },
  ]);
});

test.each([
  ['ThrottlingException', 400, 'throttled'],
  ['TooManyRequestsException', 429, 'throttled'],
  ['SomethingNewException', 400, 'record-fault'],
  ['ExpiredTokenException', 400, 'unavailable'],
  ['AccessDeniedException', 403, 'unavailable'],
  ['ServiceUnavailable', 503, 'unavailable'],
])('%s with %d is %s', (name, httpStatusCode, kind) => {
  expect(failureOf({ name, $metadata: { httpStatusCode } })).toEqual({ error: name, kind });
});
