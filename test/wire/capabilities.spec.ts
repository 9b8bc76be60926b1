/**
 * Accounts at a vendor over the wire: its own portals take what is told, show it when they do, and go down.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '#local/sandbox.ts';
import { builtSandbox } from './built-sandbox.ts';
import { CLP, LMP, Managing, WFBSS } from './managing.ts';

const OPERATORS = 'operators@example.com';
const HOUR = 60;

let sandbox: Sandbox;
let moves: Managing;
let lmp: string;
let clp: string;

beforeAll(async () => {
  sandbox = await builtSandbox();
  moves = new Managing(sandbox);
  [lmp, clp] = [await moves.account('lmp'), await moves.account('clp')];
});
afterAll(() => sandbox.close());
afterEach(async () => {
  await moves.behave();
  for (const system of [LMP, CLP, WFBSS]) await moves.system(system, 'UP');
});

const PLAN = { plan: 'plan-standard' };
const KEY = { authorizationKey: 'AK-1234-5678-9012-3456' };
/** A product that the account has, and the vendor shows. */
const enlisted = async (tenantId: string, product: string, how: object) => {
  const { products } = (await moves.get(`/v1/tenants/${tenantId}/vendor-account`)) as {
    products: { id: string }[];
  };
  if (products.some(({ id }) => id === product)) return;
  await moves.arrivesAt(await moves.acts(tenantId, `products/${product}/enlist`, how), 'SYNCED', 30);
};
const lettersAbout = async (text: string) =>
  (await moves.stage.letters(OPERATORS))
    .map(({ subject }) => subject)
    .filter((subject) => subject.includes(text));

describe('S3-01', () => {
  test('a customer is not deleted on LMP, and is on CLP, which then shows nothing of it', async () => {
    const refused = await moves.act(lmp, 'vendor-account/delete', { confirm: lmp });
    expect(refused).toMatchObject({ status: 409, body: { code: 'CAPABILITY_UNSUPPORTED' } });
    const gone = await moves.account('clp');
    const unconfirmed = await moves.act(gone, 'vendor-account/delete');
    expect(unconfirmed.body).toMatchObject({ code: 'CONFIRMATION_NEEDED' });
    expect(await moves.shown(gone, 'customer')).toBe(gone);
    await moves.arrivesAt(await moves.acts(gone, 'vendor-account/delete', { confirm: gone }), 'SYNCED');
    expect(await moves.shown(gone, 'customer')).toBeNull();
    expect(await moves.get(`/v1/tenants/${gone}/vendor-account`)).toMatchObject({
      state: { name: 'DELETED' },
    });
  });
});

describe('S3-02', () => {
  test('seats and renewals: not on CLP; on LMP they are awaited until the vendor shows them', async () => {
    await enlisted(clp, 'wfbs', KEY);
    await enlisted(lmp, 'wfbs', PLAN);
    const until = new Date((await moves.stage.now()) + 365 * 86_400_000).toISOString();
    for (const [path, body] of [
      ['products/wfbs/seats', { seats: 25 }],
      ['products/wfbs/renewal', { until }],
    ] as const) {
      expect(await moves.act(clp, path, body)).toMatchObject({
        status: 409,
        body: { code: 'CAPABILITY_UNSUPPORTED' },
      });
      const id = await moves.acts(lmp, path, body);
      await sandbox.settle();
      const pending = await moves.propagation(id);
      expect(pending).toMatchObject({ state: 'PENDING', sentAt: expect.any(String) });
      expect(pending.observed?.value ?? null).toBeNull();
      const { observed, desired, late } = await moves.arrivesAt(id, 'SYNCED');
      expect([observed?.value, late]).toEqual([desired, false]);
    }
    expect(await moves.shown(lmp, 'products/wfbs/seats')).toBe(25);
  });
});

describe('S3-03', () => {
  test('Cloud Edge comes to LMP; CLP names the three that it takes', async () => {
    await enlisted(lmp, 'cloud-edge', PLAN);
    expect(await moves.shown(lmp, 'products/cloud-edge')).toBe(PLAN.plan);
    expect(await moves.act(clp, 'products/cloud-edge/enlist', KEY)).toMatchObject({
      status: 409,
      body: { code: 'CAPABILITY_LIMITED', details: { list: 'hosted-email-security, wfbs, wfbs-services' } },
    });
  });
});

describe('S3-04', () => {
  test('CLP wants a key, LMP a plan and no key', async () => {
    const [onClp, onLmp] = [clp, lmp].map(
      (tenantId) => (how: object) => moves.act(tenantId, 'products/wfbs-services/enlist', how),
    );
    expect(await onClp?.({})).toMatchObject({ status: 422, body: { code: 'AUTHORIZATION_KEY_REQUIRED' } });
    expect(await onLmp?.({ ...KEY, ...PLAN })).toMatchObject({
      status: 422,
      body: { code: 'KEY_NOT_EXPECTED' },
    });
    await enlisted(lmp, 'wfbs-services', PLAN);
    expect(await moves.shown(lmp, 'products/wfbs-services')).toBe(PLAN.plan);
    await enlisted(clp, 'wfbs-services', KEY);
    expect(await moves.shown(clp, 'products/wfbs-services')).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('S3-05', () => {
  test('accounts are merged on LMP, with an explicit word; on CLP there is no such thing', async () => {
    const from = 'olr-4711';
    expect(await moves.act(lmp, 'vendor-account/merge', { from })).toMatchObject({
      body: { code: 'CONFIRMATION_NEEDED', details: { confirm: from } },
    });
    const id = await moves.acts(lmp, 'vendor-account/merge', { from, confirm: from });
    await moves.arrivesAt(id, 'SYNCED');
    expect(await moves.shown(lmp, `merged-accounts/${from}`)).toBe(lmp);
    expect(await moves.act(clp, 'vendor-account/merge', { from, confirm: from })).toMatchObject({
      status: 409,
      body: { code: 'CAPABILITY_NOT_APPLICABLE' },
    });
  });
});

describe('S3-08', () => {
  test('a profile that shows after two and a half hours: pending, overdue with one word, and closed', async () => {
    await moves.behave({ profileMinutes: 150 });
    const id = await moves.acts(clp, 'vendor-account/profile', { profile: { company: 'Ümlaut AG' } });
    const typesOf = async (type: string) =>
      (await moves.stage.eventTypes(clp)).filter((each) => each === type).length;
    await moves.minutes(HOUR + 59);
    const pending = await moves.propagation(id);
    expect(pending).toMatchObject({ state: 'PENDING', sentAt: expect.any(String) });
    expect(pending.observed?.value).not.toBe(pending.desired);
    expect(await typesOf('propagation.overdue')).toBe(0);
    await moves.minutes(2);
    const overdue = await moves.arrivesAt(id, 'OVERDUE', 1);
    expect(overdue.observed?.value).not.toBe(overdue.desired);
    await moves.minutes(14);
    expect(await typesOf('propagation.overdue')).toBe(1);
    expect(await lettersAbout(clp)).toHaveLength(1);
    await moves.minutes(15);
    expect(await moves.arrivesAt(id, 'SYNCED', 6)).toMatchObject({
      late: true,
      observed: { value: overdue.desired },
    });
    await sandbox.settle();
    expect([await typesOf('propagation.overdue'), await typesOf('propagation.overdue.closed')]).toEqual([
      1, 1,
    ]);
  });
});

describe('S3-09', () => {
  test('a customer that is not shown yet is pending, and not absent', async () => {
    const { tenantId } = await moves.customer(moves.productCode);
    const id = await moves.creates(tenantId, 'lmp');
    await sandbox.settle();
    const read = await moves.stage.operator('GET', `/v1/tenants/${tenantId}/vendor-account`);
    expect(read).toMatchObject({
      status: 200,
      body: {
        state: { name: 'ACTIVE' },
        things: [{ subject: 'customer', desired: tenantId, state: 'PENDING' }],
      },
    });
    expect(await moves.shown(tenantId, 'customer')).toBeNull();
    await moves.arrivesAt(id, 'SYNCED');
    expect(await moves.shown(tenantId, 'customer')).toBe(tenantId);
  });
});

describe('S3-10', () => {
  const openConsole = async (tenantId: string, product = 'wfbs-services') => {
    const path = `/v1/tenants/${tenantId}/products/${product}/console`;
    const key = { 'idempotency-key': crypto.randomUUID() };
    const body = { reason: 'the customer calls' };
    const { url, ...request } = await moves.stage.signed('POST', path, {
      role: 'operator',
      headers: key,
      body,
    });
    const answer = await fetch(url, request);
    return {
      status: answer.status,
      retryAfter: answer.headers.get('retry-after'),
      body: (await answer.json()) as Record<string, unknown>,
    };
  };

  test('the vendor refuses a sign-in while its system is in maintenance: that is what is said, and until when', async () => {
    await enlisted(lmp, 'wfbs-services', PLAN);
    const open = await openConsole(lmp);
    expect(open).toMatchObject({ status: 200, body: { url: expect.stringContaining('/consoles/') } });
    expect((await fetch(String(open.body.url))).status).toBe(200);
    await moves.system(WFBSS, 'MAINTENANCE', 90);
    const refused = await openConsole(lmp);
    expect(refused).toMatchObject({ status: 503, body: { code: 'UPSTREAM_MAINTENANCE' } });
    expect(Number(refused.retryAfter)).toBeGreaterThan(89 * 60 - 60);
    expect(Number(refused.retryAfter)).toBeLessThanOrEqual(90 * 60);
    expect((await openConsole(lmp, 'cloud-edge')).status).toBe(200);
  });

  test('a sign-in that is refused while all is up is called so', async () => {
    await moves.until(
      () => openConsole(lmp),
      ({ status }) => status === 200,
    );
    await moves.behave({ consoles: 'refused' });
    expect(await openConsole(lmp)).toMatchObject({ status: 401, body: { code: 'CONSOLE_SIGN_IN_REFUSED' } });
    await moves.behave({ consoles: 'down' });
    expect(await openConsole(lmp)).toMatchObject({
      status: 503,
      body: { code: 'UPSTREAM_UNAVAILABLE' },
      retryAfter: '300',
    });
  });

  test('the clocks of what needs the system stand: three hours of maintenance make nothing overdue', async () => {
    await enlisted(lmp, 'wfbs-services', PLAN);
    await moves.system(LMP, 'MAINTENANCE');
    const id = await moves.acts(lmp, 'products/wfbs-services/seats', { seats: 31 });
    const paused = await moves.arrivesAt(id, 'PAUSED', 12);
    expect(paused.pausedBy).toEqual([LMP]);
    for (let hour = 0; hour < 3; hour += 1) await moves.minutes(HOUR);
    expect(await moves.propagation(id)).toMatchObject({ state: 'PAUSED' });
    const types = async () => moves.stage.eventTypes(lmp);
    expect(await types()).not.toContain('propagation.overdue');
    await moves.system(LMP, 'UP');
    expect(await moves.arrivesAt(id, 'SYNCED')).toMatchObject({ late: false });
    expect(await types()).toContain('propagation.resumed');
    expect(await moves.shown(lmp, 'products/wfbs-services/seats')).toBe(31);
  });
});

describe('what the vendor does by itself', () => {
  test('a change that it does not take stays awaited, with the reason, and is told again', async () => {
    await enlisted(lmp, 'wfbs', PLAN);
    await moves.behave({ refuses: 'The service plan is locked' });
    const id = await moves.acts(lmp, 'products/wfbs/counter-reset');
    await sandbox.settle();
    const declined = await moves.propagation(id);
    expect(declined).toMatchObject({ state: 'PENDING', refusal: { reason: 'The service plan is locked' } });
    await moves.behave();
    expect(await moves.arrivesAt(id, 'SYNCED')).not.toHaveProperty('refusal');
  });

  test('somebody changes it there: what the vendor tells makes it drift, and it is awaited again', async () => {
    await enlisted(lmp, 'wfbs', PLAN);
    const id = await moves.acts(lmp, 'products/wfbs/seats', { seats: 40 });
    await moves.arrivesAt(id, 'SYNCED');
    const subject = 'products/wfbs/seats';
    const byHand = (value: number) =>
      moves.stage.vendor('licensing', 'by-hand', { tenantId: lmp, subject, value });
    await byHand(12);
    const asOf = new Date(await moves.stage.now()).toISOString();
    const observations = [{ tenantId: lmp, subject, value: await moves.shown(lmp, subject), asOf }];
    const told = await moves.stage.operator(
      'POST',
      '/v1/propagation-observations',
      { observations },
      {},
      'producer',
    );
    expect(told).toMatchObject({
      status: 200,
      body: { results: [{ status: 'accepted', state: 'PENDING' }] },
    });
    expect(await moves.propagation(id)).toMatchObject({ drifts: 1, observed: { value: 12 }, desired: 40 });
    await moves.minutes(1);
    await byHand(40);
    await moves.arrivesAt(id, 'SYNCED');
  });

  test('a newer change takes the place of an older one; told in any order, the newest counts', async () => {
    await enlisted(lmp, 'wfbs', PLAN);
    const older = await moves.acts(lmp, 'products/wfbs/seats', { seats: 50 });
    const newer = await moves.acts(lmp, 'products/wfbs/seats', { seats: 60 });
    await moves.arrivesAt(newer, 'SYNCED');
    expect(await moves.propagation(older)).toMatchObject({ state: 'SUPERSEDED' });
    expect(await moves.shown(lmp, 'products/wfbs/seats')).toBe(60);
  });

  test('it was never asked for what such an account cannot do', async () => {
    expect((await moves.portals()).refused).toEqual([]);
  });
});

test('nothing ended in a dead-letter queue', async () => {
  expect(await moves.stage.deadLetters()).toBe(0);
});
