import { beforeEach, describe, expect, it } from 'vitest';
import { HAND_OFF_CODE_LIFE_MS } from '#domain/limits.ts';
import { LOCALES } from '#domain/messages/locale.ts';
import { REFUSAL_TEXTS } from '#domain/messages/refusal-texts.ts';
import { ROLES } from '#domain/routes.ts';
import { HOUR_MS } from '#domain/time.ts';
import { type Desk, openDesk } from './desk.ts';
import { ACCOUNT_M, ACCOUNT_N, HOSTING, licenseOf, openTown, type Town, tokenFor } from './town.ts';

let town: Town;
let desk: Desk;
beforeEach(() => {
  town = openTown();
  desk = openDesk(town);
});

/** Lands, as a browser does, and gives where it is sent. */
const sent = async (number = 100, account = ACCOUNT_M, language = 'ja'): Promise<URL> => {
  const token = tokenFor(town, number, account);
  const body = new URLSearchParams({ 'x-amzn-marketplace-token': token }).toString();
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'https://aws.amazon.com' };
  const answer = await town.browser(language).raw('POST', '/live/register', body, headers);
  expect(answer.status).toBe(303);
  expect(answer.headers['set-cookie']).toBeUndefined();
  return new URL(answer.headers['location']?.[0] ?? '');
};
const codeOf = async (number = 100, account = ACCOUNT_M): Promise<string> =>
  (await sent(number, account)).searchParams.get('concord_code') ?? '';

const at = (code: string): string => `/v1/registrations/${code}`;
const BODY = { adminEmail: 'hanako@example.com', reason: 'signed up' };

describe('the landing of a product that is handed off', () => {
  it('sends the browser to the seller’s sign-up with a code that is not the token', async () => {
    const address = await sent();
    expect(address.origin + address.pathname).toBe('https://sign-up.example.com/welcome');
    expect(address.searchParams.get('from')).toBe('aws');
    expect(address.searchParams.get('concord_code')).toMatch(/^[\w-]{43}$/);
    expect(address.href).not.toContain('secret');
  });

  it('keeps neither token nor code, and gives a fresh code each time', async () => {
    const codes = [await codeOf(), await codeOf()];
    expect(new Set(codes).size).toBe(2);
    const kept = JSON.stringify([town.store.all('registration'), town.store.journal]);
    for (const secret of [...codes, ...town.resolved]) expect(kept).not.toContain(secret);
    expect(town.store.all('license')).toHaveLength(1);
  });

  it('leaves a landing that is refused on our own pages', async () => {
    await town.hear(100, { kind: 'failed', at: town.clock.now, id: 'failed' });
    const page = await town.browser().land(tokenFor(town, 100));
    expect(page.status).toBe(409);
    expect(page.body).toContain('The subscription did not succeed');
  });

  it('opens no page of ours to whoever has the code', async () => {
    const code = await codeOf();
    expect((await town.browser().open(`/live/register/r/${code}`)).status).toBe(410);
  });
});

describe('reading a code', () => {
  it('says what was bought and by whom, never the token', async () => {
    const code = await codeOf();
    await town.grant(100);
    const { status, body } = await desk.get(at(code));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'OPEN',
      productCode: HOSTING.productCode,
      product: 'Example Hosting',
      buyerAccount: ACCOUNT_M,
      subscriptionId: `${licenseOf(100)}~1`,
      subscriptionState: 'ACTIVE',
      freeTrial: false,
      locale: 'ja',
      links: { bind: `${at(code)}/bind` },
    });
    expect(body).not.toHaveProperty('tenantId');
    expect(JSON.stringify(body)).not.toContain(town.resolved[0]);
  });

  it.each(LOCALES)('is refused once it is over, in %s', async (language) => {
    const code = await codeOf();
    town.clock.now += HAND_OFF_CODE_LIFE_MS - 1;
    expect((await desk.get(at(code))).status).toBe(200);
    town.clock.now += 1;
    expect(await desk.get(at(code), { language })).toMatchObject({
      status: 410,
      body: { code: 'SIGN_UP_CODE_EXPIRED', title: REFUSAL_TEXTS[language].SIGN_UP_CODE_EXPIRED.title },
    });
  });

  it('knows neither made-up codes nor references of our own pages', async () => {
    const browser = town.browser();
    await browser.land(tokenFor(town, 1));
    const reference = browser.page.address.split('/').at(-1) ?? '';
    for (const code of [reference, 'a'.repeat(43)]) {
      expect(await desk.get(at(code))).toMatchObject({ status: 410, body: { code: 'SIGN_UP_CODE_EXPIRED' } });
    }
    expect(await desk.get(at('short'))).toMatchObject({ status: 400, body: { code: 'PARAMETER_INVALID' } });
  });

  it.each(ROLES)('is for the seller’s application: %s', async (role) => {
    const code = await codeOf();
    const may = role === 'producer' || role === 'admin';
    expect((await desk.get(at(code), { role })).status).toBe(may ? 200 : 403);
    expect((await desk.post(`${at(code)}/bind?dryRun=true`, BODY, { role })).status).toBe(may ? 200 : 403);
  });
});

describe('binding a code', () => {
  it('makes a tenant with its administrator, in one transaction', async () => {
    const code = await codeOf();
    await town.grant(100);
    const commits = town.store.journal.length;
    const { status, body } = await desk.post(`${at(code)}/bind`, BODY);
    expect(status).toBe(200);
    expect(town.store.journal).toHaveLength(commits + 1);
    const [tenant] = town.store.all('tenant');
    expect(tenant?.state.name).toBe('ACTIVE');
    expect(body.changes).toContainEqual({
      resource: `/v1/tenants/${tenant?.tenantId}`,
      from: 'NEW',
      to: 'ACTIVE',
    });
    expect(town.store.all('administrator')).toMatchObject([
      { tenantId: tenant?.tenantId, email: 'hanako@example.com', locale: 'ja' },
    ]);
    expect((await desk.get(at(code))).body).toMatchObject({ state: 'BOUND', tenantId: tenant?.tenantId });
  });

  it('before AWS has confirmed leaves the tenant waiting, and says so', async () => {
    const { body } = await desk.post(`${at(await codeOf())}/bind`, BODY);
    expect(body.warnings.map(({ code }: { code: string }) => code)).toEqual(['NOTHING_PAYS']);
    expect(town.store.all('tenant')[0]?.state.name).toBe('PROVISIONING');
  });

  it('happens once: the same request gets the same answer, another one is refused', async () => {
    const code = await codeOf();
    const first = await desk.post(`${at(code)}/bind`, BODY, { key: 'k' });
    const again = await desk.post(`${at(code)}/bind`, BODY, { key: 'k' });
    expect(again).toEqual({ ...first, headers: expect.anything() });
    expect(await desk.post(`${at(code)}/bind`, BODY)).toMatchObject({
      status: 409,
      body: { code: 'SIGN_UP_CODE_USED' },
    });
    expect(town.store.all('tenant')).toHaveLength(1);
  });

  it('twice at the same moment makes one tenant', async () => {
    const code = await codeOf();
    const answers = await Promise.all([1, 2].map(() => desk.post(`${at(code)}/bind`, BODY)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(town.store.all('tenant')).toHaveLength(1);
  });

  it('shows with dryRun what it would do, and does nothing', async () => {
    const code = await codeOf();
    const before = JSON.stringify(town.store.all('registration'));
    const { body } = await desk.post(`${at(code)}/bind?dryRun=true`, BODY);
    expect(body).toMatchObject({ dryRun: true, changes: [{}, { from: 'NEW' }] });
    expect(JSON.stringify(town.store.all('registration'))).toBe(before);
    expect(town.store.all('tenant')).toEqual([]);
    expect((await desk.get(at(code))).body.state).toBe('OPEN');
  });

  it('adds a second subscription to the tenant that the person administers', async () => {
    await desk.post(`${at(await codeOf(100))}/bind`, BODY);
    const tenantId = town.store.all('tenant')[0]?.tenantId;
    const second = await codeOf(101, ACCOUNT_N);
    await town.grant(101, ACCOUNT_N);
    const { status } = await desk.post(`${at(second)}/bind`, { ...BODY, tenantId });
    expect(status).toBe(200);
    expect(town.store.all('tenant')[0]?.link?.subscriptionId).toBe(`${licenseOf(101)}~1`);
    expect(town.store.all('administrator')).toHaveLength(1);
  });

  it('moves the payer of a tenant that somebody pays for, and says where to follow it', async () => {
    await town.grant(100);
    await desk.post(`${at(await codeOf(100))}/bind`, BODY);
    const tenantId = town.store.all('tenant')[0]?.tenantId;
    const second = await codeOf(101, ACCOUNT_N);
    await town.grant(101, ACCOUNT_N);
    const path = `${at(second)}/bind`;
    const preview = await desk.post(`${path}?dryRun=true`, { ...BODY, tenantId });
    expect(preview.body.changes.at(-1)).toMatchObject({ from: 'NEW', to: 'LINKED' });
    expect(town.store.all('reassignment')).toEqual([]);
    const { status, body } = await desk.post(path, { ...BODY, tenantId });
    expect(status).toBe(200);
    const [change] = town.store.all('reassignment');
    expect(change).toMatchObject({
      state: { name: 'LINKED' },
      source: { buyerAccount: ACCOUNT_M },
      target: { buyerAccount: ACCOUNT_N },
      requestedBy: { kind: 'administrator' },
    });
    const followed = `/v1/reassignments/${change?.changeId}`;
    expect(body.changes.at(-1)).toMatchObject({ resource: followed, to: 'LINKED' });
    expect(body.next).toMatchObject([{ code: 'MOVE_TO_FOLLOW', href: followed }]);
    expect(body.warnings).toEqual([]);
    expect(town.store.all('tenant')[0]?.link?.subscriptionId).toBe(`${licenseOf(101)}~1`);
  });

  it('before AWS has confirmed begins the move, which has its tenant already', async () => {
    await town.grant(100);
    await desk.post(`${at(await codeOf(100))}/bind`, BODY);
    const tenantId = town.store.all('tenant')[0]?.tenantId;
    const second = await codeOf(101, ACCOUNT_N);
    await desk.post(`${at(second)}/bind`, { ...BODY, tenantId });
    expect(town.store.all('reassignment')).toMatchObject([{ state: { name: 'AWAITING_TARGET' } }]);
    expect((await desk.get(at(second))).body).toMatchObject({ state: 'BOUND', tenantId });
  });

  it('of a third account while a move is open is refused, and names the move', async () => {
    await town.grant(100);
    await desk.post(`${at(await codeOf(100))}/bind`, BODY);
    const tenantId = town.store.all('tenant')[0]?.tenantId;
    await desk.post(`${at(await codeOf(101, ACCOUNT_N))}/bind`, { ...BODY, tenantId });
    const [change] = town.store.all('reassignment');
    const third = await desk.post(`${at(await codeOf(102, '777788889999'))}/bind`, { ...BODY, tenantId });
    expect(third).toMatchObject({ status: 409, body: { code: 'CHANGE_IN_PROGRESS' } });
    expect(third.body.detail).toContain(change?.changeId);
  });

  it('to a tenant of somebody else is refused as on our own pages', async () => {
    await desk.post(`${at(await codeOf(100))}/bind`, BODY);
    const tenantId = town.store.all('tenant')[0]?.tenantId;
    const body = { ...BODY, adminEmail: 'eve@example.com', tenantId };
    const refusal = await desk.post(`${at(await codeOf(101))}/bind`, body);
    expect(refusal).toMatchObject({ status: 403, body: { code: 'NOT_ADMINISTRATOR' } });
  });

  it('of a subscription that has a tenant already: its administrator goes on, others do not', async () => {
    await desk.post(`${at(await codeOf(100))}/bind`, BODY);
    const theirs = await desk.post(`${at(await codeOf(100))}/bind`, BODY);
    expect(theirs).toMatchObject({
      status: 200,
      body: { changes: [], warnings: [{ code: 'ALREADY_BOUND' }] },
    });
    const eve = await desk.post(`${at(await codeOf(100))}/bind`, { ...BODY, adminEmail: 'eve@example.com' });
    expect(eve).toMatchObject({ status: 409, body: { code: 'SUBSCRIPTION_LINKED_ELSEWHERE' } });
    expect(town.store.all('tenant')).toHaveLength(1);
  });

  it.each([
    ['SUBSCRIPTION_ENDING', 0],
    ['SUBSCRIPTION_ENDED', 2 * HOUR_MS],
  ])('of a subscription that is over is refused: %s', async (code, later) => {
    await town.grant(100);
    town.clock.now += later;
    const landed = await codeOf();
    town.clock.now -= later;
    await town.end(100);
    town.clock.now += later;
    expect(await desk.post(`${at(landed)}/bind`, BODY)).toMatchObject({ status: 409, body: { code } });
  });

  it.each([
    ['an address', { ...BODY, adminEmail: 'nobody' }],
    ['a reason', { adminEmail: BODY.adminEmail, reason: ' ' }],
    ['nothing else', { ...BODY, token: 'x' }],
    ['a tenant’s id', { ...BODY, tenantId: 'new' }],
  ])('takes %s', async (_, body) => {
    expect(await desk.post(`${at(await codeOf())}/bind`, body)).toMatchObject({
      status: 400,
      body: { code: 'BODY_INVALID' },
    });
  });
});
