import '../directory/quiet.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { spanOf, type Watermark } from '#domain/repair/watermark.ts';
import { runEntitlementRepair, runRepair } from '#lambdas/lifecycle/repair-run.ts';
import { DAY, HOUR, MINUTE } from '../marketplace/setting.ts';
import { SETTLED, types, type World, world } from './world.ts';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.market.close());

const CUSTOMERS = 120;
/** Nobody's purchase arrives; one a second. AWS shows fifty agreements a page. */
const purchasesUnheard = () =>
  w.losing(types('Purchase', 'License'), async () => {
    for (let number = 0; number < CUSTOMERS; number += 1) {
      const accountId = String(200_000_000_000 + number);
      w.market.core.act('subscribe', { accountId, productCode: 'payg-code' });
      await w.wait(1_000);
    }
  });

const watermark = () => w.store.all('watermark').find(({ search }) => search === 'updated');

test('all pages, in one run', async () => {
  await purchasesUnheard();
  const byKind = { 'agreement-created': CUSTOMERS, 'license-granted': CUSTOMERS };
  expect(await w.repair()).toEqual({ lookedAt: CUSTOMERS, differing: 240, repaired: 240, byKind });
  expect(watermark()).toMatchObject({ isComplete: true, reachedAt: w.now() - 15 * MINUTE });
});

test('a run that breaks off is continued where it stopped: what was applied stays, nothing is left out', async () => {
  await purchasesUnheard();
  let pages = 0;
  const { agreements } = w.ports;
  const breaking: typeof agreements = {
    page: (query, token) => {
      pages += 1;
      if (pages === 3) throw new Error('broken off');
      return agreements.page(query, token);
    },
  };
  await expect(runRepair({ ...w.ports, agreements: breaking })).rejects.toThrow('broken off');
  expect(w.store.all('license')).toHaveLength(100);
  expect(watermark()).toMatchObject({ isComplete: false, report: { lookedAt: 100 } });
  expect(await w.repair()).toMatchObject({ lookedAt: 21, differing: 40, repaired: 40 });
  expect(w.store.all('license')).toHaveLength(CUSTOMERS);
});

test('the next run looks an hour behind the watermark, and no further', async () => {
  await w.subscribe();
  await w.repair();
  await w.wait(SETTLED);
  expect((await w.repair()).lookedAt).toBe(1);
  await w.wait(2 * HOUR);
  await w.repair();
  expect((await w.repair()).lookedAt).toBe(0);
});

test('the spans of runs', () => {
  const now = Date.UTC(2026, 10, 21, 12);
  const before = now - 15 * MINUTE;
  const report = { lookedAt: 0, differing: 0, repaired: 0, byKind: {} };
  const at: Watermark = { search: 'updated', reachedAt: now - DAY, isComplete: true, ranAt: now, report };
  expect(spanOf(undefined, now)).toEqual({ after: before - DAY, before });
  expect(spanOf(at, now)).toEqual({ after: now - DAY - HOUR, before });
  expect(spanOf({ ...at, isComplete: false }, now)).toEqual({ after: now - DAY - 1, before });
});

test('an agreement of another product, or of one that knows no licenses, is none of ours', async () => {
  await w.losing(types('Purchase', 'License'), () =>
    w.market.core.act('subscribe', { accountId: '200000000000', productCode: 'payg-code' }),
  );
  const others = w.ports.products.filter(({ productCode }) => productCode !== 'payg-code');
  const legacy = w.ports.products.map((product) => ({ ...product, integration: 'legacy' as const }));
  for (const products of [others, legacy]) {
    expect(await runRepair({ ...w.ports, products })).toMatchObject({ lookedAt: 0, differing: 0 });
    expect(await runEntitlementRepair({ ...w.ports, products: legacy })).toMatchObject({ lookedAt: 0 });
  }
});

test('what AWS says otherwise than it told is named, and nothing is changed', async () => {
  const { agreementId, licenseArn } = await w.subscribe();
  const agreement = w.market.core.state.agreements[agreementId];
  w.market.core.act('cancel', { agreementId });
  await w.wait(SETTLED);
  if (agreement) agreement.status = 'ACTIVE';
  const before = w.store.journal.length;
  const state = w.subscription(licenseArn)?.state;
  expect(await w.repair()).toMatchObject({ differing: 2, repaired: 0, byKind: { contradicted: 2 } });
  expect(w.subscription(licenseArn)?.state).toEqual(state);
  expect(w.store.journal.slice(before).map(({ written }) => written[0]?.entity)).toEqual([
    'watermark/updated',
  ]);
});
