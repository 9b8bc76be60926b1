import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FindingKind } from '#domain/repair/findings.ts';
import { BUYER, DAY, HOUR, MINUTE, OTHER_BUYER } from '../marketplace/setting.ts';
import { SETTLED, types, type World, world } from './world.ts';

const CREATED = 'Purchase Agreement Created';
const AMENDED = 'Purchase Agreement Amended';
const ENDED = 'Purchase Agreement Ended';
const UPDATED = 'License Updated';
const DEPROVISIONED = 'License Deprovisioned';

let w: World;
beforeEach(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(console, 'log').mockReturnValue();
  w = await world({
    coins: { renewedLicense: 'same' },
    offers: [
      {
        id: 'offer-later',
        productCode: 'contract-code',
        name: 'From next month',
        buyerAccounts: [BUYER],
        startsAt: Date.UTC(2026, 8, 20),
        endsAt: Date.UTC(2027, 8, 20),
        grants: { seats: 3 },
      },
    ],
  });
});
afterEach(() => w.market.close());

/** A run finds just these, and repairs what it finds; the next run finds nothing and writes nothing. */
const repairsJust = async (byKind: Partial<Record<FindingKind, number>>): Promise<void> => {
  const sum = Object.values(byKind).reduce((total, each) => total + each, 0);
  expect(await w.repair()).toMatchObject({ byKind, differing: sum, repaired: sum });
  const before = w.store.journal.length;
  expect(await w.repair()).toMatchObject({ byKind: {}, differing: 0, repaired: 0 });
  expect(w.store.journal).toHaveLength(before);
};

describe('each kind of lost notification is found and repaired in one run', () => {
  test('Created, where License Updated arrived', async () => {
    const { agreementId } = await w.losing(types(CREATED), () =>
      w.market.core.act('subscribe', { accountId: BUYER, productCode: 'payg-code' }),
    );
    expect(w.agreement(agreementId)?.status).toBe('UNKNOWN');
    await repairsJust({ 'agreement-created': 1 });
    expect(w.agreement(agreementId)).toMatchObject({
      status: 'ACTIVE',
      agreement: { created: { terms: { intent: 'NEW', acceptorAccount: BUYER } } },
    });
  });

  test('License Updated, for a buyer who has landed', async () => {
    const { licenseArn } = await w.losing(types(UPDATED), () =>
      w.market.core.act('subscribe', { accountId: BUYER, productCode: 'payg-code' }),
    );
    await w.land(licenseArn);
    expect(w.subscription(licenseArn)?.state.name).toBe('PENDING');
    await repairsJust({ 'license-granted': 1 });
    expect(w.subscription(licenseArn)?.state.name).toBe('ACTIVE');
  });

  test('everything of a purchase', async () => {
    const { agreementId, licenseArn } = await w.losing(types(CREATED, UPDATED), () =>
      w.market.core.act('subscribe', { accountId: BUYER, productCode: 'payg-code' }),
    );
    await repairsJust({ 'agreement-created': 1, 'license-granted': 1 });
    expect(w.agreement(agreementId)?.agreement.licenseIds).toHaveLength(1);
    expect(w.subscription(licenseArn)).toMatchObject({ agreementId, state: { name: 'ACTIVE_UNREGISTERED' } });
    expect(w.store.all('license')[0]).toMatchObject({
      licenseArn,
      productCode: 'payg-code',
      buyerAccount: BUYER,
    });
  });

  test('Ended, where License Deprovisioned arrived', async () => {
    const { agreementId } = await w.subscribe();
    await w.losing(types(ENDED), () => w.market.core.act('cancel', { agreementId }));
    expect(w.agreement(agreementId)?.status).toBe('ACTIVE');
    await repairsJust({ 'agreement-ended': 1 });
    expect(w.agreement(agreementId)?.status).toBe('CANCELLED');
  });

  test('both ends of a cancellation', async () => {
    const { agreementId, licenseArn } = await w.subscribe();
    const canceledAt = w.now();
    await w.losing(types(ENDED, DEPROVISIONED), () => w.market.core.act('cancel', { agreementId }));
    expect(w.subscription(licenseArn)?.state.name).toBe('ACTIVE_UNREGISTERED');
    await repairsJust({ 'agreement-ended': 1 });
    expect(w.subscription(licenseArn)?.state).toEqual({
      name: 'ENDING',
      since: canceledAt,
      finalHourEndsAt: canceledAt + HOUR,
    });
  });

  test('the end of a purchase of which nothing arrived but the landing', async () => {
    const { agreementId, licenseArn } = await w.losing(types(CREATED, UPDATED), () =>
      w.market.core.act('subscribe', { accountId: BUYER, productCode: 'payg-code' }),
    );
    await w.land(licenseArn);
    await w.losing(types(ENDED, DEPROVISIONED), () => w.market.core.act('cancel', { agreementId }));
    await repairsJust({ 'agreement-created': 1, 'agreement-ended': 1, 'license-ended': 1 });
    expect(w.subscription(licenseArn)?.state.name).toBe('ENDING');
  });

  test('Ended as EXPIRED: the end is when the term was over', async () => {
    const { agreementId, licenseArn } = await w.subscribe('contract-code');
    const endsAt = w.market.core.state.agreements[agreementId]?.endTime ?? 0;
    w.market.core.act('amend', { agreementId, autoRenew: false });
    await w.wait(endsAt - w.now() - MINUTE);
    await w.repair();
    await w.losing(types(ENDED, DEPROVISIONED), () => undefined);
    await repairsJust({ 'agreement-ended': 1 });
    expect(w.agreement(agreementId)?.status).toBe('EXPIRED');
    expect(w.subscription(licenseArn)?.endedAt).toBe(endsAt);
  });

  test('Amended', async () => {
    const { agreementId } = await w.subscribe('contract-code');
    await w.wait(DAY);
    const amendedAt = w.now();
    await w.losing(types(AMENDED), () => w.market.core.act('amend', { agreementId, autoRenew: false }));
    await repairsJust({ 'agreement-amended': 1 });
    expect(w.agreement(agreementId)?.agreement.recorded).toMatchObject({
      at: amendedAt,
      terms: { intent: 'AMEND' },
    });
  });

  test("a renewal's Created", async () => {
    const { agreementId } = await w.subscribe('contract-code');
    const renewed = await w.losing(types(CREATED), () => w.market.core.act('renew', { agreementId }));
    await repairsJust({ 'agreement-created': 1 });
    expect(w.agreement(renewed.agreementId)?.agreement.created?.terms).toMatchObject({
      intent: 'RENEW',
      previousAgreementId: agreementId,
    });
  });

  test("a renewal's Ended, as RENEWED: the subscription goes on", async () => {
    const { agreementId, licenseArn } = await w.subscribe('contract-code');
    await w.losing(types(ENDED), () => w.market.core.act('renew', { agreementId }));
    await repairsJust({ 'agreement-ended': 1 });
    expect(w.agreement(agreementId)?.status).toBe('RENEWED');
    expect(w.subscription(licenseArn)?.state.name).toBe('ACTIVE_UNREGISTERED');
  });

  test("a renewal's License Updated: the license stood under another order", async () => {
    const { agreementId, licenseArn } = await w.subscribe('contract-code');
    const renewed = await w.losing(types(UPDATED), () => w.market.core.act('renew', { agreementId }));
    expect(w.subscription(licenseArn)?.agreementId).toBe(agreementId);
    await repairsJust({ 'license-granted': 1 });
    expect(w.subscription(licenseArn)).toMatchObject({
      agreementId: renewed.agreementId,
      generation: 1,
      state: { name: 'ACTIVE_UNREGISTERED' },
    });
  });

  test('License Deprovisioned of the license that a renewal left behind', async () => {
    w.market.core.act('coins', { renewedLicense: 'new' });
    const { agreementId, licenseArn } = await w.subscribe('contract-code');
    const renewed = await w.losing(types(DEPROVISIONED), () => w.market.core.act('renew', { agreementId }));
    expect(renewed.licenseArn).not.toBe(licenseArn);
    expect(w.subscription(licenseArn)?.state.name).toBe('ACTIVE_UNREGISTERED');
    await repairsJust({ 'license-ended': 1 });
    expect(w.subscription(licenseArn)?.state.name).toBe('ENDING');
    expect(w.subscription(renewed.licenseArn)?.state.name).toBe('ACTIVE_UNREGISTERED');
  });

  test('License Updated of a future-dated agreement, a month after it was accepted', async () => {
    const { agreementId, licenseArn } = w.market.core.act('subscribe', {
      accountId: BUYER,
      offerId: 'offer-later',
    });
    await w.wait(SETTLED);
    expect(await w.repair()).toMatchObject({ differing: 0 });
    const startsAt = w.market.core.state.agreements[agreementId]?.startTime ?? 0;
    await w.wait(startsAt - w.now() - MINUTE);
    expect(await w.repair()).toMatchObject({ differing: 0 });
    await w.losing(types(UPDATED), () => undefined);
    await repairsJust({ 'license-granted': 1 });
    expect(w.subscription(licenseArn)).toMatchObject({ agreementId, grantedAt: startsAt });
  });
});

describe('a healthy world', () => {
  test('a run changes nothing, whatever has happened', async () => {
    const first = await w.subscribe();
    const contract = await w.subscribe('contract-code', OTHER_BUYER);
    await w.subscribe('mixed-code', OTHER_BUYER);
    w.market.core.act('cancel', { agreementId: first.agreementId });
    w.market.core.act('renew', { agreementId: contract.agreementId });
    await w.subscribe();
    const before = w.store.journal.length;
    expect(await w.repair()).toMatchObject({ lookedAt: 5, differing: 0, repaired: 0, byKind: {} });
    expect(w.store.journal).toHaveLength(before);
  });

  test('a notification that is still under way is not lost', async () => {
    w.market.core.act('subscribe', { accountId: BUYER, productCode: 'payg-code' });
    expect(await w.repair()).toMatchObject({ lookedAt: 0, differing: 0 });
    await w.wait(SETTLED);
    expect(await w.repair()).toMatchObject({ lookedAt: 1, differing: 0 });
  });

  test('what arrives late, after the repair, changes no state', async () => {
    const late = vi.fn<(event: unknown) => boolean>(() => true);
    const { licenseArn } = await w.losing(late, () =>
      w.market.core.act('subscribe', { accountId: BUYER, productCode: 'payg-code' }),
    );
    await w.repair();
    const before = w.subscription(licenseArn)?.state;
    const events = w.store.journal.flatMap((entry) => entry.events).length;
    for (const [event] of late.mock.calls) await w.deliver(event as never);
    expect(w.subscription(licenseArn)?.state).toEqual(before);
    expect(w.store.journal.flatMap((entry) => entry.events)).toHaveLength(events);
  });
});
