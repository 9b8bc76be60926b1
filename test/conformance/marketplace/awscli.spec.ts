/**
 * Debian's own AWS command line (package `awscli`), years older than the SDK: it knows metering by product code,
 * entitlements and the catalog, and not the Agreement API.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLE_BUYERS, EXAMPLE_PRODUCTS } from '#local/marketplace/examples.ts';
import { PROVISIONING_MS } from '#local/marketplace/limits.ts';
import { startMarketplace } from '#local/marketplace/server.ts';

const AWS = '/usr/bin/aws';
const BUYER = EXAMPLE_BUYERS[0];
const LEGACY = 'ea8jkj9xcs9a6et1jexample5';
const CONTRACT = 'cy6hih7vaq7y4cr8hexample3';

let offset = 0;
const start = () =>
  startMarketplace({
    now: () => Date.now() + offset,
    sellerAccount: '999988887777',
    fulfillmentUrl: () => 'http://127.0.0.1:1/register',
    products: EXAMPLE_PRODUCTS,
    offers: [{ id: 'offer-1', productCode: LEGACY, name: 'Private', buyerAccounts: [BUYER] }],
    deliver: async () => {},
    autoTick: false,
  });
let market: Awaited<ReturnType<typeof start>>;

beforeAll(async () => {
  if (!existsSync(AWS)) throw new Error('This suite needs the package awscli: apt-get install awscli');
  market = await start();
});
afterAll(() => market?.close());

const environment = {
  PATH: '/usr/bin:/bin',
  HOME: '/nonexistent',
  AWS_ACCESS_KEY_ID: 'AKIASELLER',
  AWS_SECRET_ACCESS_KEY: 'unchecked',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '1',
};
const aws = async (...words: string[]): Promise<Record<string, unknown>> => {
  const options = ['--endpoint-url', market.url, '--output', 'json', '--no-cli-pager'];
  const { stdout } = await promisify(execFile)(AWS, [...options, ...words], { env: environment });
  return JSON.parse(stdout) as Record<string, unknown>;
};
const subscribe = async (productCode: string) => {
  const made = market.core.act('subscribe', { accountId: BUYER, productCode });
  offset += PROVISIONING_MS;
  await market.tick();
  return made;
};

describe('aws meteringmarketplace', () => {
  test('resolve-customer and batch-meter-usage, by product code', async () => {
    const { licenseArn } = await subscribe(LEGACY);
    const { token } = market.core.act('token', { licenseArn });
    const customer = await aws('meteringmarketplace', 'resolve-customer', '--registration-token', token);
    expect(customer).toMatchObject({ ProductCode: LEGACY, CustomerAWSAccountId: BUYER });
    const Timestamp = Math.floor((Date.now() + offset) / 1000);
    const record = {
      Timestamp,
      CustomerIdentifier: customer['CustomerIdentifier'],
      Dimension: 'messages',
      Quantity: 5,
    };
    const usage = ['--product-code', LEGACY, '--usage-records', JSON.stringify([record])];
    const metered = await aws('meteringmarketplace', 'batch-meter-usage', ...usage);
    expect(metered).toMatchObject({ Results: [{ Status: 'Success' }], UnprocessedRecords: [] });
    expect(market.core.bill()[0]?.total).toBe('0.10');
  });

  test('an error has its name', async () => {
    const call = aws('meteringmarketplace', 'resolve-customer', '--registration-token', 'no');
    await expect(call).rejects.toThrow('InvalidTokenException');
  });

  test('what is not simulated says so', async () => {
    const call = aws(
      'meteringmarketplace',
      'register-usage',
      '--product-code',
      'x',
      '--public-key-version',
      '1',
    );
    await expect(call).rejects.toThrow('NotImplemented');
  });
});

test('aws marketplace-entitlement get-entitlements', async () => {
  await subscribe(CONTRACT);
  const { Entitlements } = await aws(
    'marketplace-entitlement',
    'get-entitlements',
    '--product-code',
    CONTRACT,
  );
  expect(Entitlements).toMatchObject([
    { ProductCode: CONTRACT, Dimension: 'seats', Value: { IntegerValue: 25 } },
  ]);
});

describe('aws marketplace-catalog', () => {
  test('describe-entity of a private offer', async () => {
    const entity = await aws(
      'marketplace-catalog',
      'describe-entity',
      '--catalog',
      'AWSMarketplace',
      '--entity-id',
      'offer-1',
    );
    expect(entity['EntityType']).toBe('Offer@1.0');
    expect(JSON.parse(String(entity['Details']))).toMatchObject({
      Rules: [{ Type: 'TargetingRule', PositiveTargeting: { BuyerAccounts: [BUYER] } }],
    });
  });

  test('list-entities, filtered the older way', async () => {
    const filter = JSON.stringify([{ Name: 'EntityId', ValueList: ['offer-1'] }]);
    const words = ['--catalog', 'AWSMarketplace', '--entity-type', 'Offer', '--filter-list', filter];
    const { EntitySummaryList } = await aws('marketplace-catalog', 'list-entities', ...words);
    expect(EntitySummaryList).toMatchObject([{ EntityId: 'offer-1', Visibility: 'Restricted' }]);
  });
});
