import '../directory/quiet.ts';
import { beforeEach, expect, test } from 'vitest';
import { HOUR_MS, isoOf, MINUTE_MS } from '#domain/time.ts';
import { type ActsOffice, actsOffice, CLP, checked, KEY, LMP, NEW } from './acts-office.ts';
import { TEN } from './propagation-world.ts';

let office: ActsOffice;
beforeEach(async () => {
  office = await (await actsOffice()).opened();
});

const refused = (status: number, code: string, more: object = {}) => ({
  status,
  body: { code, ...more },
});

test('S3-01 deleting a customer: LMP 409; CLP accepted, once it is confirmed', async () => {
  expect(await office.post(`${office.account(LMP)}/delete`, { confirm: LMP })).toMatchObject(
    refused(409, 'CAPABILITY_UNSUPPORTED'),
  );
  const path = `${office.account(CLP)}/delete`;
  expect(await office.post(path)).toMatchObject(
    refused(422, 'CONFIRMATION_NEEDED', { details: { confirm: CLP } }),
  );
  const deleted = await office.post(path, { confirm: CLP });
  expect(checked('POST /v1/tenants/{id}/vendor-account/delete', deleted)).toMatchObject({
    change: { subject: 'customer', desired: null, state: 'PENDING' },
    changes: expect.arrayContaining([{ resource: office.account(CLP), from: 'ACTIVE', to: 'DELETED' }]),
  });
  expect((await office.get(office.account(CLP))).body).toMatchObject({
    state: { name: 'DELETED' },
    products: [],
    things: [{ subject: 'customer', desired: null, state: 'PENDING' }],
  });
});

test('S3-02 seats and renewals: CLP 409, with what to do instead; LMP accepted, and PENDING', async () => {
  const until = isoOf(TEN + 400 * 24 * HOUR_MS);
  for (const [act, body, desired] of [
    ['seats', { seats: 25 }, 25],
    ['renewal', { until }, Date.parse(until)],
  ] as const) {
    const clp = await office.post(`${office.product(CLP)}/${act}`, body, { language: 'fr' });
    expect(clp).toMatchObject(refused(409, 'CAPABILITY_UNSUPPORTED'));
    expect(clp.body.remedies[0].text).toContain('Customer Licensing Portal');
    expect(clp.body.remedies[1].href).toBe(`/v1/tenants/${CLP}/capabilities`);
    const lmp = await office.post(`${office.product(LMP)}/${act}`, body);
    expect(lmp).toMatchObject({ status: 200, body: { change: { state: 'PENDING', desired } } });
  }
  const seats = await office.thing(LMP, 'products/wfbs-services/seats');
  expect(seats).toMatchObject({ desired: 25, state: 'PENDING' });
  expect(seats).not.toHaveProperty('observed');
});

test('S3-03 Cloud Edge: LMP ok; CLP 409 with the three that it takes', async () => {
  const lmp = await office.post(`${office.product(LMP, 'cloud-edge')}/enlist`, { plan: 'plan-1' });
  expect(lmp).toMatchObject({ status: 200, body: { change: { subject: 'products/cloud-edge' } } });
  const clp = await office.post(`${office.product(CLP, 'cloud-edge')}/enlist`, { authorizationKey: KEY });
  expect(clp).toMatchObject(
    refused(409, 'CAPABILITY_LIMITED', { details: { list: 'hosted-email-security, wfbs, wfbs-services' } }),
  );
  expect(clp.body.detail).toContain('Hosted Email Security, WFBS (Standard and Advanced), WFBS Services');
});

test('S3-04 CLP needs a key, LMP takes none; with a plan LMP enlists by itself', async () => {
  const [clp, lmp] = [CLP, LMP].map(
    (tenantId) => (how: object) => office.post(`${office.product(tenantId, 'wfbs')}/enlist`, how),
  );
  expect(await clp?.({})).toMatchObject(refused(422, 'AUTHORIZATION_KEY_REQUIRED'));
  expect(await lmp?.({ authorizationKey: KEY })).toMatchObject(refused(422, 'KEY_NOT_EXPECTED'));
  expect(await lmp?.({})).toMatchObject(refused(422, 'SERVICE_PLAN_REQUIRED'));
  expect(await lmp?.({ plan: 'plan-2' })).toMatchObject({
    status: 200,
    body: { change: { desired: 'plan-2' } },
  });
  expect(await clp?.({ authorizationKey: KEY })).toMatchObject({ status: 200 });
  const { products } = (await office.get(office.account(CLP))).body;
  expect(products.map(({ by }: { by: object }) => by)).toEqual([
    { mode: 'authorization-key', key: '••••3456' },
    { mode: 'authorization-key', key: '••••3456' },
  ]);
});

test('S3-05 merging: LMP once it is confirmed, since it empties the other account; CLP: not applicable', async () => {
  const path = `${office.account(LMP)}/merge`;
  expect(await office.post(path, { from: 'olr-1' })).toMatchObject(
    refused(422, 'CONFIRMATION_NEEDED', { details: { confirm: 'olr-1' } }),
  );
  const dry = await office.post(`${path}?dryRun=true`, { from: 'olr-1', confirm: 'olr-1' });
  expect(dry.body).toMatchObject({ dryRun: true, warnings: [{ code: 'ACCOUNT_TO_BE_EMPTY' }] });
  expect((await office.get(office.account(LMP))).body.merged).toEqual([]);
  await office.post(path, { from: 'olr-1', confirm: 'olr-1' });
  expect((await office.get(office.account(LMP))).body.merged).toMatchObject([{ account: 'olr-1' }]);
  expect(
    await office.post(`${office.account(CLP)}/merge`, { from: 'olr-1', confirm: 'olr-1' }),
  ).toMatchObject(refused(409, 'CAPABILITY_NOT_APPLICABLE'));
});

test('S3-07 Kaseya VSA is for LMP; Autotask for both', async () => {
  const connect = (tenantId: string, plugIn: string) =>
    office.post(`${office.account(tenantId)}/plug-ins/${plugIn}`, { connected: true });
  expect(await connect(LMP, 'kaseya-vsa')).toMatchObject({ status: 200 });
  expect(await connect(CLP, 'kaseya-vsa')).toMatchObject(refused(409, 'CAPABILITY_LIMITED'));
  expect(await connect(LMP, 'autotask')).toMatchObject({ status: 200 });
  expect(await connect(CLP, 'autotask')).toMatchObject({ status: 200 });
  expect((await office.get(office.account(LMP))).body.plugIns).toHaveLength(2);
});

test('S3-09 a customer that is not visible yet is PENDING, not 404', async () => {
  const created = await office.post(office.account(NEW), { accountType: 'lmp' });
  expect(created.status).toBe(201);
  checked('POST /v1/tenants/{id}/vendor-account', created);
  const seen = await office.get(office.account(NEW));
  expect(seen).toMatchObject({ status: 200, body: { things: [{ subject: 'customer', state: 'PENDING' }] } });
  await office.wait(HOUR_MS);
  expect(await office.thing(NEW, 'customer')).toMatchObject({
    state: 'SYNCED',
    observed: { value: NEW, asOf: expect.any(String) },
  });
});

test('S3-10 a console while its product is in maintenance: 503 with Retry-After, and overdue clocks pause', async () => {
  await office.wait(HOUR_MS);
  const opened = await office.post(`${office.product(LMP)}/console`);
  expect(checked('POST /v1/tenants/{id}/products/{product}/console', opened)).toEqual({
    dryRun: false,
    url: expect.stringMatching(/^https?:/),
  });
  await office.post(`${office.product(LMP)}/seats`, { seats: 9 });
  office.portals.set(
    'wfbs-services',
    { name: 'MAINTENANCE', until: office.clock.now + 30 * MINUTE_MS },
    office.clock.now,
  );
  // nobody told us yet: the portal refuses the sign-in, and is asked what is down before anybody is told so
  const down = await office.post(`${office.product(LMP)}/console`);
  expect(down).toMatchObject(refused(503, 'UPSTREAM_MAINTENANCE'));
  expect(down.headers['retry-after']).toBe('1800');
  await office.drain();
  expect(await office.thing(LMP, 'products/wfbs-services/seats')).toMatchObject({ state: 'PAUSED' });
  // known to be down: no sign-in is tried, it is only asked whether it is back; once it is, the console opens
  office.asked.length = 0;
  expect(await office.post(`${office.product(LMP)}/console`)).toMatchObject({ status: 503 });
  expect(await office.post(`${office.product(LMP)}/console?dryRun=true`)).toMatchObject({ status: 503 });
  expect(office.asked).toEqual(['GET /upstreams']);
  office.clock.now += MINUTE_MS;
  office.portals.set('wfbs-services', { name: 'UP' }, office.clock.now);
  expect(await office.post(`${office.product(LMP)}/console`)).toMatchObject({ status: 200 });
});

test('S3-11 a read-only role in the vendor’s console: 409, full administrator only', async () => {
  const path = `${office.account(LMP)}/roles`;
  const wanted = await office.post(path, { role: 'read-only' });
  expect(wanted).toMatchObject(refused(409, 'ROLE_UNSUPPORTED'));
  expect(wanted.body.detail).toContain('full administrator only');
  const granted = await office.post(path, { role: 'full-administrator' });
  expect(checked('POST /v1/tenants/{id}/vendor-account/roles', granted)).toMatchObject({
    changes: [],
    next: [{ code: 'ROLE_AT_VENDOR' }],
  });
});

test('S3-14 CLP becomes LMP: what only CLP can do is awaited no more, and “My account” is refused', async () => {
  const profile = { profile: { company: 'Ümlaut AG' } };
  const path = `${office.account(CLP)}/profile`;
  const changed = await office.post(path, profile);
  expect(changed).toMatchObject({ status: 200, body: { change: { state: 'PENDING' } } });
  const { propagationId } = changed.body.change;
  expect(await office.store.load([{ kind: 'changeDetails', id: propagationId }])).toMatchObject([
    { version: 1 },
  ]);
  const migrated = await office.post(`${office.account(CLP)}/account-type`, { accountType: 'lmp' });
  expect(checked('POST /v1/tenants/{id}/vendor-account/account-type', migrated)).toMatchObject({
    changes: expect.arrayContaining([
      { resource: office.account(CLP), from: 'clp', to: 'lmp' },
      { resource: `/v1/propagations/${propagationId}`, from: 'PENDING', to: 'SUPERSEDED' },
    ]),
    warnings: [{ code: 'CHANGES_WITHDRAWN' }],
  });
  expect(office.of(propagationId).state.name).toBe('SUPERSEDED');
  // what the vendor will never be told is not kept
  const [kept] = await office.store.load([{ kind: 'changeDetails', id: propagationId }]);
  expect(kept?.entity).toBeUndefined();
  expect(await office.post(path, profile)).toMatchObject(refused(409, 'CAPABILITY_UNSUPPORTED'));
  expect(await office.post(`${office.product(CLP)}/seats`, { seats: 5 })).toMatchObject({ status: 200 });
  const unknown = await office.post(`${office.account(CLP)}/account-type`, { accountType: 'olr' });
  expect(unknown).toMatchObject(refused(422, 'ACCOUNT_TYPE_UNKNOWN'));
});
