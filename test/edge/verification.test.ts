import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { outboundGet } from '#lambdas/edge/outbound.ts';
import { parseVerifications, registrationOverHttps } from '#lambdas/edge/verification.ts';
import { isFromConcord } from '#local/receiver/verify-webhook.ts';

const NOW = Date.UTC(2026, 10, 22, 9);
const ASKED = { productCode: 'code', tenantId: 't-1', buyerAccount: '222222222222' };
const SAID = {
  type: 'AWS Marketplace',
  services: [{ id: 'conformity', status: '登録済み' }],
};
const opened: { close(): unknown }[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

/** A system of the seller's that answers so. */
const seller = async (status: number, body: string) => {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
};

const askAt = (
  origin: string,
  path = '/tenants/{tenantId}/registration',
  keys: readonly string[] = ['key'],
) =>
  registrationOverHttps({
    endpoints: [{ productCode: 'code', url: `${origin}${path}`, secret: 'arn' }],
    get: outboundGet({ trustedOrigins: [origin] }, 1_024),
    signingKeys: async () => keys,
    now: () => NOW,
  });

describe('the seller’s system', () => {
  test('is asked for one tenant, and signed as webhooks are', async () => {
    const { origin, asked } = await seller(200, JSON.stringify(SAID));
    expect(await askAt(origin, '/tenants/{tenantId}/registration', ['new', 'old'])(ASKED)).toEqual({
      said: { ...SAID, at: NOW },
    });
    const target = '/tenants/t-1/registration?buyerAccount=222222222222';
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([`GET ${target}`]);
    const header = String(asked[0]?.headers['concord-signature']);
    expect(isFromConcord(`GET ${target}`, header, ['old'], NOW)).toBe(true);
    expect(isFromConcord(`GET ${target}x`, header, ['old'], NOW)).toBe(false);
  });

  test('a tenant’s id is put into the path as one piece, beside a query that is there already', async () => {
    const { origin, asked } = await seller(200, JSON.stringify(SAID));
    await askAt(origin, '/r/{tenantId}?stage=live')({ ...ASKED, tenantId: '../a b' });
    expect(asked[0]?.url).toBe('/r/..%2Fa%20b?stage=live&buyerAccount=222222222222');
  });

  test('may say of which account and of which moment it speaks', async () => {
    const body = { ...SAID, buyerAccount: '111111111111', at: '2026-11-22T08:59:00Z', further: 1 };
    const { origin } = await seller(200, JSON.stringify(body));
    expect(await askAt(origin)(ASKED)).toEqual({
      said: { ...SAID, buyerAccount: '111111111111', at: Date.UTC(2026, 10, 22, 8, 59) },
    });
  });

  test.each([
    ['no JSON', '<html>'],
    ['no object', '[]'],
    ['no type', JSON.stringify({ services: [] })],
    ['no services', JSON.stringify({ type: 'AWS Marketplace' })],
    ['a status that is no text', JSON.stringify({ ...SAID, services: [{ id: 'a', status: true }] })],
    ['an account that is none', JSON.stringify({ ...SAID, buyerAccount: '1' })],
    ['a time that is none', JSON.stringify({ ...SAID, at: 'now' })],
    ['a text that is too long', JSON.stringify({ ...SAID, type: 'x'.repeat(201) })],
  ])('that answers %s is not understood', async (_, body) => {
    const { origin } = await seller(200, body);
    expect(await askAt(origin)(ASKED)).toEqual({ unanswered: 'not-understood' });
  });

  test.each([204, 302, 401, 404, 503])('that answers %i said nothing', async (status) => {
    const { origin } = await seller(status, status === 204 ? '' : JSON.stringify(SAID));
    expect(await askAt(origin)(ASKED)).toEqual({ unanswered: 'status', status });
  });

  test('that talks without end, is not there, or is none at all said nothing', async () => {
    const { origin } = await seller(200, ' '.repeat(2_000));
    expect(await askAt(origin)(ASKED)).toEqual({ unanswered: 'too-large' });
    expect(await askAt('http://127.0.0.1:1')(ASKED)).toEqual({ unanswered: 'unreachable' });
    expect(await askAt(origin)({ ...ASKED, productCode: 'other' })).toEqual({ unanswered: 'no-endpoint' });
  });

  test('is not asked where it is private and nobody trusts it, nor without a key', async () => {
    const { origin, asked } = await seller(200, JSON.stringify(SAID));
    const ports = {
      endpoints: [{ productCode: 'code', url: `${origin}/{tenantId}`, secret: 'arn' }],
      get: outboundGet({ trustedOrigins: [] }, 1_024),
      signingKeys: async () => ['key'],
      now: () => NOW,
    };
    expect(await registrationOverHttps(ports)(ASKED)).toEqual({ unanswered: 'not-https' });
    const keyless = async (): Promise<string[]> => Promise.reject(new Error('no value'));
    expect(await registrationOverHttps({ ...ports, signingKeys: keyless })(ASKED)).toEqual({
      unanswered: 'no-key',
    });
    expect(asked).toEqual([]);
  });
});

test('a configuration that names no tenant in its address is broken', () => {
  const one = { productCode: 'code', url: 'https://example.com/{tenantId}', secret: 'arn' };
  expect(parseVerifications(JSON.stringify([one]))).toEqual([one]);
  expect(() => parseVerifications(JSON.stringify([{ ...one, url: 'https://example.com/' }]))).toThrow();
});
