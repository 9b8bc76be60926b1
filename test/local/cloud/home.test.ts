import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signatureHeaders } from '#lambdas/publishing/signature.ts';
import { type Sandbox, startSandbox } from '#local/sandbox.ts';
import { buildExample } from './example/run.ts';

const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/json' };
const PAGES = ['/', '/outbox', '/events', '/queues', '/calls', '/logs', '/clock', '/faults', '/sign-in'];

let sandbox: Sandbox;
const reported: unknown[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ assembly: await buildExample(), report: (error) => reported.push(error) });
}, 60_000);
afterAll(async () => {
  await sandbox.close();
  expect(reported).toEqual([]);
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${sandbox.urls.home}${path}`, { headers });
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${sandbox.urls.home}${path}`, {
    method: 'POST',
    headers: { ...JSON_HEADERS, ...headers },
    body: JSON.stringify(body),
    redirect: 'manual',
  });
const postForm = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${sandbox.urls.home}${path}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
const read = async (path: string) =>
  (await get(path, { accept: 'application/json' })).json() as Promise<unknown>;

describe('the home pages', () => {
  it.each(['en', 'ja', 'fr'])('are all there in %s, and let nothing run in them', async (language) => {
    for (const path of PAGES) {
      const response = await get(path, { 'accept-language': `${language};q=0.9, de` });
      const page = await response.text();
      expect([path, response.status]).toEqual([path, 200]);
      expect(page).toContain(`<html lang="${language}">`);
      expect(page).not.toMatch(/<script|undefined|\[object/);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('remember a chosen language', async () => {
    const chosen = await get('/?lang=ja', { 'accept-language': 'fr' });
    const [cookie = ''] = chosen.headers.getSetCookie();
    expect(await chosen.text()).toContain('<html lang="ja">');
    const next = await get('/outbox', { 'accept-language': 'fr', cookie: cookie.split(';')[0] ?? '' });
    expect(await next.text()).toContain('<html lang="ja">');
  });

  it('say where to click', async () => {
    const page = await (await get('/')).text();
    expect(page).toContain(`href="${sandbox.urls.marketplace}"`);
    expect(page).toContain(`href="${sandbox.urls.register}"`);
    expect(page).toContain(`href="${sandbox.urls.marketplace}/bill"`);
  });

  it('show letters in full, and their HTML where it can do no harm', async () => {
    const harm = '<script>alert(1)</script>';
    const letter = {
      sender: 'f',
      from: 'a@b',
      to: ['c@d'],
      subject: harm,
      text: harm,
      html: `<b>x</b>${harm}`,
    };
    const { id } = sandbox.cloud.outbox.add(letter);
    expect(await (await get('/outbox')).text()).not.toContain('<script>');
    expect(await read('/outbox')).toMatchObject({ letters: [{ ...letter, id, sentAt: expect.any(Number) }] });
    const shown = await get(`/outbox/${id}`);
    expect([await shown.text(), shown.headers.get('content-security-policy')]).toEqual([
      letter.html,
      expect.stringMatching(/^sandbox;/),
    ]);
    expect((await get('/outbox/none')).status).toBe(404);
  });

  it('show what was called, what passed over the buses and what waits', async () => {
    await fetch(`${sandbox.urls.publicDoor}/live/orders/7`, { method: 'POST', body: 'x' });
    expect(await (await post('/settle', {})).json()).toEqual({ settled: true });
    expect(await read('/events')).toMatchObject({ events: [{ bus: 'example' }] });
    expect(await read('/events?bus=default')).toEqual({ events: [] });
    expect(await read('/queues')).toMatchObject({
      queues: [
        { name: 'dead-letters', messages: [] },
        { name: 'work', visible: 0 },
      ],
    });
    const { calls } = (await read('/calls')) as { calls: unknown[] };
    expect(calls).toHaveLength(sandbox.calls().length);
    expect(await (await get('/calls')).text()).toContain('dynamodb:PutItem');
  });
});

describe('webhooks', () => {
  it('are taken by name, and shown with whether their signature is right', async () => {
    const hook = (name: string, body: string, key: string) =>
      fetch(`${sandbox.urls.home}/hooks/${name}`, {
        method: 'POST',
        headers: signatureHeaders([key], 'c1#0', body, sandbox.clock.now()),
        body,
      });
    const body = '{"type":"<i>tenant.created</i>"}';
    const [key = ''] = sandbox.cloud.secrets.valuesOf('concord/sandbox/webhook/crm');
    expect((await hook('crm', body, key)).status).toBe(204);
    expect((await hook('crm', body, 'another key')).status).toBe(401);
    expect((await hook('unknown', body, '')).status).toBe(401);
    expect(await read('/outbox')).toMatchObject({
      webhooks: [
        { name: 'unknown', verified: false },
        { name: 'crm', verified: false },
        { name: 'crm', verified: true, body, eventId: 'c1#0' },
      ],
    });
    const page = await (await get('/outbox')).text();
    expect(page).toContain('signature verified');
    expect(page).toContain('signature NOT verified');
    expect(page).not.toContain('<i>');
  });
});

describe('what one can do there', () => {
  it('moves time, by button or by JSON, and only forward', async () => {
    const before = sandbox.clock.now();
    expect((await postForm('/clock', { ms: '60000' })).status).toBe(303);
    expect(await (await post('/clock', { ms: 60_000 })).json()).toMatchObject({ offsetMs: 120_000 });
    expect(sandbox.clock.now() - before).toBeGreaterThanOrEqual(120_000);
    for (const ms of [-1, 'soon', null, 1e15]) expect((await post('/clock', { ms })).status).toBe(400);
    expect(await read('/clock')).toMatchObject({ offsetMs: 120_000, now: expect.any(Number) });
    const { status } = await post('/settle', {});
    expect(status).toBe(200);
  });

  it('lets a browser say where a form comes from, which decides whether the form is taken', async () => {
    for (const path of ['/clock', '/faults', '/sign-in'])
      expect((await get(path)).headers.get('referrer-policy')).toBe('same-origin');
    const sent = { origin: sandbox.urls.home, 'sec-fetch-site': 'same-origin' };
    expect((await postForm('/clock', { ms: '0' }, sent)).status).toBe(303);
  });

  it('is for its own pages and for command lines, not for other sites', async () => {
    const foreign = [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of foreign) expect((await post('/clock', { ms: 1 }, headers)).status).toBe(403);
    expect(
      (await post('/clock', { ms: 1 }, { origin: sandbox.urls.home, 'sec-fetch-site': 'same-origin' }))
        .status,
    ).toBe(200);
  });

  it('hands out a role’s keys to whom its trust lets in', async () => {
    expect(await read('/sign-in')).toMatchObject({ roles: [{ name: 'example-viewer' }] });
    const keys = await (await post('/sign-in', { role: 'example-viewer', name: 'anna' })).json();
    expect(keys).toMatchObject({
      session: 'anna',
      accessKeyId: expect.stringMatching(/^ASIA/),
      secretAccessKey: expect.any(String),
    });
    expect(await (await postForm('/sign-in', { role: 'example-viewer', name: 'anna' })).text()).toContain(
      'export AWS_ACCESS_KEY_ID=',
    );
    expect((await post('/sign-in', { role: 'Example-DoorRole', name: 'anna' })).status).toBe(403);
    expect((await post('/sign-in', { role: 'example-viewer', name: 'a b' })).status).toBe(400);
  });

  it('makes mail fail and DynamoDB throttle', async () => {
    expect(await (await post('/faults', { mailFails: true })).json()).toEqual({
      mailFails: true,
      dynamoDbThrottles: 0,
      eventsFail: 0,
    });
    const failed = await fetch(`${sandbox.urls.publicDoor}/live/orders/8`, { method: 'POST', body: 'x' });
    expect(failed.status).toBe(502);
    await postForm('/faults', { dynamoDbThrottles: '2', eventsFail: '0' });
    expect(await read('/faults')).toEqual({ mailFails: false, dynamoDbThrottles: 2, eventsFail: 0 });
    const retried = await fetch(`${sandbox.urls.publicDoor}/live/orders/9`, { method: 'POST', body: 'x' });
    expect(retried.status).toBe(201);
    expect(await read('/faults')).toMatchObject({ dynamoDbThrottles: 0 });
    expect((await post('/faults', { everything: true })).status).toBe(400);
  });
});
