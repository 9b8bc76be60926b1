import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { parsePolicy } from '#domain/policy/policy.ts';
import { reassignmentTermsOf } from '#domain/policy/reassignment-terms.ts';
import { signed } from '#lambdas/edge/signature.ts';
import { registrationOverHttps } from '#lambdas/edge/verification.ts';
import { productApp } from '#local/vendors/registration/app.ts';
import { openRegistrations, SERVICES, STATUSES, TYPES } from '#local/vendors/registration/registrations.ts';

const ORIGIN = 'http://127.0.0.1:4060';
const START = Date.UTC(2026, 10, 22, 9);
const SECOND = 1_000;
const ASKED = { productCode: 'code', tenantId: 't-1', buyerAccount: '222222222222' };

let now: number;
let app: ReturnType<typeof productApp>;
beforeEach(() => {
  now = START;
  app = productApp({
    registrations: openRegistrations(),
    now: () => now,
    webhookKeys: () => ['webhook key'],
    verificationKeys: () => ['verification key'],
    wait: async () => undefined,
  });
});

const tell = async (event: object, key = 'webhook key') => {
  const body = JSON.stringify({ version: 1, ...event });
  const answer = await app.request(`${ORIGIN}/hooks/concord`, {
    method: 'POST',
    headers: { host: '127.0.0.1:4060', ...signed([key], body, now) },
    body,
  });
  return answer.status;
};
const payer = (toSubscriptionId: string, at = new Date(now).toISOString(), tenantId = 't-1') =>
  tell({ type: 'tenant.payer.changed', tenantId, toSubscriptionId, at });
const ask = (keys = ['verification key'], asked = ASKED) =>
  registrationOverHttps({
    endpoints: [{ productCode: 'code', url: `${ORIGIN}/tenants/{tenantId}/registration`, secret: 'arn' }],
    signingKeys: async () => keys,
    now: () => now,
    get: async (url, headers) => {
      const answer = await app.request(url.href, { headers: { host: url.host, ...headers } });
      return { status: answer.status, body: await answer.text() };
    },
  })(asked);
const registered = async (): Promise<string[]> => {
  const answer = await ask();
  return 'said' in answer
    ? answer.said.services.filter(({ status }) => status === STATUSES.registered).map(({ id }) => id)
    : [JSON.stringify(answer)];
};
const behave = (behavior: object) =>
  app.request(`${ORIGIN}/behavior`, {
    method: 'POST',
    headers: { host: '127.0.0.1:4060', 'content-type': 'application/json' },
    body: JSON.stringify(behavior),
  });

describe('the seller’s product', () => {
  test('plays the services and the words that its policy asks for', () => {
    const read = parsePolicy(JSON.parse(readFileSync('policies/cloud-one/cloud-one.json', 'utf8')));
    if (!('policy' in read)) throw new Error('the policy is broken');
    const { services, registered: word, subscriptionType } = reassignmentTermsOf(read.policy).verification;
    expect(services).toEqual(SERVICES);
    expect([word, subscriptionType]).toEqual([STATUSES.registered, TYPES.marketplace]);
  });

  test('registers one service after another once it hears who pays', async () => {
    expect(await ask()).toEqual({ unanswered: 'status', status: 404 });
    expect(await payer('l-1')).toBe(204);
    expect(await registered()).toEqual([]);
    now += 20 * SECOND;
    expect(await registered()).toEqual(['workload-security']);
    now += 120 * SECOND;
    expect(await registered()).toHaveLength(SERVICES.length);
  });

  test('begins anew with another payer; an older or repeated event changes nothing', async () => {
    await payer('l-1');
    now += 1_000 * SECOND;
    await payer('l-2');
    expect(await registered()).toEqual([]);
    now += 1_000 * SECOND;
    await payer('l-2', new Date(now - 1_000 * SECOND).toISOString());
    await payer('l-1', new Date(START).toISOString());
    expect(await registered()).toHaveLength(SERVICES.length);
  });

  test('says whose account pays where it was told, in either order', async () => {
    const account = async () => {
      const answer = await ask();
      return 'said' in answer ? answer.said.buyerAccount : answer;
    };
    await payer('l-1');
    expect(await account()).toBeUndefined();
    await tell({ type: 'subscription.active', subscriptionId: 'l-1', buyerAccount: '111111111111' });
    await tell({ type: 'subscription.active', subscriptionId: 'l-2', buyerAccount: '222222222222' });
    expect(await account()).toBe('111111111111');
    now += SECOND;
    await payer('l-2');
    expect(await account()).toBe('222222222222');
  });

  test('believes only what is signed, and answers nobody else', async () => {
    expect(await tell({ type: 'tenant.payer.changed' }, 'another key')).toBe(401);
    await payer('l-1');
    expect(await ask(['another key'])).toEqual({ unanswered: 'status', status: 401 });
    expect(await ask(['another key', 'verification key'])).toHaveProperty('said');
    expect(await tell({ type: 'tenant.created', tenantId: 't-2' })).toBe(204);
    expect(await ask(undefined, { ...ASKED, tenantId: 't-2' })).toMatchObject({ status: 404 });
  });
});

describe('on demand it', () => {
  test('never finishes a service, until it may', async () => {
    await behave({ stuck: ['conformity'], paceSeconds: 0 });
    await payer('l-1');
    const answer = await ask();
    const of = 'said' in answer && answer.said.services.find(({ id }) => id === 'conformity');
    expect(of).toMatchObject({ status: STATUSES.registering });
    expect(await registered()).toHaveLength(SERVICES.length - 1);
    await behave({ paceSeconds: 0 });
    expect(await registered()).toContain('conformity');
  });

  test('shows another type', async () => {
    await payer('l-1');
    await behave({ type: 'annual' });
    expect(await ask()).toMatchObject({ said: { type: TYPES.annual } });
  });

  test('is out of order, talks nonsense, or says nothing for too long', async () => {
    await payer('l-1');
    await behave({ answers: 'outage' });
    expect(await ask()).toEqual({ unanswered: 'status', status: 503 });
    await behave({ answers: 'garbled' });
    expect(await ask()).toEqual({ unanswered: 'not-understood' });
    await behave({ answers: 'silence' });
    expect(await ask()).toHaveProperty('said');
  });

  test('takes no behavior that it does not have', async () => {
    for (const wrong of [{ stuck: ['x'] }, { answers: 'maybe' }, { paceSeconds: -1 }, { further: 1 }])
      expect((await behave(wrong)).status).toBe(400);
  });
});

describe('its page', () => {
  const page = async (lang: string) =>
    (await app.request(`${ORIGIN}/?lang=${lang}`, { headers: { host: '127.0.0.1:4060' } })).text();

  test.each(['en', 'ja', 'fr'])('shows each tenant with its services (%s)', async (lang) => {
    await payer('l-1', undefined, '<t>');
    const shown = await page(lang);
    expect(shown).toContain(`<html lang="${lang}">`);
    expect(shown).toContain('&lt;t&gt;');
    expect(shown.match(/<tr data-service/g)).toHaveLength(SERVICES.length);
  });

  test('takes what is ticked there, from itself alone', async () => {
    const form = (headers: Record<string, string>) =>
      app.request(`${ORIGIN}/behavior`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: 'stuck=conformity&stuck=network-security&answers=outage&paceSeconds=5',
      });
    expect((await form({ host: '127.0.0.1:4060', origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await form({ host: '127.0.0.1:4060', origin: ORIGIN })).status).toBe(303);
    const shown = await page('en');
    expect(shown).toMatch(/value="conformity" checked/);
    expect(shown).toMatch(/value="outage" checked/);
    expect(shown).toMatch(/value="5"/);
    expect((await app.request(`${ORIGIN}/`, { headers: { host: 'vendor.example' } })).status).toBe(403);
  });
});
