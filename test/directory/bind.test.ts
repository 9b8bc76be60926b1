import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { WriteOutcome } from '#domain/api/writes.ts';
import { isRefusal } from '#domain/errors.ts';
import { act } from '#domain/tenant/decide.ts';
import { DAY_MS, HOUR_MS, isoOf } from '#domain/time.ts';
import { NOW, type Office, OTHER_PRODUCT, office } from './office.ts';
import {
  endLicense,
  licenseIdOf,
  place,
  stockLicense,
  stockServed,
  stockTenant,
  tenantIdOf,
} from './stock.ts';

let desk: Office;
beforeEach(() => {
  desk = office();
});

const granted = { kind: 'granted', at: NOW - 5 * HOUR_MS } as const;
const landed = { kind: 'registered', at: NOW - 6 * HOUR_MS } as const;

const bind = (license: number, tenant: number, more = {}, generation = 1) =>
  desk.post(`/v1/subscriptions/${licenseIdOf(license)}~${generation}/bind`, {
    body: { tenantId: tenantIdOf(tenant), reason: 'The buyer called' },
    ...more,
  });
const subscription = async (number: number) =>
  (await desk.get(`/v1/subscriptions/${licenseIdOf(number)}~1`)).body;
const tenant = async (number: number) => (await desk.get(`/v1/tenants/${tenantIdOf(number)}`)).body;

describe('POST /v1/subscriptions/{id}/bind', () => {
  test('a paid subscription that nobody registered brings its tenant to life', async () => {
    await stockLicense(desk, { number: 2, facts: [granted] });
    await stockTenant(desk, 1);
    const answer = await bind(2, 1);
    expect(answer.status).toBe(200);
    const outcome = v.parse(WriteOutcome, answer.body);
    expect(outcome.changes).toEqual([
      { resource: `/v1/subscriptions/${licenseIdOf(2)}~1`, from: 'ACTIVE_UNREGISTERED', to: 'ACTIVE' },
      { resource: `/v1/tenants/${tenantIdOf(1)}`, from: 'PROVISIONING', to: 'ACTIVE' },
    ]);
    expect(outcome.events.map(({ type }) => type)).toEqual([
      'subscription.active',
      'tenant.provisioned',
      'tenant.payer.changed',
    ]);
    expect(outcome.next).toEqual([]);
    expect(await subscription(2)).toMatchObject({ tenantId: tenantIdOf(1), state: { name: 'ACTIVE' } });
    expect(await tenant(1)).toMatchObject({ served: true, link: { subscriptionId: `${licenseIdOf(2)}~1` } });
  });

  test('one transaction and one audit entry for license, tenant and receipt', async () => {
    await stockLicense(desk, { number: 2, facts: [granted] });
    await stockTenant(desk, 1);
    await bind(2, 1);
    expect(desk.memory.journal).toHaveLength(1);
    const written = desk.memory.journal[0]?.written.map(({ entity }) => entity.split('/')[0]);
    expect(written).toEqual(['license', 'tenant', 'receipt']);
    expect(desk.memory.journal[0]?.cause).toMatchObject({
      verb: 'bind-subscription',
      reason: 'The buyer called',
    });
  });

  test('one that AWS has not granted yet warns, and the tenant is served when AWS grants it', async () => {
    await stockLicense(desk, { number: 2, facts: [landed] });
    await stockTenant(desk, 1);
    const { body } = await bind(2, 1);
    expect(body.warnings).toMatchObject([{ code: 'NOTHING_PAYS' }]);
    expect(body.next.map(({ code }: { code: string }) => code)).toEqual(['AWS_TO_GRANT', 'PAYER_TO_COME']);
    expect(await tenant(1)).toMatchObject({
      served: false,
      bindings: [{ subscriptionId: `${licenseIdOf(2)}~1` }],
    });
  });

  test('a tenant with another payer changes it from the next hour on, and says so', async () => {
    await stockServed(desk, 1);
    await stockLicense(desk, { number: 2, facts: [landed, granted] });
    const { body } = await bind(2, 1);
    expect(body.warnings).toMatchObject([{ code: 'PAYER_CHANGES' }]);
    for (const part of [`${licenseIdOf(1)}~1`, `${licenseIdOf(2)}~1`, '2026-11-21T11:00:00.000Z']) {
      expect(body.warnings[0].text).toContain(part);
    }
    expect((await tenant(1)).tenures).toMatchObject([
      { until: '2026-11-21T11:00:00.000Z' },
      { from: '2026-11-21T11:00:00.000Z' },
    ]);
  });

  test('a tenant in grace is rescued without a warning', async () => {
    const { license } = await stockServed(desk, 1);
    await endLicense(desk, license, NOW - HOUR_MS);
    await stockLicense(desk, { number: 2, facts: [granted] });
    const { body } = await bind(2, 1);
    expect(body.changes[1]).toMatchObject({ from: 'GRACE', to: 'ACTIVE' });
    expect(body.warnings).toEqual([]);
  });

  test('a tenant that an operator suspended is served again, and that is said', async () => {
    await stockTenant(desk, 1);
    await desk.post(`/v1/tenants/${tenantIdOf(1)}/suspend`, { body: { reason: 'abuse' } });
    desk.clock.now += HOUR_MS;
    await stockLicense(desk, { number: 2, facts: [granted] });
    const { body } = await bind(2, 1);
    expect(body.warnings).toMatchObject([{ code: 'SUSPENSION_ENDS' }]);
  });

  test('bound to this tenant already: nothing changes but the audit, and that is said', async () => {
    const { license } = await stockServed(desk, 1);
    const answer = await bind(1, 1);
    expect(answer).toMatchObject({
      status: 200,
      body: { changes: [], events: [], warnings: [{ code: 'ALREADY_BOUND' }] },
    });
    expect(answer.headers.etag).toBe('"1"');
    expect(desk.memory.all('license')).toEqual([license]);
    expect(desk.memory.journal).toHaveLength(1);
  });
});

describe('refused', () => {
  const conflict = (code: string) => ({ status: 409, body: { code } });

  test('the subscription belongs to another tenant; the way to it is shown', async () => {
    await stockServed(desk, 1);
    await stockTenant(desk, 2);
    const answer = await bind(1, 2);
    expect(answer).toMatchObject(conflict('SUBSCRIPTION_LINKED_ELSEWHERE'));
    expect(answer.body.remedies[0].href).toBe(`/v1/tenants/${tenantIdOf(1)}`);
  });

  test('in its final hour', async () => {
    await stockTenant(desk, 1);
    await endLicense(desk, await stockLicense(desk, { number: 2, facts: [landed, granted] }), NOW - 1);
    expect(await bind(2, 1)).toMatchObject(conflict('SUBSCRIPTION_ENDING'));
  });

  test('ended, by time alone', async () => {
    await stockTenant(desk, 1);
    await endLicense(desk, await stockLicense(desk, { number: 2, facts: [landed, granted] }), NOW - 1);
    desk.clock.now = NOW + HOUR_MS;
    expect(await bind(2, 1)).toMatchObject(conflict('SUBSCRIPTION_ENDED'));
  });

  test('failed', async () => {
    await stockTenant(desk, 1);
    await stockLicense(desk, { number: 2, facts: [landed, { kind: 'failed', at: NOW - HOUR_MS }] });
    expect(await bind(2, 1)).toMatchObject(conflict('SUBSCRIPTION_FAILED'));
  });

  test('a former generation', async () => {
    await stockTenant(desk, 1);
    const facts = [
      landed,
      granted,
      { kind: 'ended', cause: 'CANCELLED', at: NOW - 4 * HOUR_MS },
      { ...granted, at: NOW - HOUR_MS },
    ] as const;
    await stockLicense(desk, { number: 2, facts });
    expect(await bind(2, 1)).toMatchObject(conflict('SUBSCRIPTION_ENDED'));
    expect((await bind(2, 1, {}, 2)).status).toBe(200);
  });

  test('a tenant that is retired', async () => {
    const fresh = await stockTenant(desk, 1);
    const policy = await desk.ports.policies.forProduct(fresh.productCode);
    const retired = act(fresh, 'retired', 'x', policy, NOW - DAY_MS);
    if (isRefusal(retired)) throw new Error(retired.refused);
    await place(desk, 'tenant', fresh.tenantId, retired);
    await stockLicense(desk, { number: 2, facts: [granted] });
    expect(await bind(2, 1)).toMatchObject(conflict('TENANT_RETIRED'));
  });

  test('a tenant of another product', async () => {
    await stockTenant(desk, 1, { productCode: OTHER_PRODUCT });
    await stockLicense(desk, { number: 2, facts: [granted] });
    expect(await bind(2, 1)).toMatchObject(conflict('TENANT_OF_ANOTHER_PRODUCT'));
  });

  test.each([
    ['no such subscription', 9, 1, 1],
    ['no such generation', 2, 1, 7],
  ])('%s', async (_, license, tenantNumber, generation) => {
    await stockTenant(desk, 1);
    await stockLicense(desk, { number: 2, facts: [granted] });
    expect(await bind(license, tenantNumber, {}, generation)).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND' },
    });
  });

  test('no such tenant, with the field that named it', async () => {
    await stockLicense(desk, { number: 2, facts: [granted] });
    expect(await bind(2, 9)).toMatchObject({ status: 404, body: { faults: [{ field: 'tenantId' }] } });
  });

  test('and nothing is written by any of it', async () => {
    await stockServed(desk, 1);
    await stockTenant(desk, 2);
    const before = JSON.stringify([desk.memory.all('license'), desk.memory.all('tenant')]);
    await bind(1, 2);
    await bind(9, 2);
    expect(JSON.stringify([desk.memory.all('license'), desk.memory.all('tenant')])).toBe(before);
    expect(desk.memory.all('receipt')).toEqual([]);
    expect(desk.memory.journal).toEqual([]);
  });

  test('since when it is bound is the instant of the commit', async () => {
    await stockLicense(desk, { number: 2, facts: [granted] });
    await stockTenant(desk, 1);
    await bind(2, 1);
    expect((await subscription(2)).boundAt).toBe(isoOf(NOW));
  });
});
