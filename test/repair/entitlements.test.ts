import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BUYER, OTHER_BUYER } from '../marketplace/setting.ts';
import { types, type World, world } from './world.ts';

let w: World;
beforeEach(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(console, 'log').mockReturnValue();
  w = await world();
});
afterEach(() => w.market.close());

const events = () => w.store.journal.flatMap((entry) => entry.events.map(({ type }) => type));

test('an upgrade of which nothing arrived: the drift is found and repaired, once', async () => {
  const { agreementId, licenseArn } = await w.subscribe('contract-code');
  await w.readEntitlements(licenseArn);
  expect(w.entitlements(licenseArn)).toEqual({ seats: 10 });
  await w.losing(types('License Updated', 'Purchase Agreement Amended'), () =>
    w.market.core.act('amend', { agreementId, grants: { seats: 25, projects: 2 } }),
  );
  expect(w.entitlements(licenseArn)).toEqual({ seats: 10 });
  const byKind = { 'entitlements-drifted': 1 };
  expect(await w.repairEntitlements()).toEqual({ lookedAt: 1, differing: 1, repaired: 1, byKind });
  expect(w.entitlements(licenseArn)).toEqual({ seats: 25, projects: 2 });
  expect(events().slice(-2)).toEqual(['subscription.entitlements.changed', 'repair.finished']);
  const before = w.store.journal.length;
  await w.wait(1000);
  expect(await w.repairEntitlements()).toMatchObject({ differing: 0 });
  expect(w.store.journal).toHaveLength(before);
});

test('a healthy world stays as it is, and a read that is still to be made is no drift', async () => {
  const one = await w.subscribe('contract-code');
  await w.readEntitlements(one.licenseArn);
  await w.subscribe('mixed-code', OTHER_BUYER);
  await w.subscribe('payg-code', BUYER);
  const before = w.store.journal.length;
  expect(await w.repairEntitlements()).toMatchObject({ lookedAt: 2, differing: 0, repaired: 0 });
  expect(w.store.journal).toHaveLength(before);
});

test('many customers over many pages are each judged by their whole set', async () => {
  const accounts = Array.from({ length: 30 }, (_, index) => String(300_000_000_000 + index));
  for (const accountId of accounts)
    w.market.core.act('subscribe', { accountId, productCode: 'contract-code' });
  await w.wait(3_600_000);
  for (const { licenseArn } of w.store.all('license')) await w.readEntitlements(licenseArn);
  expect(await w.repairEntitlements()).toMatchObject({ lookedAt: 30, differing: 0 });
});

test('where AWS does not answer, nothing is judged', async () => {
  await w.subscribe('contract-code');
  w.market.core.act('faults', { api: [{ operation: 'GetEntitlements', kind: 'throttle', times: 1 }] });
  await expect(w.repairEntitlements()).rejects.toThrow('Rate exceeded');
});
