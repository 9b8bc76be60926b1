import { beforeEach, describe, expect, it } from 'vitest';
import { ROLES } from '#domain/routes.ts';
import { personHashOf } from '#lambdas/edge/hashes.ts';
import type { Browser } from './browser.ts';
import { type Desk, openDesk } from './desk.ts';
import { openTown, type Town, tokenFor } from './town.ts';

const HANAKO = 'hanako@example.com';
const TARO = 'taro@example.com';
const PERSON = personHashOf(HANAKO);
const REASON = 'asked for by the person';

let town: Town;
let desk: Desk;
let browser: Browser;
let tenantId: string;

const register = async (number: number, email: string): Promise<string> => {
  await browser.land(tokenFor(town, number));
  await browser.submit('code', { email, name: '花子', company: 'Example KK' });
  await browser.submit('proof', { code: town.latestCode() });
  if (browser.page.body.includes('name="tenant" id=')) await browser.submit('choice', { tenant: 'new' });
  await browser.submit('complete');
  return /t-[0-9a-f]{20}/.exec(browser.page.body)?.[0] ?? '';
};

beforeEach(async () => {
  town = openTown();
  desk = openDesk(town);
  browser = town.browser();
  await town.grant(1);
  tenantId = await register(1, HANAKO);
});

const erase = (body: object, query = '', id = tenantId) =>
  desk.post(`/v1/tenants/${id}/erase-person${query}`, { reason: REASON, ...body }, { role: 'admin' });
const joinTaro = () => {
  const [administrator] = town.store.all('administrator');
  if (!administrator) throw new Error('no administrator');
  const taro = { ...administrator, email: TARO, personHash: personHashOf(TARO) };
  const key = { kind: 'administrator' as const, id: `${tenantId}/${taro.personHash}` };
  return town.store.commit({ writes: [{ key, entity: taro, expectedVersion: 0 }], guards: [] });
};

describe('administrators of a tenant', () => {
  it('are shown to operators with masked addresses', async () => {
    const { status, body } = await desk.get(`/v1/tenants/${tenantId}/administrators`, { role: 'viewer' });
    expect(status).toBe(200);
    expect(body.items).toMatchObject([{ personHash: PERSON, email: 'ha…@example.com', locale: 'en' }]);
    expect(JSON.stringify(body)).not.toContain(HANAKO);
  });

  it('of a tenant that does not exist are not found', async () => {
    const answer = await desk.get('/v1/tenants/t-0000000000/administrators', { role: 'viewer' });
    expect(answer).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it.each(ROLES)('role %s', async (role) => {
    const read = await desk.get(`/v1/tenants/${tenantId}/administrators`, { role });
    expect(read.status).toBe(role === 'producer' || role === 'pipeline' ? 403 : 200);
    const body = { reason: REASON, personHash: PERSON, force: true };
    const write = await desk.post(`/v1/tenants/${tenantId}/erase-person?dryRun=true`, body, { role });
    expect(write.status).toBe(role === 'admin' ? 200 : 403);
  });
});

describe('forgetting a person', () => {
  it('removes what names them, and keeps what bills are proven by', async () => {
    await joinTaro();
    await browser.land(tokenFor(town, 2));
    await browser.submit('code', { email: HANAKO });
    const tenant = JSON.stringify(town.store.all('tenant'));
    const { status, body } = await erase({ email: 'Hanako@Example.com' });
    expect(status).toBe(200);
    expect(body.changes).toEqual([
      { resource: `/v1/tenants/${tenantId}/administrators`, from: 'ADMINISTRATOR', to: 'ERASED' },
    ]);
    expect(body.warnings[0].text).toContain('1 sessions, 2 registrations, 0 invitations');
    expect(town.store.all('administrator').map(({ email }) => email)).toEqual([TARO]);
    expect(town.store.all('session')).toEqual([]);
    expect(town.store.all('registration')).toEqual([]);
    expect(JSON.stringify(town.store.all('tenant'))).toBe(tenant);
    const kept = JSON.stringify([town.store.journal, town.store.all('receipt'), town.store.all('license')]);
    expect(kept.toLowerCase()).not.toContain(HANAKO);
    expect(kept).not.toContain('花子');
  });

  it('takes back the invitations of one who has not accepted yet', async () => {
    await browser.open(/href="([^"]+\/administrators)"/.exec(browser.page.body)?.[1] ?? '');
    await browser.submit('invite?lang=en', { email: TARO });
    const { body } = await erase({ email: TARO });
    expect(body.warnings[0].text).toContain('0 sessions, 0 registrations, 1 invitations');
    expect(town.store.all('invitation')).toEqual([]);
  });

  it('leaves an audit entry with who and why', async () => {
    await joinTaro();
    await erase({ personHash: PERSON });
    expect(town.store.journal.at(-1)?.cause).toMatchObject({
      door: 'registration',
      verb: 'erase-person',
      actor: { kind: 'operator', role: 'admin' },
      reason: REASON,
    });
  });

  it('ends their session: the browser is nobody’s any more', async () => {
    await joinTaro();
    await erase({ personHash: PERSON });
    await browser.land(tokenFor(town, 3));
    expect(browser.page.body).not.toContain(HANAKO);
  });

  it('is refused while they alone administer a tenant that lives, unless forced', async () => {
    const refused = await erase({ personHash: PERSON });
    expect(refused).toMatchObject({ status: 409, body: { code: 'LAST_ADMINISTRATOR' } });
    expect(town.store.all('administrator')).toHaveLength(1);
    expect((await erase({ personHash: PERSON, force: true })).status).toBe(200);
    expect(town.store.all('administrator')).toEqual([]);
  });

  it('looks at every tenant that they administer', async () => {
    await joinTaro();
    const other = await register(2, HANAKO);
    expect(other).not.toBe(tenantId);
    const refused = await erase({ personHash: PERSON });
    expect(refused.body).toMatchObject({
      code: 'LAST_ADMINISTRATOR',
      detail: expect.stringContaining(other),
    });
    const { body } = await erase({ personHash: PERSON, force: true });
    expect(body.changes).toHaveLength(2);
  });

  it('lists with dryRun what would go, and removes nothing', async () => {
    await joinTaro();
    const { body } = await erase({ personHash: PERSON }, '?dryRun=true');
    expect(body).toMatchObject({ dryRun: true, changes: [{ to: 'ERASED' }] });
    expect(town.store.all('administrator')).toHaveLength(2);
    expect(town.store.all('session')).toHaveLength(1);
  });

  it('of whom nothing is kept, or of nobody, is refused', async () => {
    expect(await erase({ email: 'nobody@example.com' })).toMatchObject({ status: 404 });
    expect(await erase({})).toMatchObject({ status: 400, body: { code: 'BODY_INVALID' } });
    expect(await erase({ personHash: PERSON }, '', 't-0000000000')).toMatchObject({ status: 404 });
  });

  it('goes on with a second request where there is more than one transaction takes', async () => {
    await joinTaro();
    for (let number = 10; number < 45; number += 1) {
      await browser.land(tokenFor(town, number));
      await browser.submit('code', { email: HANAKO });
    }
    const first = await erase({ personHash: PERSON });
    expect(first.body.next.map(({ code }: { code: string }) => code)).toEqual(['PERSON_ERASED_IN_PART']);
    expect((await erase({ personHash: PERSON })).body.next).toEqual([]);
    expect(town.store.all('registration')).toEqual([]);
    expect(await erase({ personHash: PERSON })).toMatchObject({ status: 404 });
  });
});
