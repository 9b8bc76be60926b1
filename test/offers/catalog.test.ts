import { MarketplaceCatalogClient } from '@aws-sdk/client-marketplace-catalog';
import { afterEach, describe, expect, test } from 'vitest';
import { offerReader } from '#lambdas/marketplace/catalog.ts';
import { type Running, running } from '../marketplace/running.ts';
import { BUYER, DAY, PARTNER, START } from '../marketplace/setting.ts';

let aws: Running | undefined;
afterEach(() => aws?.close());

const opened = async () => {
  aws = await running();
  const client = new MarketplaceCatalogClient({
    endpoint: aws.url,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'AKIASELLER', secretAccessKey: 'unchecked' },
  });
  return { aws, client, read: offerReader(client) };
};

describe('the catalog, on the real wire', () => {
  test('gives name, product, audience and expiry of an own offer', async () => {
    const { aws: at, read } = await opened();
    const terms = { productCode: 'payg-code', name: 'For Acme', buyerAccounts: [BUYER] };
    at.core.act('offer', { id: 'offer-own', ...terms, availableUntil: START + 30 * DAY });
    expect(await read('offer-own')).toEqual({
      name: 'For Acme',
      productId: 'prod-payg',
      audience: [BUYER],
      expiresAt: START + 30 * DAY,
    });
  });

  test('shows neither a partner’s offer nor one that is none', async () => {
    const { aws: at, read } = await opened();
    const resale = { authorizationId: 'resaleauthz-1', proposer: PARTNER };
    at.core.act('offer', { id: 'offer-cppo', productCode: 'payg-code', name: 'Partner', resale });
    expect(await read('offer-cppo')).toBeUndefined();
    expect(await read('offer-none')).toBeUndefined();
  });

  test('does not take a throttle, or a role that may not ask, for a word about the offer', async () => {
    const { aws: at, client, read } = await opened();
    at.core.act('faults', { api: [{ operation: 'DescribeEntity', kind: 'throttle' }] });
    await expect(read('offer-own')).rejects.toThrow();
    const denied = Object.assign(
      new Error('User: arn:aws:sts::1:x is not authorized to perform: aws-marketplace:DescribeEntity'),
      { name: 'AccessDeniedException' },
    );
    client.middlewareStack.add(() => () => Promise.reject(denied), { step: 'initialize' });
    await expect(read('offer-own')).rejects.toThrow('not authorized');
  });
});
