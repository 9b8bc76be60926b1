import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { WriteOutcome } from '#domain/api/writes.ts';
import { isoOf } from '#domain/time.ts';
import { NOW, type Office, office, PRODUCT, RESOLD_PRODUCT, sessionOf } from './office.ts';
import { stockTenant, tenantIdOf } from './stock.ts';

let desk: Office;
beforeEach(() => {
  desk = office();
});

const ASKED = { productCode: RESOLD_PRODUCT, channel: 'annual', reason: 'They bought a year' };
const open = (body: object = {}, more: object = {}, query = '') =>
  desk.post(`/v1/tenants${query}`, { body: { ...ASKED, ...body }, ...more });

describe('POST /v1/tenants', () => {
  test('a tenant that another channel pays for is there and served, under an id of ours', async () => {
    const answer = await open();
    expect(answer).toMatchObject({ status: 201, headers: { etag: '"1"' } });
    const outcome = v.parse(WriteOutcome, answer.body);
    const { self } = outcome.links;
    const tenantId = self.slice('/v1/tenants/'.length);
    expect(tenantId).toMatch(/^t-[0-9a-z]{10,40}$/);
    expect(outcome).toMatchObject({
      changes: [
        { resource: self, from: 'NONE', to: 'ACTIVE' },
        { resource: `${self}/billing`, from: 'NONE', to: 'annual' },
      ],
      events: ['tenant.created', 'tenant.provisioned'].map((type) => ({ type, about: tenantId })),
      ...{ warnings: [], next: [] },
    });
    expect((await desk.get(self)).body).toMatchObject({
      ...{ productCode: RESOLD_PRODUCT, served: true },
      state: { name: 'ACTIVE', since: isoOf(NOW) },
    });
    expect((await desk.get(`${self}/billing`)).body).toMatchObject({
      channel: 'annual',
      nobody: { code: 'OTHER_CHANNEL' },
    });
  });

  test('leaves one audit entry: who, why, and what came of it', async () => {
    const tenantId = tenantIdOf(7);
    await open({ tenantId }, { role: 'operator', person: 'sato' });
    expect(desk.memory.journal).toHaveLength(1);
    expect(desk.memory.journal[0]).toMatchObject({
      cause: {
        ...{ door: 'directory', verb: 'open-tenant', reason: ASKED.reason },
        actor: { principal: sessionOf('operator', 'sato'), role: 'operator' },
      },
      events: [{ type: 'tenant.created' }, { type: 'tenant.provisioned' }],
    });
    expect(desk.memory.journal[0]?.written).toContainEqual(
      expect.objectContaining({ entity: `tenant/${tenantId}`, version: 1, to: 'ACTIVE' }),
    );
  });

  test('the same request again gets the same answer, and makes no second tenant', async () => {
    const [once, again] = [await open({}, { key: 'k' }), await open({}, { key: 'k' })];
    expect(again.body).toEqual(once.body);
    expect(desk.memory.all('tenant')).toHaveLength(1);
  });

  test('a dry run says what would be, and makes nothing', async () => {
    const answer = await open({ tenantId: tenantIdOf(7) }, {}, '?dryRun=true');
    expect(answer).toMatchObject({ status: 200, body: { dryRun: true, changes: [{ to: 'ACTIVE' }, {}] } });
    expect(desk.memory.all('tenant')).toEqual([]);
  });

  test.each([
    ['of AWS Marketplace', { channel: 'aws-marketplace' }, 422, 'CHANNEL_OF_SUBSCRIPTIONS', 'annual'],
    ['of no channel of its policy', { channel: 'barter' }, 422, 'CHANNEL_UNKNOWN', 'annual'],
    ['of a product that is sold nowhere else', { productCode: PRODUCT }, 422, 'CHANNEL_UNKNOWN', '–'],
    ['of a product that is not ours', { productCode: 'nobodys' }, 404, 'NOT_FOUND', ''],
    ['by an id that is taken', { tenantId: tenantIdOf(1) }, 409, 'TENANT_EXISTS', tenantIdOf(1)],
    ['by an id that is none', { tenantId: 'T 1' }, 400, 'BODY_INVALID', ''],
  ])('a tenant %s is not made', async (_, body, status, code, named) => {
    await stockTenant(desk, 1);
    const answer = await open(body);
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.body.detail).toContain(named);
    expect(desk.memory.all('tenant')).toHaveLength(1);
  });
});
