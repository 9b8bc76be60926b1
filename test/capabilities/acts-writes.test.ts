import '../directory/quiet.ts';
import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { type ActsOffice, actsOffice, CLP, checked, KEY, LMP, NEW, reason } from './acts-office.ts';
import { PRODUCT } from './propagation-world.ts';

const opened = async (): Promise<ActsOffice> => (await actsOffice()).opened();

/** All that is kept: state, journal, messages. */
const kept = ({ store, queue }: ActsOffice): string =>
  JSON.stringify([
    store.journal,
    queue,
    ...(['vendorAccount', 'propagation', 'changeDetails', 'receipt', 'template'] as const).map((kind) =>
      store.all(kind),
    ),
  ]);

describe('an act', () => {
  test('is done once for one key, leaves who and why, and is told to the worker at once', async () => {
    const office = await opened();
    const seats = { key: 'seats-1', body: { seats: 25, reason } };
    const path = `${office.product(LMP)}/seats`;
    office.queue.length = 0;
    const first = await office.post(path, {}, seats);
    const again = await office.post(path, {}, seats);
    expect([again.body, again.headers.etag]).toEqual([first.body, first.headers.etag]);
    const { propagationId } = first.body.change;
    expect(office.queue).toContainEqual({ kind: 'propagation', id: propagationId });
    expect(office.store.all('propagation').filter(({ subject }) => subject.endsWith('/seats'))).toHaveLength(
      1,
    );
    expect(office.store.journal.at(-1)?.cause).toMatchObject({
      ...{ door: 'capabilities', verb: 'seats-assign', reason },
      actor: { kind: 'operator', role: 'operator' },
    });
    await office.drain();
    expect(office.tellings(propagationId)).toBe(1);
    const other = await office.post(path, {}, { ...seats, body: { seats: 26, reason } });
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  test('shows in a dry run what it would begin, and writes and tells nothing', async () => {
    const office = await opened();
    const before = [kept(office), office.queue.length];
    const dry = await office.post(`${office.product(LMP)}/seats?dryRun=true`, { seats: 25 });
    expect(checked('POST /v1/tenants/{id}/products/{product}/seats', dry)).toMatchObject({
      ...{ dryRun: true, change: { desired: 25 } },
      next: [{ code: 'CHANGE_TO_SHOW' }, { code: 'SEND_TO_DO' }],
    });
    expect([kept(office), office.queue.length]).toEqual(before);
  });

  test('changes nothing where all is so already, and takes the place of an older change of the same thing', async () => {
    const office = await opened();
    const path = `${office.product(LMP)}/seats`;
    const first = (await office.post(path, { seats: 25 })).body.change.propagationId;
    const same = await office.post(path, { seats: 25 });
    expect(same.body).toMatchObject({ changes: [], events: [], warnings: [{ code: 'CHANGED_ALREADY' }] });
    expect(same.body).not.toHaveProperty('change');
    const newer = await office.post(path, { seats: 30 });
    expect(newer.body.changes).toContainEqual({
      ...{ resource: `/v1/propagations/${first}`, from: 'PENDING', to: 'SUPERSEDED' },
    });
    expect(await office.thing(LMP, 'products/wfbs-services/seats')).toMatchObject({ desired: 30 });
  });

  test('goes on while the queue takes nothing: the sweep finds it', async () => {
    const office = await (
      await actsOffice(() => ({ queue: { send: () => Promise.reject(new Error('no queue')) } }))
    ).opened();
    expect((await office.thing(LMP, 'customer'))?.state).toBe('PENDING');
    await office.wait(HOUR_MS);
    expect((await office.thing(LMP, 'customer'))?.state).toBe('SYNCED');
  });

  test('is refused where the account has changed since it was read', async () => {
    const office = await opened();
    const { etag } = (await office.get(office.account(LMP))).headers;
    const headers = { 'if-match': etag ?? '' };
    const body = { seats: 25, reason };
    const path = `${office.product(LMP)}/seats`;
    expect(await office.post(path, {}, { body, headers })).toMatchObject({ status: 200 });
    const late = await office.post(path, {}, { body: { ...body, seats: 26 }, headers });
    expect(late).toMatchObject({ status: 412, body: { code: 'VERSION_MISMATCH' } });
  });

  test.each([
    ['delete', { confirm: CLP }, 'desk'],
    ['merge', { from: 'olr-1', confirm: 'olr-1' }, 'desk'],
    ['profile', { profile: { company: 'A' } }, 'viewer'],
  ] as const)('%s is not for everybody', async (act, body, role) => {
    const office = await opened();
    const answer = await office.post(
      `${office.account(CLP)}/${act}`,
      {},
      { role, body: { ...body, reason } },
    );
    expect(answer).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });

  test.each([
    ['profile', { profile: {} }],
    ['profile', { profile: { company: 'a'.repeat(101) } }],
    ['profile', { profile: { company: 'a\u0007' } }],
    ['merge', { from: 'a/b' }],
    ['plug-ins/Auto Task', { connected: true }],
    ['long-beta', { joined: 'yes' }],
  ])('%s cannot be %j', async (act, body) => {
    const office = await opened();
    expect((await office.post(`${office.account(LMP)}/${act}`, body)).status).toBe(400);
  });
});

describe('what is sealed', () => {
  test('stands nowhere in the clear, goes to the vendor whole, and is then forgotten', async () => {
    const office = await opened();
    const company = 'Ümlaut AG';
    await office.post(`${office.account(CLP)}/profile`, {
      profile: { company, 'contact-name': 'E. Muster' },
    });
    expect(office.sealed).toEqual([
      JSON.stringify(KEY),
      `{"company":"${company}","contact-name":"E. Muster"}`,
    ]);
    for (const secret of [KEY, company, 'E. Muster']) expect(kept(office)).not.toContain(secret);
    const details = office.store.all('changeDetails').filter(({ sealed }) => sealed);
    expect(details.map(({ sealed }) => [sealed?.field, sealed?.value.masked])).toEqual([
      ['authorizationKey', '••••3456'],
      ['profile', '••••'],
    ]);
    await office.drain();
    expect(office.store.all('changeDetails')).toEqual([]);
    expect((await office.thing(CLP, 'profile'))?.sentAt).toBeDefined();
  });

  test('is one profile in whatever order its fields come', async () => {
    const office = await opened();
    const path = `${office.account(CLP)}/profile`;
    await office.post(path, { profile: { company: 'A', city: 'B' } });
    expect((await office.post(path, { profile: { city: 'B', company: 'A' } })).body.warnings).toMatchObject([
      { code: 'CHANGED_ALREADY' },
    ]);
  });

  test('is forgotten where a newer change comes before the vendor was told', async () => {
    const office = await opened();
    const path = `${office.account(CLP)}/profile`;
    const first = (await office.post(path, { profile: { company: 'A' } })).body.change.propagationId;
    await office.post(path, { profile: { company: 'B' } });
    expect(office.store.all('changeDetails').map(({ propagationId }) => propagationId)).not.toContain(first);
  });
});

describe('templates', () => {
  const body = { accountType: 'lmp', product: 'wfbs-services', name: 'Strict', settings: { scan: true } };

  test('are made, changed and listed, with how that came to show', async () => {
    const office = await opened();
    const path = `${office.templates}/strict`;
    const made = await office.put(path, body);
    expect(checked('PUT /v1/products/{code}/templates/{templateId}', made)).toMatchObject({
      change: { subject: 'templates/strict', state: 'PENDING' },
    });
    expect((await office.put(path, body)).body.warnings).toMatchObject([{ code: 'CHANGED_ALREADY' }]);
    await office.put(path, { ...body, settings: { scan: false } });
    await office.wait(HOUR_MS);
    const list = checked('GET /v1/products/{code}/templates', await office.get(office.templates));
    expect(list.items).toMatchObject([
      { templateId: 'strict', revision: 2, forNewCustomers: false, change: { state: 'SYNCED' } },
    ]);
  });

  test('come to new customers with their product, one at most, and to existing ones by an act', async () => {
    const office = await opened();
    for (const id of ['strict', 'mild']) {
      await office.put(`${office.templates}/${id}`, { ...body, name: id });
      const given = await office.post(`${office.templates}/${id}/new-customers`, { given: true });
      checked('POST /v1/products/{code}/templates/{templateId}/new-customers', given);
      expect(given.body.change).toMatchObject({ desired: id });
    }
    const { items } = (await office.get(office.templates)).body;
    expect(items.map((each: { forNewCustomers: boolean }) => each.forNewCustomers)).toEqual([true, false]);
    await office.post(office.account(NEW), { accountType: 'lmp' });
    await office.post(`${office.product(NEW)}/enlist`, { plan: 'plan-1' });
    expect((await office.get(office.account(NEW))).body.products).toMatchObject([{ templateId: 'mild' }]);
    const assigned = await office.post(`${office.product(LMP)}/template`, { templateId: 'strict' });
    expect(assigned.body.change).toMatchObject({
      subject: 'products/wfbs-services/template',
      desired: 'strict',
    });
  });

  test.each([
    ['put', 'cloud', { ...body, product: 'wfbs' }, 409, 'CAPABILITY_LIMITED'],
    ['put', 'cloud', { ...body, accountType: 'clp' }, 409, 'CAPABILITY_UNSUPPORTED'],
    ['put', 'strict', { ...body, product: 'cloud-edge' }, 422, 'TEMPLATE_OF_ANOTHER_PRODUCT'],
    ['post', 'nobody-s/new-customers', { given: true }, 422, 'TEMPLATE_UNKNOWN'],
  ] as const)('%s %s %j is refused', async (method, path, sent, status, code) => {
    const office = await opened();
    await office.put(`${office.templates}/strict`, body);
    expect(await office[method](`${office.templates}/${path}`, sent)).toMatchObject({
      status,
      body: { code },
    });
  });

  test('are those of a product on sale', async () => {
    const office = await opened();
    const path = '/v1/products/nothing/templates';
    for (const answer of [await office.get(path), await office.put(`${path}/strict`, body)])
      expect(answer).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    const other = await office.post(`${office.product(LMP)}/template`, { templateId: 'nobody-s' });
    expect(other).toMatchObject({
      status: 422,
      body: { code: 'TEMPLATE_UNKNOWN', details: { productCode: PRODUCT } },
    });
  });
});

describe('a console', () => {
  test('is opened with an audit entry, and its address is kept nowhere', async () => {
    const office = await opened();
    await office.wait(10 * MINUTE_MS);
    const { url } = (await office.post(`${office.account(LMP)}/licensing-platform`)).body;
    expect(office.store.journal.at(-1)).toMatchObject({
      cause: { verb: 'licensing-platform-open', reason, actor: { kind: 'operator' } },
      events: [{ type: 'capability.used', operation: 'licensing-platform.open' }],
    });
    expect(kept(office)).not.toContain(url);
  });

  test('is only asked about in a dry run', async () => {
    const office = await opened();
    const before = [office.store.journal.length, office.asked.length];
    const dry = await office.post(`${office.product(LMP)}/console?dryRun=true`);
    expect(dry.body).toEqual({ dryRun: true });
    expect([office.store.journal.length, office.asked.length]).toEqual(before);
  });

  test('is a refused sign-in only where nothing is down; a vendor that says nothing is tried again', async () => {
    const office = await opened();
    office.portals.behave({ ...office.portals.behavior(), consoles: 'refused' });
    const path = `${office.product(LMP)}/console`;
    expect(await office.post(path)).toMatchObject({ status: 401, body: { code: 'CONSOLE_SIGN_IN_REFUSED' } });
    office.portals.behave({ ...office.portals.behavior(), consoles: 'down' });
    const silent = await office.post(path);
    expect(silent).toMatchObject({ status: 503, body: { code: 'UPSTREAM_UNAVAILABLE' } });
    expect(silent.headers['retry-after']).toBe('300');
    office.portals.set('licensing-management-platform', { name: 'FAULT' }, office.clock.now);
    expect(await office.post(path)).toMatchObject({ status: 503, body: { code: 'UPSTREAM_MAINTENANCE' } });
  });

  test('of a product that the customer does not have is refused, and the platform of CLP has another place', async () => {
    const office = await opened();
    expect(await office.post(`${office.product(LMP, 'wfbs')}/console`)).toMatchObject({
      ...{ status: 409, body: { code: 'PRODUCT_NOT_ENLISTED' } },
    });
    const platform = await office.post(`${office.account(CLP)}/licensing-platform`);
    expect(platform).toMatchObject({ status: 409, body: { code: 'CAPABILITY_UNSUPPORTED' } });
    expect(platform.body.remedies[0].text).toBe('Manage licenses in the Customer Licensing Portal.');
  });
});
