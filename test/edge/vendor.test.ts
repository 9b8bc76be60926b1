import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { outboundCall } from '#lambdas/edge/outbound.ts';
import type { SigningKeys } from '#lambdas/edge/signing-keys.ts';
import type { Vendor } from '#lambdas/edge/vendor.ts';
import { parseVendors, vendorOverHttps } from '#lambdas/edge/vendor-over-https.ts';
import { isFromConcord } from '#local/receiver/verify-webhook.ts';

const NOW = Date.UTC(2026, 10, 22, 9);
const ACTIVATION = { activationId: 'a-1', tenantId: 't-1', product: 'alpha', link: 'https://x.example/ü' };
const CHANGE = {
  ...{ propagationId: 'p-1', tenantId: 't-1', accountType: 'lmp', operation: 'seats.assign' as const },
  ...{ subject: 'products/edge/seats', desired: 25, product: 'edge', wantedAt: NOW },
};

interface Asked {
  readonly request: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}
interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const opened: { close(): unknown }[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

/** A vendor's system that always answers so: over loopback, as it would over the Internet. */
const system = async ({ status, body, headers = {} }: Answer) => {
  const asked: Asked[] = [];
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    asked.push({
      request: `${request.method} ${request.url}`,
      body: Buffer.concat(chunks).toString('utf8'),
      headers: request.headers,
    });
    response.writeHead(status, headers).end(text);
  });
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
};

const vendorAt = (
  origin: string,
  {
    trusted = [origin],
    signingKeys = async () => ['key'],
  }: { readonly trusted?: readonly string[]; readonly signingKeys?: SigningKeys } = {},
): Vendor =>
  vendorOverHttps({
    endpoints: [{ productCode: 'code', url: `${origin}/ports`, secret: 'arn' }],
    call: outboundCall({ trustedOrigins: trusted }, 1_024),
    signingKeys,
    now: () => NOW,
  });

/** Each question, and what it is on the wire. */
const QUESTIONS = {
  activate: {
    ask: (vendor: Vendor) => vendor.activate('code', ACTIVATION),
    request: 'POST /ports/activations',
    body: ACTIVATION,
  },
  change: {
    ask: (vendor: Vendor) => vendor.change('code', { ...CHANGE, details: { plan: 'gold', desired: 'no' } }),
    request: 'PUT /ports/changes/p-1',
    body: {
      ...{ tenantId: 't-1', accountType: 'lmp', operation: 'seats.assign', product: 'edge' },
      ...{ subject: 'products/edge/seats', desired: 25, plan: 'gold' },
      wantedAt: '2026-11-22T09:00:00.000Z',
    },
  },
  shown: {
    ask: (vendor: Vendor) => vendor.shown('code', 't-1/../x', 'products/edge & more'),
    request: 'GET /ports/shown/t-1%2F..%2Fx?subject=products%2Fedge+%26+more',
  },
  upstreams: { ask: (vendor: Vendor) => vendor.upstreams('code'), request: 'GET /ports/upstreams' },
  openConsole: {
    ask: (vendor: Vendor) =>
      vendor.openConsole('code', { tenantId: 't-1', kind: 'console.open', product: 'e' }),
    request: 'POST /ports/consoles',
    body: { tenantId: 't-1', kind: 'console.open', product: 'e' },
  },
};
type Question = keyof typeof QUESTIONS;
const ALL = Object.keys(QUESTIONS) as Question[];
const askedOf = async (question: Question, answer: Answer) =>
  QUESTIONS[question].ask(vendorAt((await system(answer)).origin));

describe('a vendor’s system', () => {
  test.each(ALL)('is asked, and the request is signed with its body and each valid key: %s', async (name) => {
    const { ask, request, ...of } = QUESTIONS[name];
    const { origin, asked } = await system({ status: 503 });
    await ask(vendorAt(origin, { signingKeys: async () => ['new', 'old'] }));
    expect(asked.map((each) => each.request)).toEqual([request]);
    const [{ body = '', headers = {} } = {}] = asked;
    expect(body === '' ? undefined : JSON.parse(body)).toEqual('body' in of ? of.body : undefined);
    expect(headers['content-type']).toBe('body' in of ? 'application/json' : undefined);
    const signature = String(headers['concord-signature']);
    const text = body === '' ? request : `${request}\n${body}`;
    for (const key of ['new', 'old']) expect(isFromConcord(text, signature, [key], NOW)).toBe(true);
    expect(isFromConcord(`${text} `, signature, ['new'], NOW)).toBe(false);
    expect(isFromConcord(text.replace('ports', 'other'), signature, ['new'], NOW)).toBe(false);
  });

  const at = '2026-11-22T08:59:00Z';
  const AT = Date.UTC(2026, 10, 22, 8, 59);
  test.each<[Question, Answer, unknown]>([
    [
      'activate',
      { status: 200, body: { outcome: 'activated', at, further: 1 } },
      { outcome: 'activated', at: AT },
    ],
    [
      'activate',
      { status: 200, body: { outcome: 'activated', at, product: 'beta' } },
      { outcome: 'activated', at: AT, product: 'beta' },
    ],
    ['activate', { status: 200, body: { outcome: 'already-activated' } }, { outcome: 'already-activated' }],
    [
      'activate',
      { status: 200, body: { outcome: 'already-activated', here: false, at } },
      { outcome: 'already-activated', here: false, at: AT },
    ],
    ['activate', { status: 200, body: { outcome: 'not-taken' } }, { outcome: 'not-taken' }],
    ['change', { status: 204 }, { taken: true }],
    [
      'change',
      { status: 409, body: { reason: '契約が切れています' } },
      { taken: false, reason: '契約が切れています' },
    ],
    ['shown', { status: 200, body: { value: null, asOf: at } }, { value: null, asOf: AT }],
    ['shown', { status: 200, body: { value: 25, asOf: at } }, { value: 25, asOf: AT }],
    ['shown', { status: 200, body: { value: false, asOf: at } }, { value: false, asOf: AT }],
    ['upstreams', { status: 200, body: [] }, []],
    [
      'upstreams',
      {
        status: 200,
        body: [{ upstreamId: 'portal', condition: { name: 'MAINTENANCE', until: at }, asOf: at }],
      },
      [{ upstreamId: 'portal', condition: { name: 'MAINTENANCE', until: AT }, asOf: AT }],
    ],
  ])('is understood: %s %o', async (question, answer, said) => {
    expect(await askedOf(question, answer)).toEqual({ said });
  });

  test.each<[Question, Answer]>([
    ['activate', { status: 200, body: '<html>' }],
    ['activate', { status: 200, body: { outcome: 'perhaps' } }],
    ['activate', { status: 200, body: { outcome: 'activated' } }],
    ['activate', { status: 200, body: { outcome: 'activated', at: 'soon' } }],
    ['activate', { status: 200, body: { outcome: 'already-activated', here: 'yes' } }],
    ['change', { status: 409, body: {} }],
    ['change', { status: 409, body: { reason: '' } }],
    ['shown', { status: 200, body: { asOf: at } }],
    ['shown', { status: 200, body: { value: [1], asOf: at } }],
    ['shown', { status: 200, body: { value: 1 } }],
    ['upstreams', { status: 200, body: {} }],
    ['upstreams', { status: 200, body: [{ upstreamId: 'a', condition: { name: 'SLEEPING' }, asOf: at }] }],
  ])('that answers something else is not understood: %s %o', async (question, answer) => {
    expect(await askedOf(question, answer)).toEqual({ unanswered: 'not-understood' });
  });

  test.each(['activate', 'change', 'shown', 'upstreams'] as const)(
    'that has another status said nothing, but may say when to come again: %s',
    async (question) => {
      for (const status of [201, 302, 400, 401, 404, 500]) {
        const answer = { status, body: { outcome: 'not-taken', reason: 'x', value: 1, asOf: at } };
        expect(await askedOf(question, answer)).toEqual({ unanswered: 'status', status });
      }
      const down = { status: 503, headers: { 'retry-after': '90' } };
      expect(await askedOf(question, down)).toEqual({
        ...{ unanswered: 'status', status: 503, retryAfterSeconds: 90 },
      });
    },
  );

  test('that talks without end, is not there, or is none at all said nothing', async () => {
    const { origin } = await system({ status: 200, body: ' '.repeat(2_000) });
    expect(await vendorAt(origin).upstreams('code')).toEqual({ unanswered: 'too-large' });
    expect(await vendorAt(origin).upstreams('other')).toEqual({ unanswered: 'no-endpoint' });
    expect(await vendorAt('http://127.0.0.1:1').upstreams('code')).toEqual({ unanswered: 'unreachable' });
  });

  test('is not asked where it is private and nobody trusts it, nor without a key', async () => {
    const { origin, asked } = await system({ status: 204 });
    const nowhere = vendorAt(origin, { trusted: [] });
    expect(await nowhere.change('code', CHANGE)).toEqual({ unanswered: 'not-https' });
    const keyless = vendorAt(origin, { signingKeys: () => Promise.reject(new Error('no value')) });
    expect(await keyless.change('code', CHANGE)).toEqual({ unanswered: 'no-key' });
    expect(asked).toEqual([]);
  });
});

describe('a console', () => {
  test.each<[string, Answer, unknown]>([
    [
      'opens',
      { status: 200, body: { url: 'https://a.example/s?x=1' } },
      { answered: 'opened', url: 'https://a.example/s?x=1' },
    ],
    ['refuses the sign-in', { status: 401 }, { answered: 'sign-in-refused' }],
    [
      'is down',
      { status: 503, headers: { 'retry-after': '7' } },
      { answered: 'unreachable', retryAfterSeconds: 7 },
    ],
    [
      'is down until a moment',
      { status: 503, headers: { 'retry-after': new Date(NOW + 90_000).toUTCString() } },
      { answered: 'unreachable', retryAfterSeconds: 90 },
    ],
    [
      'was to be back',
      { status: 503, headers: { 'retry-after': new Date(NOW - 1).toUTCString() } },
      { answered: 'unreachable', retryAfterSeconds: 1 },
    ],
    [
      'is down for ever',
      { status: 503, headers: { 'retry-after': '99999999999' } },
      { answered: 'unreachable', retryAfterSeconds: 86_400 },
    ],
    ['says no time', { status: 503, headers: { 'retry-after': 'later' } }, { answered: 'unreachable' }],
    ['is not found', { status: 404 }, { answered: 'unreachable' }],
    ['gives no address', { status: 200, body: { url: 'console' } }, { answered: 'unreachable' }],
    [
      'would run a script',
      { status: 200, body: { url: 'javascript:alert(1)' } },
      { answered: 'unreachable' },
    ],
    [
      'would be read on the way',
      { status: 200, body: { url: 'http://a.example/' } },
      { answered: 'unreachable' },
    ],
  ])('%s', async (_, answer, heard) => {
    expect(await askedOf('openConsole', answer)).toEqual(heard);
  });

  test('over HTTP is opened where the vendor itself stands: only a sandbox’s does', async () => {
    const address = 'http://127.0.0.1:1';
    const call = async () => ({ status: 200, body: JSON.stringify({ url: `${address}/console` }) });
    const endpoints = [{ productCode: 'code', url: `${address}/ports`, secret: 'arn' }];
    const ports = { endpoints, call, signingKeys: async () => ['key'], now: () => NOW };
    expect(
      await vendorOverHttps(ports).openConsole('code', { tenantId: 't-1', kind: 'licensing-platform.open' }),
    ).toEqual({ answered: 'opened', url: `${address}/console` });
  });
});

test('a configuration whose addresses could not be made is broken', () => {
  const one = { productCode: 'code', url: 'https://example.com/ports', secret: 'arn' };
  expect(parseVendors(JSON.stringify([one]))).toEqual([one]);
  for (const url of ['example.com', 'https://example.com/']) {
    expect(() => parseVendors(JSON.stringify([{ ...one, url }]))).toThrow();
  }
});
