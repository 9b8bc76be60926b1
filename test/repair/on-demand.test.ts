import '../directory/quiet.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RepairOutcome } from '#domain/api/repairs.ts';
import { BUYER, OTHER_BUYER } from '../marketplace/setting.ts';
import { posting } from './door.ts';
import { types, type World, world } from './world.ts';

let w: World;
let post: ReturnType<typeof posting<RepairOutcome>>;
beforeEach(async () => {
  w = await world();
  post = posting<RepairOutcome>(w.ports, '/v1/orphans/repair');
});
afterEach(() => w.market.close());

const reason = 'the buyer waits';
const lostPurchase = () =>
  w.losing(types('Purchase', 'License'), () =>
    w.market.core.act('subscribe', { accountId: BUYER, productCode: 'payg-code' }),
  );

test('dryRun says what would be heard, and nothing is heard', async () => {
  const { agreementId } = await lostPurchase();
  const { status, body } = await post({ agreementId, reason }, { dryRun: true });
  expect(status).toBe(200);
  expect(body).toMatchObject({ dryRun: true, lookedAt: 1, events: [] });
  expect(body.findings.map(({ kind, known, said, heard }) => [kind, known, said, heard])).toEqual([
    ['agreement-created', 'UNKNOWN', 'ACTIVE', true],
    ['license-granted', 'UNKNOWN', 'ACTIVE', true],
  ]);
  expect(w.store.journal).toEqual([]);
});

test.each(['agreementId', 'licenseArn', 'buyerAccount'] as const)('by %s', async (name) => {
  const { agreementId, licenseArn } = await lostPurchase();
  await w.subscribe('payg-code', OTHER_BUYER);
  const one = { agreementId, licenseArn, buyerAccount: BUYER }[name];
  const { body } = await post({ [name]: one, reason });
  expect(body).toMatchObject({ lookedAt: 1, events: ['subscription.active'] });
  expect(w.subscription(licenseArn)?.state.name).toBe('ACTIVE_UNREGISTERED');
  expect(w.store.journal.at(-1)?.cause).toMatchObject({
    verb: 'repair',
    reason,
    actor: { kind: 'operator', role: 'admin' },
  });
  expect((await post({ [name]: one, reason })).body.findings).toEqual([]);
});

test('the same request again gets the answer that it got', async () => {
  const { agreementId } = await lostPurchase();
  const first = await post({ agreementId, reason }, { key: 'once' });
  expect(first.body.findings).toHaveLength(2);
  expect((await post({ agreementId, reason }, { key: 'once' })).body).toEqual(first.body);
});

test('what AWS does not know, or does not say, is refused', async () => {
  expect((await post({ agreementId: 'agmt-nobody', reason })).status).toBe(404);
  expect((await post({ reason })).status).toBe(400);
  expect((await post({ agreementId: 'agmt-1', buyerAccount: BUYER, reason })).status).toBe(400);
  expect((await post({ buyerAccount: BUYER, reason }, { role: 'viewer' })).status).toBe(403);
  w.market.core.act('faults', { api: [{ operation: 'SearchAgreements', kind: 'outage' }] });
  expect((await post({ buyerAccount: BUYER, reason })).status).toBe(503);
  w.market.core.act('faults', { api: [{ operation: 'SearchAgreements', kind: 'throttle' }] });
  expect((await post({ buyerAccount: BUYER, reason })).status).toBe(429);
});
