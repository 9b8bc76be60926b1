import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { outboundCall } from '#lambdas/edge/outbound.ts';
import { signed } from '#lambdas/edge/signature.ts';
import { vendorOverHttps } from '#lambdas/edge/vendor-over-https.ts';
import {
  ActivationAnswer,
  Declined,
  Opened,
  readAnswer,
  Shown,
  Upstreams,
} from '#lambdas/edge/vendor-wire.ts';
import { vendorServer } from '#local/receiver/answer-vendor.ts';

const document = readFileSync('docs/vendor-ports.md', 'utf8');
const PRODUCT = 'code';
const TENANT = 't-5kq2y7ccpzjhqv3rtwma';
const WANTED_AT = Date.UTC(2026, 10, 22, 9);

/** The JSON of a section, in the order in which it stands there. */
const blocks = (heading: string): string[] => {
  const [, section = ''] = document.split(`\n## ${heading}\n`);
  const [text = ''] = section.split('\n## ');
  return [...text.matchAll(/^```json\n(.+?)^```$/gms)].map(([, json = '']) => json);
};

let server: Server | undefined;
afterEach(() => server?.close());

/** What the document's server heard, and Concord's port to it. */
const open = async (keys: readonly string[] = ['key']) => {
  const heard: unknown[] = [];
  const [answered = '', ...others] = blocks('Activating').slice(1);
  expect(others).toHaveLength(2);
  const reply = (heading: string, at: number) => ({
    status: 200,
    body: JSON.parse(blocks(heading)[at] ?? ''),
  });
  server = vendorServer(
    {
      activate: async (asked) => {
        heard.push(asked);
        return { status: 200, body: JSON.parse(answered) };
      },
      change: async (id, change) => {
        heard.push(change);
        return id === 'p-1' ? { status: 204 } : { ...reply('Changing', 1), status: 409 };
      },
      shown: async (tenantId, subject) => {
        heard.push([tenantId, subject]);
        return reply('What is shown', 0);
      },
      openConsole: async (asked) => {
        heard.push(asked);
        return asked.kind === 'console.open' ? reply('Consoles', 1) : { status: 503, retryAfterSeconds: 7 };
      },
      upstreams: async () => reply('Which systems are down', 0),
    },
    () => ['key'],
  );
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const vendor = vendorOverHttps({
    endpoints: [{ productCode: PRODUCT, url: origin, secret: 'arn' }],
    call: outboundCall({ trustedOrigins: [origin] }, 64 * 1024),
    signingKeys: async () => keys,
    now: Date.now,
  });
  return { heard, vendor };
};

describe('the document for the vendor’s developer', () => {
  test('shows the signature that a request has', () => {
    // reckoned with: printf '<t>.PUT /changes/p-1\n{"desired":25}' | openssl dgst -sha256 -hmac example-key
    const text = 'PUT /changes/p-1\n{"desired":25}';
    expect(document).toContain(
      `\n${signed(['example-key'], text, 1_795_270_000_000)['concord-signature']}\n`,
    );
  });

  test('shows the server that is tried here', () => {
    const samples = [...document.matchAll(/^```ts\n(.+?)^```$/gms)].map(([, code]) => code);
    expect(samples).toContain(readFileSync('local/receiver/answer-vendor.ts', 'utf8'));
  });

  test.each([
    ['Activating', ActivationAnswer, 1, 4],
    ['Changing', Declined, 1, 2],
    ['What is shown', Shown, 0, 1],
    ['Consoles', Opened, 1, 2],
    ['Which systems are down', Upstreams, 0, 1],
  ] as const)('shows answers that are understood: %s', (heading, schema, from, count) => {
    const all = blocks(heading);
    expect(all).toHaveLength(count);
    for (const block of all.slice(from)) expect(readAnswer<unknown>(schema, block)).toBeDefined();
  });
});

describe('the server of the document', () => {
  test('activates as it is asked', async () => {
    const { heard, vendor } = await open();
    const asked = JSON.parse(blocks('Activating')[0] ?? '');
    const answer = await vendor.activate(PRODUCT, asked);
    expect(answer).toMatchObject({ said: { outcome: 'activated', at: WANTED_AT } });
    expect(heard).toEqual([asked]);
  });

  test('takes changes, or says why not', async () => {
    const { heard, vendor } = await open();
    const { plan, wantedAt, ...change } = JSON.parse(blocks('Changing')[0] ?? '');
    const told = { ...change, details: { plan }, wantedAt: WANTED_AT };
    expect(await vendor.change(PRODUCT, { ...told, propagationId: 'p-1' })).toEqual({
      said: { taken: true },
    });
    expect(heard).toEqual([{ plan, ...change, wantedAt }]);
    const declined = await vendor.change(PRODUCT, { ...told, propagationId: 'p-2' });
    expect(declined).toMatchObject({ said: { taken: false, reason: expect.stringContaining('locked') } });
  });

  test('says what is shown, opens consoles, and names what is down', async () => {
    const { heard, vendor } = await open();
    const subject = 'products/wfbs-services/seats';
    expect(await vendor.shown(PRODUCT, TENANT, subject)).toMatchObject({ said: { value: 25 } });
    const asked = JSON.parse(blocks('Consoles')[0] ?? '');
    expect(await vendor.openConsole(PRODUCT, asked)).toMatchObject({ answered: 'opened' });
    const platform = { tenantId: TENANT, kind: 'licensing-platform.open' as const };
    const unreachable = { answered: 'unreachable', retryAfterSeconds: 7 };
    expect(await vendor.openConsole(PRODUCT, platform)).toEqual(unreachable);
    expect(heard).toEqual([[TENANT, subject], asked, platform]);
    expect(await vendor.upstreams(PRODUCT)).toMatchObject({
      said: [{}, { condition: { name: 'MAINTENANCE' } }],
    });
  });

  test('answers nobody else', async () => {
    const { heard, vendor } = await open(['another']);
    expect(await vendor.upstreams(PRODUCT)).toEqual({ unanswered: 'status', status: 401 });
    expect(await vendor.shown(PRODUCT, TENANT, 'customer')).toEqual({ unanswered: 'status', status: 401 });
    expect(heard).toEqual([]);
  });
});
