import { MarketplaceEntitlementServiceClient } from '@aws-sdk/client-marketplace-entitlement-service';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readEntitlements } from '#lambdas/clock/read-entitlements.ts';
import type { Product } from '#lambdas/edge/products.ts';
import { applyLegacy } from '#lambdas/lifecycle/legacy-apply.ts';
import { getEntitlements } from '#lambdas/marketplace/entitlements.ts';
import { hearLegacy, readLegacyEnvelope } from '#lambdas/marketplace/legacy-notification.ts';
import { memoryStateStore } from '#lambdas/stores/memory.ts';
import { running } from '../marketplace/running.ts';
import { BUYER, MINUTE, START } from '../marketplace/setting.ts';
import { plainPolicy } from '../stores/examples.ts';

const CODE = 'legacycontract1';
const PRODUCT: Product = {
  productCode: CODE,
  productId: 'prod-legacycontract1',
  type: 'saas-contract',
  integration: 'legacy',
  policy: 'example/plain',
  name: 'Legacy contract',
  supportEmail: 'help@example.com',
  supportUrl: 'https://example.com/help',
};

/** A marketplace on the real wire, whose SNS is heard and whose entitlements are read by the real client. */
const open = async () => {
  let time = START;
  let commits = 0;
  const store = memoryStateStore();
  const surroundings = { now: () => time, newId: () => `commit-${(commits += 1)}` };
  const policies = { forProduct: async () => plainPolicy };
  const isSubscribed = async () => true;
  const ports = { store, surroundings, policies, products: [PRODUCT], isSubscribed };
  const aws = await running({
    now: () => time,
    products: [
      {
        code: CODE,
        id: PRODUCT.productId,
        title: PRODUCT.name,
        model: 'contract',
        integration: 'legacy',
        dimensions: [{ key: 'seats', kind: 'entitlement', price: '10' }],
        grants: { seats: 5 },
      },
    ],
    deliverSns: async (_topic, message, { id, at }) => {
      const heard = hearLegacy(readLegacyEnvelope({ body: message, messageId: id, sentAt: at }));
      await applyLegacy(ports, heard, { id, detailType: 'SNS' });
    },
  });
  const client = new MarketplaceEntitlementServiceClient({
    endpoint: aws.url,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'seller', secretAccessKey: 'x' },
  });
  const reading = { store, surroundings, policies, getEntitlements: getEntitlements(client) };
  return {
    aws,
    store,
    pass: async (minutes: number) => {
      time += minutes * MINUTE;
      await aws.tick();
    },
    /** What the clock does where an entity of entitlements is due. */
    read: async () => {
      const [set] = store.all('entitlements');
      if (set) await readEntitlements(reading, set.licenseId, 'test');
      return store.all('entitlements')[0];
    },
  };
};

let market: Awaited<ReturnType<typeof open>>;
beforeEach(async () => {
  market = await open();
});
afterEach(() => market.aws.close());

describe('a legacy contract', () => {
  test('is granted over SNS, and what it grants is read by its customer', async () => {
    market.aws.core.act('subscribe', { accountId: BUYER, productCode: CODE });
    await market.pass(3);
    expect(await market.read()).toMatchObject({
      entitlements: [{ dimension: 'seats', type: 'integer', value: 5 }],
    });
    expect(market.store.all('license')).toHaveLength(1);
  });

  test('upgraded, entitlement-updated has it read again', async () => {
    const { agreementId } = market.aws.core.act('subscribe', { accountId: BUYER, productCode: CODE });
    await market.pass(3);
    await market.read();
    market.aws.core.act('amend', { agreementId, grants: { seats: 8 } });
    await market.pass(3);
    expect(await market.read()).toMatchObject({ entitlements: [{ dimension: 'seats', value: 8 }] });
  });
});
