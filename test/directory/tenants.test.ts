import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { TenantSummary, TenantsPage, TenantView } from '#domain/api/tenants.ts';
import { DAY_MS, HOUR_MS, isoOf } from '#domain/time.ts';
import { NOW, type Office, OTHER_PRODUCT, office, PRODUCT } from './office.ts';
import { endLicense, stockServed, stockTenant, tenantIdOf } from './stock.ts';

let desk: Office;
beforeEach(() => {
  desk = office();
});

const idsIn = async (target: string): Promise<string[]> => {
  const answer = await desk.get(target);
  expect(answer.status).toBe(200);
  return v.parse(TenantsPage, answer.body).items.map(({ tenantId }) => tenantId);
};

describe('GET /v1/tenants', () => {
  test('newest first', async () => {
    for (const number of [1, 2, 3]) await stockTenant(desk, number);
    expect(await idsIn('/v1/tenants')).toEqual([3, 2, 1].map(tenantIdOf));
  });

  test('an empty list has no next page', async () => {
    expect((await desk.get('/v1/tenants')).body).toEqual({ items: [] });
  });

  test('by product', async () => {
    await stockTenant(desk, 1);
    await stockTenant(desk, 2, { productCode: OTHER_PRODUCT });
    expect(await idsIn(`/v1/tenants?productCode=${OTHER_PRODUCT}`)).toEqual([tenantIdOf(2)]);
    expect(await idsIn('/v1/tenants?productCode=nothing')).toEqual([]);
  });

  test('by state: each state shows its own tenants and no other', async () => {
    await stockTenant(desk, 1);
    await stockServed(desk, 2);
    const { license } = await stockServed(desk, 3);
    await endLicense(desk, license, NOW - HOUR_MS);
    const late = await stockServed(desk, 4, { since: NOW - 90 * DAY_MS });
    await endLicense(desk, late.license, NOW - 8 * DAY_MS);
    const found = await Promise.all(
      ['PROVISIONING', 'ACTIVE', 'GRACE', 'SUSPENDED', 'RETIRED'].map((state) =>
        idsIn(`/v1/tenants?state=${state}`),
      ),
    );
    expect(found).toEqual([[tenantIdOf(1)], [tenantIdOf(2)], [tenantIdOf(3)], [tenantIdOf(4)], []]);
  });

  test('by state and product at once', async () => {
    await stockServed(desk, 1);
    await stockServed(desk, 2, { productCode: OTHER_PRODUCT });
    expect(await idsIn(`/v1/tenants?state=ACTIVE&productCode=${PRODUCT}`)).toEqual([tenantIdOf(1)]);
  });

  test('a tenant whose grace is over is shown as it stands, before the clock has written it', async () => {
    const { license } = await stockServed(desk, 1);
    await endLicense(desk, license, NOW - HOUR_MS);
    desk.clock.now = NOW + 8 * DAY_MS;
    expect(await idsIn('/v1/tenants?state=GRACE')).toEqual([]);
    const [row] = (await desk.get('/v1/tenants')).body.items;
    expect(row).toMatchObject({ state: { name: 'SUSPENDED', reason: 'grace-over' }, served: false });
  });
});

describe('GET /v1/tenants/{id}', () => {
  test('the tenant with its history, as its schema says', async () => {
    const { tenant } = await stockServed(desk, 1);
    const answer = await desk.get(`/v1/tenants/${tenant.tenantId}`);
    expect(answer.status).toBe(200);
    const view = v.parse(TenantView, answer.body);
    expect(view.state).toEqual({ name: 'ACTIVE', since: isoOf(tenant.state.since) });
    expect(view.tenures).toEqual([{ subscriptionId: 'l-00000001~1', from: '2026-11-20T14:00:00.000Z' }]);
    expect(view.bindings).toMatchObject([{ href: '/v1/subscriptions/l-00000001~1' }]);
    expect(view.links).toEqual({
      self: `/v1/tenants/${tenant.tenantId}`,
      payer: '/v1/subscriptions/l-00000001~1',
      billing: `/v1/tenants/${tenant.tenantId}/billing`,
      suspend: `/v1/tenants/${tenant.tenantId}/suspend`,
    });
  });

  test('its ETag is its version, and its row in the list says the same', async () => {
    const { tenant } = await stockServed(desk, 1);
    const answer = await desk.get(`/v1/tenants/${tenant.tenantId}`);
    expect(answer.headers.etag).toBe('"1"');
    expect(answer.body.version).toBe(1);
    const [row] = (await desk.get('/v1/tenants')).body.items;
    expect(v.parse(TenantSummary, row)).toMatchObject({ tenantId: tenant.tenantId, version: 1 });
  });

  test('in grace it says until when, and that the buyer must subscribe', async () => {
    const { license, tenant } = await stockServed(desk, 1);
    await endLicense(desk, license, NOW - HOUR_MS);
    const { body } = await desk.get(`/v1/tenants/${tenant.tenantId}`);
    const until = isoOf(NOW - HOUR_MS + 7 * DAY_MS);
    expect(body.state).toMatchObject({ name: 'GRACE', until });
    expect(body.next).toMatchObject([{ code: 'BUYER_TO_SUBSCRIBE', text: expect.stringContaining(until) }]);
  });

  test('suspended beyond its retention it says where to restore it, and that a person decides', async () => {
    const { license, tenant } = await stockServed(desk, 1, { since: NOW - 90 * DAY_MS });
    await endLicense(desk, license, NOW - 40 * DAY_MS);
    const { body } = await desk.get(`/v1/tenants/${tenant.tenantId}`);
    expect(body.next.map(({ code }: { code: string }) => code)).toEqual([
      'PERSON_TO_RESTORE',
      'RETENTION_OVER',
    ]);
    expect(body.next[0].href).toBe(`/v1/tenants/${tenant.tenantId}/restore`);
    expect(body.links.suspend).toBeUndefined();
  });

  test('one that does not exist', async () => {
    expect(await desk.get(`/v1/tenants/${tenantIdOf(9)}`)).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND' },
    });
  });

  test('an id that is none', async () => {
    const answer = await desk.get('/v1/tenants/acme');
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'PARAMETER_INVALID', faults: [{ field: 'id' }] },
    });
  });
});
