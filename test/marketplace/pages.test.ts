import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '#local/marketplace/pages/messages/en.ts';
import { fr } from '#local/marketplace/pages/messages/fr.ts';
import { ja } from '#local/marketplace/pages/messages/ja.ts';
import { type Running, running } from './running.ts';
import { BUYER, MINUTE, OTHER_BUYER, PARTNER } from './setting.ts';

let market: Running;
beforeAll(async () => {
  market = await running({
    buyerAccounts: [BUYER, OTHER_BUYER],
    offers: [
      { id: 'offer-private', productCode: 'payg-code', name: '<Private & dear>', buyerAccounts: [BUYER] },
      {
        id: 'offer-partner',
        productCode: 'payg-code',
        name: 'From a partner',
        buyerAccounts: [BUYER],
        resale: { authorizationId: 'resaleauthz-1', proposer: PARTNER },
      },
    ],
  });
});
afterAll(() => market.close());

const cookie = (account: string) => `marketplace-account=${account}`;
const page = async (path: string, account?: string, headers: Record<string, string> = {}) => {
  const cookies: Record<string, string> = account === undefined ? {} : { cookie: cookie(account) };
  const response = await fetch(market.url + path, {
    redirect: 'manual',
    headers: { ...cookies, ...headers },
  });
  return { response, status: response.status, text: await response.text() };
};
const submit = (path: string, fields: Record<string, string>, account = BUYER, origin = market.url) =>
  fetch(market.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookie(account), origin },
    body: new URLSearchParams(fields),
  });
const next = (response: Response) => response.headers.get('location') ?? '';

describe('the account', () => {
  test('is asked for first, then shown on every page', async () => {
    const { response } = await page('/offers');
    expect([response.status, next(response)]).toEqual([303, '/accounts']);
    const signedIn = await submit('/accounts', { accountId: BUYER });
    expect(next(signedIn)).toBe('/offers');
    expect(signedIn.headers.get('set-cookie')).toMatch(
      new RegExp(`${cookie(BUYER)}; .*HttpOnly; SameSite=Lax`),
    );
    for (const path of [
      '/accounts',
      '/offers',
      '/offers/offer-private',
      '/subscriptions',
      '/bill',
      '/simulator',
      '/nowhere',
    ])
      expect((await page(path, BUYER)).text).toContain(
        `<strong data-account="${BUYER}">1111-2222-3333</strong>`,
      );
  });

  test('that is none is refused', async () => {
    expect((await submit('/accounts', { accountId: '12' })).status).toBe(409);
  });
});

describe('offers', () => {
  test('private ones are for their accounts only', async () => {
    const own = (await page('/offers', BUYER)).text;
    expect(own).toContain('&lt;Private &amp; dear&gt;');
    expect(own).toContain(en.partnerOffer);
    expect((await page('/offers', OTHER_BUYER)).text).not.toContain('dear');
    expect((await page('/offers/offer-private', OTHER_BUYER)).status).toBe(404);
    expect((await submit('/offers/offer-private/accept', {}, OTHER_BUYER)).status).toBe(404);
  });
});

describe('a purchase in the browser', () => {
  test('subscribe, set up, see, cancel', async () => {
    const accepted = await submit('/offers/offer-private/accept', { payment: 'succeeds' });
    expect(next(accepted)).toMatch(/^\/subscriptions\/agmt-/);
    await market.wait(2 * MINUTE);
    const manage = (await page(next(accepted), BUYER)).text;
    expect(manage).toContain(
      '<form class="card" method="post" action="https://seller.example.com/register?product=payg-code">',
    );
    const [, token = ''] = /name="x-amzn-marketplace-token" value="([^"]+)"/.exec(manage) ?? [];
    expect(market.core.call('ResolveCustomer', { RegistrationToken: token })).toMatchObject({
      CustomerAWSAccountId: BUYER,
      ProductCode: 'payg-code',
    });
    expect((await page('/offers', BUYER)).text).toContain(en.currentSubscription);
    expect((await page(next(accepted), OTHER_BUYER)).status).toBe(404);

    const agreementId = next(accepted).split('/').at(-1) ?? '';
    const status = () => market.core.state.agreements[agreementId]?.status;
    await submit(`${next(accepted)}/cancel`, {});
    expect(status()).toBe('ACTIVE');
    expect((await submit(`${next(accepted)}/cancel`, { confirm: 'yes' }, OTHER_BUYER)).status).toBe(409);
    expect(status()).toBe('ACTIVE');
    await submit(`${next(accepted)}/cancel`, { confirm: 'yes' });
    expect(status()).toBe('CANCELLED');
    const list = (await page('/subscriptions', BUYER)).text;
    expect(list).toContain(agreementId);
    expect(list).toContain('CANCELLED');
    expect((await page(next(accepted), BUYER)).text).not.toContain(en.setUp);
  });

  test('a free trial says so to the seller', async () => {
    const offerId = market.core.state.products['trial-code']?.publicOfferId;
    const { text } = await page(next(await submit(`/offers/${offerId}/accept`, {})), BUYER);
    expect(text).toContain('name="x-amzn-marketplace-offer-type" value="free-trial"');
  });

  test('a contract cannot be canceled; its renewal can be switched off, and the seller’s request be answered', async () => {
    const offerId = market.core.state.products['contract-code']?.publicOfferId;
    const path = next(await submit(`/offers/${offerId}/accept`, {}));
    const agreementId = path.split('/').at(-1) ?? '';
    expect((await page(path, BUYER)).text).toContain(en.cannotCancel);
    await submit(`${path}/auto-renew`, { autoRenew: 'off' });
    expect(market.core.state.agreements[agreementId]?.autoRenew).toBe(false);
    const request = { agreementId, reasonCode: 'OTHER', description: 'We stop selling it' };
    const { agreementCancellationRequestId: id } = market.core.call(
      'SendAgreementCancellationRequest',
      request,
    );
    expect((await page(path, BUYER)).text).toContain('We stop selling it');
    await submit(`${path}/requests/${id}/reject`, { reason: 'We need it' });
    expect(market.core.state.cancellationRequests[id]).toMatchObject({
      status: 'REJECTED',
      statusMessage: 'We need it',
    });
    expect((await page('/bill', BUYER)).text).toContain('120.00');
  });
});

describe('safety', () => {
  test('a form of another site changes nothing', async () => {
    const before = Object.keys(market.core.state.agreements).length;
    const foreign = await submit('/offers/offer-partner/accept', {}, BUYER, 'https://evil.example.com');
    expect(foreign.status).toBe(403);
    expect(Object.keys(market.core.state.agreements)).toHaveLength(before);
  });

  test('nothing can run in a page, and forms go here or to the seller', async () => {
    const { response, text } = await page('/offers', BUYER);
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self' https://seller.example.com https: http://127.0.0.1:*; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(text).not.toMatch(/<script|style=|onclick/);
    expect((await page('/style.css')).response.headers.get('content-type')).toContain('text/css');
  });
});

describe('languages', () => {
  test.each([
    ['ja', 'ja-JP,en;q=0.5', ja],
    ['ja', 'en;q=0.5,ja', ja],
    ['fr', 'fr-CA,fr;q=0.9', fr],
    ['en', 'de', en],
  ])('%s for a browser that asks for %s', async (code, header, messages) => {
    const { text } = await page('/offers', BUYER, { 'accept-language': header });
    expect(text).toContain(`<html lang="${code}">`);
    expect(text).toContain(messages.signedInTo);
  });

  test('the switch is remembered', async () => {
    const { response } = await page('/offers?lang=fr', BUYER);
    expect(response.headers.get('set-cookie')).toContain('marketplace-language=fr');
    const { text } = await page('/offers', undefined, {
      cookie: `${cookie(BUYER)}; marketplace-language=fr`,
    });
    expect(text).toContain(fr.signedInTo);
  });
});

test('faults are set on the simulator’s page', async () => {
  const fields = {
    copies: '3',
    shuffle: '60',
    delay: '1',
    loss: '0',
    kind: 'throttle',
    operation: 'BatchMeterUsage',
  };
  expect(next(await submit('/simulator/faults', fields))).toBe('/simulator');
  expect(market.core.state.faults).toEqual({
    delivery: { copies: 3, shuffleMs: 60_000, delayMs: 1000, lossRate: 0 },
    api: [{ operation: 'BatchMeterUsage', kind: 'throttle', rate: 1, times: null, until: null }],
  });
  expect((await submit('/simulator/faults', { ...fields, loss: '2' })).status).toBe(409);
});
