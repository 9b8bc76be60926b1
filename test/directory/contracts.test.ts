import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Agreement, unknownAgreement } from '#domain/agreement/agreement.ts';
import { OrphansPage } from '#domain/api/orphans.ts';
import { SubscriptionsPage, SubscriptionView } from '#domain/api/subscriptions.ts';
import { TenantView } from '#domain/api/tenants.ts';
import { DAY_MS, HOUR_MS, isoOf } from '#domain/time.ts';
import { NOW, type Office, office } from './office.ts';
import { licenseIdOf, place, stockAgreement, stockLicense, stockServed, tenantIdOf } from './stock.ts';

let desk: Office;
beforeEach(() => {
  desk = office();
});

const agreementOf = (agreementId: string, terms: object): Agreement => {
  const recorded = { at: NOW - HOUR_MS, id: 'r', status: 'ACTIVE', terms } as const;
  return { ...unknownAgreement(agreementId, NOW), created: recorded, recorded };
};

describe('GET /v1/subscriptions/{id} of a contract', () => {
  test('shows what the license grants, when that was read, and when it is read again', async () => {
    await stockServed(desk, 1);
    await place(desk, 'entitlements', licenseIdOf(1), {
      licenseId: licenseIdOf(1),
      askedAt: NOW - HOUR_MS,
      asOf: NOW - HOUR_MS,
      due: { at: NOW + HOUR_MS, why: 'unavailable', attempts: 1 },
      entitlements: [
        { dimension: 'seats', type: 'integer', value: 10, expiresAt: NOW + DAY_MS },
        { dimension: 'sso', type: 'boolean', value: true },
      ],
    });
    const view = v.parse(SubscriptionView, (await desk.get(`/v1/subscriptions/${licenseIdOf(1)}~1`)).body);
    expect(view.entitlements).toEqual({
      asOf: isoOf(NOW - HOUR_MS),
      readAt: isoOf(NOW + HOUR_MS),
      items: [
        { dimension: 'seats', type: 'integer', value: 10, expiresAt: isoOf(NOW + DAY_MS) },
        { dimension: 'sso', type: 'boolean', value: true },
      ],
    });
  });

  test('says that it begins with a trial where only the agreement knows', async () => {
    await stockAgreement(desk, 'agmt-trial', [1]);
    const agreement = agreementOf('agmt-trial', { freeTrial: true, previousAgreementId: 'agmt-0' });
    await place(desk, 'agreement', 'agmt-trial', { ...agreement, licenseIds: [licenseIdOf(1)] });
    const view = v.parse(SubscriptionView, (await desk.get(`/v1/subscriptions/${licenseIdOf(1)}~1`)).body);
    expect(view).toMatchObject({ freeTrial: true, agreement: { previousAgreementId: 'agmt-0' } });
  });
});

test('an agreement is shown with its start, years before its first license', async () => {
  const startsAt = NOW + 3 * 365 * DAY_MS;
  await place(desk, 'agreement', 'agmt-future', agreementOf('agmt-future', { intent: 'NEW', startsAt }));
  const page = v.parse(SubscriptionsPage, (await desk.get('/v1/subscriptions?agreementId=agmt-future')).body);
  expect(page).toEqual({
    items: [],
    agreement: { agreementId: 'agmt-future', status: 'ACTIVE', intent: 'NEW', startsAt: isoOf(startsAt) },
  });
});

describe('an orphan that follows another agreement', () => {
  const stockOrphan = async (terms: object) => {
    const facts = [{ kind: 'granted', at: NOW - 2 * DAY_MS, agreementId: 'agmt-2' }] as const;
    await stockLicense(desk, { number: 2, facts, buyerAccount: '444455556666' });
    await place(desk, 'agreement', 'agmt-2', agreementOf('agmt-2', terms));
  };
  const predecessor = async () =>
    v.parse(OrphansPage, (await desk.get('/v1/orphans?kind=unregistered')).body).items[0]?.predecessor;

  test.each([
    ['the one before', { previousAgreementId: 'agmt-1' }],
    ['the first of its chain', { initialAgreementId: 'agmt-1' }],
  ])('names %s, and the tenant that it serves', async (_which, terms) => {
    await stockServed(desk, 1);
    await place(desk, 'agreement', 'agmt-1', { ...agreementOf('agmt-1', {}), licenseIds: [licenseIdOf(1)] });
    await stockOrphan(terms);
    expect(await predecessor()).toEqual({
      agreementId: 'agmt-1',
      subscriptionId: `${licenseIdOf(1)}~1`,
      tenantId: tenantIdOf(1),
    });
  });

  test('names it alone where nothing is known of it, and nothing where it follows none', async () => {
    await stockOrphan({ previousAgreementId: 'agmt-1' });
    expect(await predecessor()).toEqual({ agreementId: 'agmt-1' });
    await stockOrphan({ initialAgreementId: 'agmt-2' });
    expect(await predecessor()).toBeUndefined();
  });
});

test('a tenant shows what is attached to it', async () => {
  const { tenant } = await stockServed(desk, 1);
  const attached = {
    subscriptionId: `${licenseIdOf(2)}~1`,
    boundAt: NOW - HOUR_MS,
    grantedAt: NOW - HOUR_MS,
  } as const;
  const over = { ...attached, subscriptionId: `${licenseIdOf(3)}~1`, endedAt: NOW - 1, graceMs: 0 } as const;
  const bindings = [...tenant.bindings, attached, over];
  await place(desk, 'tenant', tenant.tenantId, { ...tenant, attachments: 'entitlements', bindings });
  const view = v.parse(TenantView, (await desk.get(`/v1/tenants/${tenant.tenantId}`)).body);
  expect(view.attached.map(({ subscriptionId }) => subscriptionId)).toEqual([attached.subscriptionId]);
  await place(desk, 'tenant', tenant.tenantId, tenant);
  expect((await desk.get(`/v1/tenants/${tenant.tenantId}`)).body.attached).toEqual([]);
});
