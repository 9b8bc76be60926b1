import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { outboundGet } from '#lambdas/edge/outbound.ts';
import { signed } from '#lambdas/edge/signature.ts';
import { registrationOverHttps } from '#lambdas/edge/verification.ts';
import { registrationServer } from '#local/receiver/answer-registration.ts';

const document = readFileSync('docs/verification.md', 'utf8');
const TARGET = '/tenants/t-5kq2y7ccpzjhqv3rtwma/registration?buyerAccount=222222222222';
const SHOWN = { type: 'AWS Marketplace', services: [{ id: 'conformity', status: '登録済み' }] };

let server: Server | undefined;
afterEach(() => server?.close());

const ask = async (tenantId: string, keys: readonly string[]) => {
  server = registrationServer(
    (id) => (id === 't-1' ? SHOWN : undefined),
    () => ['key'],
  );
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return registrationOverHttps({
    endpoints: [{ productCode: 'code', url: `${origin}/tenants/{tenantId}/registration`, secret: 'arn' }],
    get: outboundGet({ trustedOrigins: [origin] }, 1_024),
    signingKeys: async () => keys,
    now: Date.now,
  })({ productCode: 'code', tenantId, buyerAccount: '222222222222' });
};

describe('the document for the seller’s developer', () => {
  test('shows the request that is made, with the signature that it has', () => {
    // reckoned with: printf '<t>.GET <target>' | openssl dgst -sha256 -hmac example-key
    expect(document).toContain(`GET ${TARGET}\n`);
    const headers = signed(['example-key'], `GET ${TARGET}`, 1_795_270_000_000);
    expect(document).toContain(`\n${headers['concord-signature']}\n`);
  });

  test('shows the server that is tried here', () => {
    const samples = [...document.matchAll(/^```ts\n(.+?)^```$/gms)].map(([, code]) => code);
    expect(samples).toContain(readFileSync('local/receiver/answer-registration.ts', 'utf8'));
  });
});

describe('the server of the document', () => {
  test('answers what Concord asks, and nobody else', async () => {
    expect(await ask('t-1', ['new', 'key'])).toMatchObject({ said: { ...SHOWN, at: expect.any(Number) } });
    expect(await ask('t-1', ['another'])).toEqual({ unanswered: 'status', status: 401 });
    expect(await ask('t-2', ['key'])).toEqual({ unanswered: 'status', status: 404 });
  });
});
