import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { MigrationPage } from '#domain/api/migration.ts';
import { WriteOutcome } from '#domain/api/writes.ts';
import { isoOf } from '#domain/time.ts';
import { PRODUCT } from '../directory/office.ts';
import {
  BUYER,
  CUSTOMER,
  clockOf,
  LEGACY_ID,
  LICENSE_ID,
  landed,
  openSeller,
  type Seller,
  TENANT_ID,
} from './seller.ts';

let seller: Seller;
beforeEach(async () => {
  seller = openSeller();
  seller.clock.now = clockOf('09:00');
  await seller.sns('subscribe-success', '09:01');
  await landed(seller.land('09:05'));
  await seller.bind(LEGACY_ID, '09:06');
});

const row = async (query = '') => v.parse(MigrationPage, await seller.migration(query)).items[0];

describe('GET /v1/products/{code}/migration', () => {
  test('before EventBridge has spoken, the license is unpaired', async () => {
    expect(await row()).toMatchObject({
      customerIdentifier: CUSTOMER,
      standing: 'unpaired',
      tenantId: TENANT_ID,
    });
  });

  test('both have spoken: alike, with both sides and the account', async () => {
    await seller.license('granted', '09:02');
    expect(await row()).toEqual({
      customerIdentifier: CUSTOMER,
      buyerAccount: BUYER,
      tenantId: TENANT_ID,
      standing: 'alike',
      legacy: { subscriptionId: `${LEGACY_ID}~1`, state: 'ACTIVE', href: `/v1/subscriptions/${LEGACY_ID}~1` },
      license: {
        subscriptionId: `${LICENSE_ID}~1`,
        state: 'ACTIVE_UNREGISTERED',
        href: `/v1/subscriptions/${LICENSE_ID}~1`,
      },
      links: { tenant: `/v1/tenants/${TENANT_ID}` },
    });
  });

  test('one has heard of an end: the other is behind since then', async () => {
    await seller.license('granted', '09:02');
    await seller.sns('unsubscribe-pending', '12:00');
    expect(await row()).toMatchObject({ standing: 'license-behind', since: isoOf(clockOf('12:00')) });
    await seller.license('ended', '12:01');
    expect(await row()).toMatchObject({ standing: 'alike' });
  });

  test('a product on one identity has nothing to show, an unknown one is not found', async () => {
    const answers = [PRODUCT, 'unknown'].map((code) => seller.desk.get(`/v1/products/${code}/migration`));
    expect((await Promise.all(answers)).map(({ body }) => body.code)).toEqual([
      'NOT_DUAL_RUNNING',
      'NOT_FOUND',
    ]);
  });
});

describe('POST /v1/products/{code}/cut-over', () => {
  beforeEach(() => seller.license('granted', '09:20'));

  test('from the hour on the license pays: one tenure ends as the other begins, and service never stops', async () => {
    seller.clock.now = clockOf('10:20');
    const answer = await seller.cutOver('12:00', { customers: [CUSTOMER] });
    expect(v.parse(WriteOutcome, answer.body)).toMatchObject({
      changes: [{ resource: `/v1/subscriptions/${LEGACY_ID}~1`, from: 'DUAL', to: 'CUT_OVER' }],
      warnings: [],
      next: [],
    });
    expect(seller.tenant()).toMatchObject({
      state: { name: 'ACTIVE' },
      link: { subscriptionId: `${LICENSE_ID}~1` },
      tenures: [
        { subscriptionId: `${LEGACY_ID}~1`, from: clockOf('09:00'), until: clockOf('12:00') },
        { subscriptionId: `${LICENSE_ID}~1`, from: clockOf('12:00') },
      ],
    });
    expect(answer.body.events.map(({ type }: { type: string }) => type)).toContain('tenant.payer.changed');
    expect(await row()).toBeUndefined();
    expect(await row('?state=cut-over')).toMatchObject({
      standing: 'cut-over',
      cutOverAt: isoOf(clockOf('12:00')),
    });
  });

  test('without names it takes those who are alike', async () => {
    const { body } = await seller.cutOver('12:00');
    expect(body.changes).toHaveLength(1);
    expect(body.next).toMatchObject([{ code: 'CUSTOMERS_WAIT' }]);
    expect((await seller.cutOver('12:00')).body.changes).toEqual([]);
  });

  test('a dry run says the same and writes nothing', async () => {
    const { body } = await seller.cutOver('12:00', {}, '?dryRun=true');
    expect(body).toMatchObject({ dryRun: true, changes: [{ to: 'CUT_OVER' }] });
    expect(seller.tenant().bindings).toHaveLength(1);
    expect(await row()).toMatchObject({ standing: 'alike' });
  });

  test('afterwards only the license speaks: the legacy end is silent, that of the license is the end', async () => {
    await seller.cutOver('12:00');
    await seller.sns('unsubscribe-pending', '14:00');
    expect(seller.tenant().state.name).toBe('ACTIVE');
    await seller.license('ended', '14:01');
    expect(seller.tenant().state).toMatchObject({ name: 'GRACE', since: clockOf('14:01') });
    await seller.sns('unsubscribe-success', '15:00');
    expect(seller.memory.all('tenant')).toHaveLength(1);
    expect(seller.tenant().tenures.at(-1)).toMatchObject({ until: clockOf('15:00') });
  });

  test('and who comes back lands by the license: the legacy identity begins nothing any more', async () => {
    await seller.cutOver('12:00');
    await seller.sns('unsubscribe-pending', '14:00');
    await seller.sns('subscribe-success', '14:30');
    const legacy = seller.memory.all('license').find(({ licenseId }) => licenseId === LEGACY_ID);
    expect(legacy?.subscriptions).toHaveLength(1);
    await landed(seller.land('14:40'));
    expect(seller.memory.all('registration').map(({ licenseId }) => licenseId)).toContain(LICENSE_ID);
  });

  test('both ended before the hour: grace as ever, and the hour revives nobody', async () => {
    await seller.cutOver('12:00');
    await seller.sns('unsubscribe-pending', '10:30');
    await seller.license('ended', '10:31');
    seller.clock.now = clockOf('13:00');
    const { body } = await seller.desk.get(`/v1/tenants/${TENANT_ID}`);
    expect(body.state).toMatchObject({ name: 'GRACE', since: isoOf(clockOf('10:30')) });
    expect(body.tenures).toEqual([
      { subscriptionId: `${LEGACY_ID}~1`, from: isoOf(clockOf('09:00')), until: isoOf(clockOf('11:00')) },
    ]);
  });

  test.each([
    ['has begun', '09:00'],
    ['is more than 7 days ahead', '2026-12-24T00:00:00Z'],
    ['is no whole hour of UTC', '2026-11-21T12:30:00Z'],
  ])('an hour that %s is refused', async (message, at) => {
    const body = { at: at.length === 5 ? isoOf(clockOf(at)) : at };
    const { status, body: problem } = await seller.cutOver('12:00', body);
    expect(status).toBe(400);
    expect(JSON.stringify(problem)).toContain(message);
  });

  test('a customer nobody knows is refused', async () => {
    expect(await seller.cutOver('12:00', { customers: ['NOBODY'] })).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND' },
    });
  });
});

describe('who stays', () => {
  const stays = async () => {
    const { body } = await seller.cutOver('18:00', { customers: [CUSTOMER] });
    expect(body.changes).toEqual([]);
    return String(body.warnings[0]?.text);
  };

  test('one whose license was never heard of', async () => {
    expect(await stays()).toContain('(unpaired)');
  });

  test('one whose identities differ', async () => {
    await seller.license('granted', '09:20');
    await seller.license('ended', '10:00');
    expect(await stays()).toContain('(different)');
  });

  test('one for whose tenant something else pays by now', async () => {
    await seller.license('granted', '09:20');
    const body = { tenantId: TENANT_ID, reason: 'by hand' };
    await seller.desk.post(`/v1/subscriptions/${LICENSE_ID}~1/bind`, { body });
    expect(await stays()).toContain('(not-payer)');
  });
});

test('one who landed but registered nothing stays', async () => {
  seller = openSeller();
  seller.clock.now = clockOf('09:00');
  await seller.sns('subscribe-success', '09:01');
  await landed(seller.land('09:05'));
  await seller.license('granted', '09:20');
  const { body } = await seller.cutOver('12:00', { customers: [CUSTOMER] });
  expect(body.warnings[0]?.text).toContain('(unbound)');
});

test('one whose subscription is over on both sides changes over, and nothing else changes', async () => {
  await seller.license('granted', '09:20');
  await seller.sns('unsubscribe-pending', '10:00');
  await seller.license('ended', '10:01');
  const before = seller.tenant();
  expect((await seller.cutOver('12:00')).body.changes).toHaveLength(1);
  expect(seller.tenant()).toBe(before);
  expect(await row('?state=cut-over')).toMatchObject({ standing: 'cut-over' });
});
