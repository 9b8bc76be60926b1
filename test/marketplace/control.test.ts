import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Running, running } from './running.ts';
import { BUYER, HOUR } from './setting.ts';

let market: Running;
beforeAll(async () => {
  market = await running();
});
afterAll(() => market.close());

const post = async (act: string, body: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(`${market.url}/control/${act}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const get = async (view: string) =>
  (await (await fetch(`${market.url}/control/${view}`)).json()) as Record<string, never[]>;

test('a story by HTTP: subscribe, notices, token, cancel', async () => {
  const { body: made } = await post('subscribe', { accountId: BUYER, productCode: 'payg-code' });
  await market.wait(HOUR);
  expect(market.delivered.map((event) => event['detail-type'])).toEqual([
    'Purchase Agreement Created - Proposer',
    'License Updated - Manufacturer',
  ]);
  expect((await get('events'))['events']).toEqual(market.delivered);
  expect((await get('deliveries'))['deliveries']).toMatchObject([
    { outcome: 'delivered' },
    { outcome: 'delivered' },
  ]);
  const { body: issued } = await post('token', { licenseArn: made['licenseArn'] });
  expect(issued).toEqual({
    token: expect.stringMatching(/^[A-Za-z0-9+/=]{90}$/),
    productCode: 'payg-code',
    fulfillmentUrl: 'https://seller.example.com/register?product=payg-code',
  });
  expect((await post('cancel', { agreementId: made['agreementId'] })).status).toBe(200);
  expect((await get('agreements'))['agreements']).toMatchObject([
    { id: made['agreementId'], status: 'CANCELLED' },
  ]);
  expect(JSON.stringify(await get('licenses'))).not.toContain(issued['token']);
});

test('legacy messages are published to their topics', async () => {
  await post('subscribe', { accountId: BUYER, productCode: 'legacy-code' });
  await market.wait(HOUR);
  expect(market.published).toEqual([
    [
      expect.stringContaining('aws-mp-subscription-notification-legacy-code'),
      expect.stringContaining('subscribe-success'),
    ],
  ]);
});

describe('what is refused', () => {
  test.each([
    ['an unknown act', 'destroy', {}, 404],
    ['a field that is none', 'buyer', { accountId: BUYER, name: 'x' }, 400],
    ['a body that is no JSON', 'buyer', '{', 400],
    ['an agreement that is none', 'cancel', { agreementId: 'agmt-none' }, 404],
  ])('%s', async (_name, act, body, status) => {
    expect((await post(act, body)).status).toBe(status);
  });

  test('a form of a foreign page', async () => {
    const form = { 'content-type': 'text/plain', origin: 'https://evil.example.com' };
    expect(
      (await fetch(`${market.url}/control/buyer`, { method: 'POST', headers: form, body: '{}' })).status,
    ).toBe(403);
    expect((await post('buyer', '{}', { 'content-type': 'text/xml' })).status).toBe(415);
  });
});

test('every view can be looked at', async () => {
  const { views = [] } = await get('');
  expect(views).toContain('bill');
  for (const view of views) expect((await fetch(`${market.url}/control/${view}`)).status).toBe(200);
  expect(await get('')).toMatchObject({ acts: expect.arrayContaining(['subscribe', 'tick']) });
});

test('the seller’s bus may refuse: the event comes again', async () => {
  let refusals = 3;
  const own = await running({
    deliver: async () => {
      refusals -= 1;
      if (refusals >= 0) throw new Error('not now');
    },
  });
  own.core.act('subscribe', { accountId: BUYER, productCode: 'payg-code' });
  for (let minute = 0; minute < 5; minute += 1) await own.wait(15_000);
  expect(own.core.state.deliveries.map(({ outcome }) => outcome)).toEqual([
    'failed',
    'failed',
    'failed',
    'delivered',
    'delivered',
  ]);
  await own.close();
});

test('it ticks by itself unless told not to', async () => {
  let ahead = 0;
  const own = await running({ autoTick: true, now: () => Date.now() + ahead });
  own.core.act('subscribe', { accountId: BUYER, productCode: 'payg-code' });
  ahead = HOUR;
  await vi.waitFor(() => expect(own.delivered).toHaveLength(2), { timeout: 5000 });
  await own.close();
});
