import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { WriteOutcome } from '#domain/api/writes.ts';
import { isRefusal } from '#domain/errors.ts';
import { TENANT_ACTS_MAX } from '#domain/limits.ts';
import { act } from '#domain/tenant/decide.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { DAY_MS, HOUR_MS, isoOf } from '#domain/time.ts';
import { NOW, type Office, office, sessionOf } from './office.ts';
import { endLicense, place, stockServed, stockTenant, tenantIdOf } from './stock.ts';

let desk: Office;
beforeEach(() => {
  desk = office();
});

const reason = 'Asked for by the customer';
const suspend = (number: number, more = {}) =>
  desk.post(`/v1/tenants/${tenantIdOf(number)}/suspend`, { body: { reason }, ...more });
const restore = (number: number, more = {}) =>
  desk.post(`/v1/tenants/${tenantIdOf(number)}/restore`, { body: { reason }, ...more });
const stateOf = async (number: number) => (await desk.get(`/v1/tenants/${tenantIdOf(number)}`)).body.state;

const acted = async (tenant: Tenant, kind: 'suspended' | 'retired', id = 'x'): Promise<Tenant> => {
  const policy = await desk.ports.policies.forProduct(tenant.productCode);
  const after = act(tenant, kind, id, policy, NOW - HOUR_MS);
  if (isRefusal(after)) throw new Error(after.refused);
  await place(desk, 'tenant', tenant.tenantId, after);
  return after;
};

describe('POST /v1/tenants/{id}/suspend', () => {
  test('service stops; the answer says what changed, and that the buyer pays on', async () => {
    await stockServed(desk, 1);
    const answer = await suspend(1);
    expect(answer.status).toBe(200);
    const outcome = v.parse(WriteOutcome, answer.body);
    expect(outcome).toMatchObject({
      dryRun: false,
      changes: [{ resource: `/v1/tenants/${tenantIdOf(1)}`, from: 'ACTIVE', to: 'SUSPENDED' }],
      events: [{ type: 'tenant.suspended', about: tenantIdOf(1) }],
      warnings: [{ code: 'BUYER_STILL_PAYS', href: '/v1/subscriptions/l-00000001~1' }],
      next: [{ code: 'PERSON_TO_RESTORE', href: `/v1/tenants/${tenantIdOf(1)}/restore` }],
    });
    expect(answer.headers.etag).toBe('"2"');
    expect(await stateOf(1)).toMatchObject({ name: 'SUSPENDED', since: isoOf(NOW), reason: 'operator' });
  });

  test('leaves one audit entry: who, in which role, why, from what to what', async () => {
    await stockServed(desk, 1);
    await suspend(1, { role: 'operator', person: 'sato' });
    expect(desk.memory.journal).toHaveLength(1);
    const [entry] = desk.memory.journal;
    expect(entry?.cause).toEqual({
      door: 'directory',
      verb: 'suspend-tenant',
      actor: { kind: 'operator', principal: sessionOf('operator', 'sato'), role: 'operator' },
      correlationId: expect.stringMatching(/^request-/),
      reason,
    });
    expect(entry?.written).toContainEqual({
      entity: `tenant/${tenantIdOf(1)}`,
      version: 2,
      from: 'ACTIVE',
      to: 'SUSPENDED',
    });
    expect(entry?.events.map(({ type }) => type)).toEqual(['tenant.suspended']);
  });

  test('the tenant’s history names the commit of the audit entry', async () => {
    await stockServed(desk, 1);
    await suspend(1);
    const { body } = await desk.get(`/v1/tenants/${tenantIdOf(1)}`);
    expect(body.acts).toEqual([
      { kind: 'suspended', at: isoOf(NOW), commitId: desk.memory.journal[0]?.commitId },
    ]);
  });

  test('nobody is warned of a payer that ended', async () => {
    const { license } = await stockServed(desk, 1);
    await endLicense(desk, license, NOW - HOUR_MS);
    const { body } = await suspend(1);
    expect(body.warnings).toEqual([]);
    expect(body.changes).toMatchObject([{ from: 'GRACE', to: 'SUSPENDED' }]);
  });

  test('suspended already: refused with where to look', async () => {
    await acted((await stockServed(desk, 1)).tenant, 'suspended');
    const answer = await suspend(1);
    expect(answer).toMatchObject({ status: 409, body: { code: 'TENANT_ALREADY_SUSPENDED' } });
    expect(answer.body.remedies[1].href).toBe(`/v1/tenants/${tenantIdOf(1)}/restore`);
  });

  test('grace that is over counts as suspended, though the clock has not written it', async () => {
    const { license } = await stockServed(desk, 1);
    await endLicense(desk, license, NOW - HOUR_MS);
    desk.clock.now = NOW + 8 * DAY_MS;
    expect((await suspend(1)).body.code).toBe('TENANT_ALREADY_SUSPENDED');
  });

  test('retired: refused', async () => {
    await acted(await stockTenant(desk, 1), 'retired');
    expect(await suspend(1)).toMatchObject({ status: 409, body: { code: 'TENANT_RETIRED' } });
  });

  test('a history that is full: refused', async () => {
    const tenant = await stockTenant(desk, 1);
    const acts = Array.from({ length: TENANT_ACTS_MAX }, (_, index) => ({ ...ACT, id: `act-${index}` }));
    await place(desk, 'tenant', tenant.tenantId, { ...tenant, acts });
    expect(await suspend(1)).toMatchObject({ status: 409, body: { code: 'HISTORY_FULL' } });
  });

  test('one that does not exist', async () => {
    expect(await suspend(9)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });
});

const ACT = { kind: 'restored', at: NOW - DAY_MS, graceMs: 0 } as const;

describe('POST /v1/tenants/{id}/restore', () => {
  test('for good where a live subscription pays', async () => {
    await stockServed(desk, 1);
    await suspend(1);
    const { body } = await restore(1);
    expect(body).toMatchObject({
      changes: [{ from: 'SUSPENDED', to: 'ACTIVE' }],
      events: [{ type: 'tenant.restored' }],
      warnings: [],
      next: [],
    });
  });

  test('else for another grace, with a warning that says until when', async () => {
    const { license } = await stockServed(desk, 1, { since: NOW - 90 * DAY_MS });
    await endLicense(desk, license, NOW - 10 * DAY_MS);
    const { body } = await restore(1);
    const until = isoOf(NOW + 7 * DAY_MS);
    expect(body.changes).toMatchObject([{ from: 'SUSPENDED', to: 'GRACE' }]);
    expect(body.warnings).toMatchObject([{ code: 'GRACE_ONLY', text: expect.stringContaining(until) }]);
    expect(body.next).toMatchObject([{ code: 'BUYER_TO_SUBSCRIBE' }]);
    expect(await stateOf(1)).toMatchObject({ name: 'GRACE', until });
  });

  test('not suspended: refused', async () => {
    await stockServed(desk, 1);
    expect(await restore(1)).toMatchObject({ status: 409, body: { code: 'TENANT_NOT_SUSPENDED' } });
  });

  test('retired: refused', async () => {
    await acted(await stockTenant(desk, 1), 'retired');
    expect(await restore(1)).toMatchObject({ status: 409, body: { code: 'TENANT_RETIRED' } });
  });

  test('again and again: every act is one audit entry and one act in the history', async () => {
    await stockServed(desk, 1);
    for (const _ of [1, 2, 3]) {
      expect((await suspend(1)).status).toBe(200);
      desk.clock.now += HOUR_MS;
      expect((await restore(1)).status).toBe(200);
      desk.clock.now += HOUR_MS;
    }
    expect(desk.memory.journal).toHaveLength(6);
    expect((await desk.get(`/v1/tenants/${tenantIdOf(1)}`)).body.acts).toHaveLength(6);
    expect(await stateOf(1)).toMatchObject({ name: 'ACTIVE' });
  });
});

describe('a reason', () => {
  test.each([
    ['none', {}],
    ['an empty one', { reason: '' }],
    ['blanks', { reason: '   ' }],
    ['too long', { reason: 'x'.repeat(501) }],
    ['no text', { reason: 7 }],
  ])('%s is refused, and nothing is written', async (_, body) => {
    await stockServed(desk, 1);
    expect(await suspend(1, { body })).toMatchObject({
      status: 400,
      body: { code: 'BODY_INVALID', faults: [{ field: 'reason' }] },
    });
    expect(desk.memory.journal).toEqual([]);
  });

  test('of 500 characters stands in the audit, trimmed', async () => {
    await stockServed(desk, 1);
    await suspend(1, { body: { reason: ` ${'x'.repeat(500)} ` } });
    expect(desk.memory.journal[0]?.cause.reason).toBe('x'.repeat(500));
  });
});
