import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { at, office, sent, TEN, TENANT, tenantWith, total } from './hours-office.ts';

/** Ten past the end of the hour from ten. */
const CLOSING = TEN + HOUR_MS + 10 * MINUTE_MS;

describe('an hour', () => {
  test('is open until its closing time, and then one ledger item and one work item for its dimensions', async () => {
    const desk = await office();
    await desk.report([sent('a', 3), sent('b', 4), sent('c', 9, { dimension: 'bytes' })]);
    await desk.close(CLOSING - 1);
    expect(await desk.ledger()).toEqual([]);
    expect(await desk.close(CLOSING)).toEqual({ closed: 1, putOff: 0, failed: 0, left: 0 });
    expect(await desk.ledger()).toMatchObject([
      { dimension: 'bytes', used: 9, quantity: 9, verdict: { name: 'DUE' } },
      { dimension: 'scans', used: 7, quantity: 7, timestamp: TEN, deadline: TEN + 24 * HOUR_MS },
    ]);
    expect(await desk.work()).toMatchObject([
      {
        tenantId: TENANT,
        records: [
          { dimension: 'bytes', quantity: 9 },
          { dimension: 'scans', quantity: 7 },
        ],
      },
    ]);
    expect(await desk.closings()).toEqual([]);
  });

  test('counts an event once per id, and of a series its latest total', async () => {
    const desk = await office();
    await desk.report([sent('a', 3), sent('a', 3)]);
    await desk.report([sent('b', 5), sent('a', 3), total('s', 40, 6), total('s', 20, 2)]);
    await desk.close(CLOSING);
    expect(await desk.used()).toEqual({ '0 scans': 48 });
  });

  test('nobody pays for is waived, and AWS is told nothing', async () => {
    const tenures = [{ subscriptionId: 'l-1~1' as const, from: at('2026-11-01T00:00'), until: TEN }];
    const desk = await office({ tenant: tenantWith({ tenures }) });
    await desk.report([sent('a', 3)]);
    await desk.close(CLOSING);
    expect(await desk.ledger()).toMatchObject([{ used: 3, quantity: 0, verdict: { name: 'WAIVED' } }]);
    expect(await desk.work()).toEqual([]);
  });

  test('of a contract is included', async () => {
    const desk = await office({ type: 'saas-contract' });
    await desk.report([sent('a', 3)]);
    await desk.close(CLOSING);
    expect(await desk.ledger()).toMatchObject([{ quantity: 0, verdict: { name: 'INCLUDED' } }]);
    expect(await desk.work()).toEqual([]);
  });

  test('of a contract with consumption is billed above its level', async () => {
    const desk = await office({ type: 'saas-contract-with-consumption' });
    await desk.seed('entitlements', 'l-1', {
      licenseId: 'l-1',
      askedAt: TEN,
      asOf: TEN,
      entitlements: [{ dimension: 'scans', type: 'integer', value: 10 }],
    });
    await desk.report([sent('a', 25)]);
    await desk.close(CLOSING);
    expect(await desk.ledger()).toMatchObject([{ used: 25, quantity: 15, verdict: { name: 'DUE' } }]);
  });

  test('waits for what the contract grants, and then for a person, while AWS still takes it', async () => {
    const desk = await office({ type: 'saas-contract-with-consumption' });
    await desk.report([sent('a', 25)]);
    expect(await desk.close(CLOSING)).toMatchObject({ putOff: 1 });
    expect(await desk.closings()).toMatchObject([{ closeAt: CLOSING + 10 * MINUTE_MS }]);
    expect(await desk.close(TEN + 18 * HOUR_MS)).toMatchObject({ closed: 1 });
    expect(desk.cases()).toMatchObject([{ kind: 'entitlement', state: { name: 'WAITING' } }]);
    expect(await desk.ledger()).toMatchObject([{ verdict: { name: 'HELD' } }]);
  });

  test('of an allowance draws what is left of it, once, when two hours close at the same time', async () => {
    const desk = await office({
      type: 'saas-contract-with-consumption',
      metering: { dimensions: { scans: { consumption: 'allowance' } } },
    });
    await desk.seed('entitlements', 'l-1', {
      licenseId: 'l-1',
      askedAt: TEN,
      asOf: TEN,
      entitlements: [{ dimension: 'scans', type: 'integer', value: 100 }],
    });
    const nine = new Date(TEN - 5 * MINUTE_MS).toISOString();
    await desk.report([sent('a', 80), sent('b', 70, { time: nine })]);
    await Promise.all([desk.close(CLOSING), desk.close(CLOSING)]);
    const ledger = await desk.ledger();
    expect(ledger.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(50);
    expect(desk.store.all('allowance')).toMatchObject([{ drawn: 100 }]);
  });

  test('uses up a credit, and no more than there is', async () => {
    const desk = await office();
    await desk.seed('credit', `${TENANT}/scans`, { creditId: `${TENANT}/scans`, left: 5 });
    const nine = new Date(TEN - 5 * MINUTE_MS).toISOString();
    await desk.report([sent('a', 3), sent('b', 4, { time: nine })]);
    await desk.close(CLOSING);
    expect((await desk.ledger()).map(({ quantity }) => quantity).sort()).toEqual([0, 2]);
    expect(desk.store.all('credit')).toMatchObject([{ left: 0 }]);
  });

  test('far above the usual is held by a case', async () => {
    const desk = await office({ metering: { guard: { times: 10, hours: 2 } } });
    for (const back of [3, 2, 1]) {
      const time = new Date(TEN - back * HOUR_MS).toISOString();
      await desk.report([sent('a', 4, { time })]);
    }
    await desk.close(TEN + 25 * MINUTE_MS);
    await desk.report([sent('big', 40)]);
    await desk.close(CLOSING);
    expect(desk.cases()).toMatchObject([{ kind: 'suspicious', quantity: 40, usual: 4 }]);
    const held = (await desk.work()).filter(({ hour }) => hour === TEN);
    expect(held).toMatchObject([{ cases: { scans: desk.cases()[0]?.caseId } }]);
  });

  test('of silence is told once, where the policy asks for it', async () => {
    const desk = await office({ metering: { guard: { hours: 1, silence: true } } });
    await desk.report([sent('a', 4)]);
    await desk.close(CLOSING);
    await desk.close(CLOSING + HOUR_MS);
    await desk.close(CLOSING + 2 * HOUR_MS);
    expect(desk.cases()).toMatchObject([{ kind: 'silence', hour: TEN + HOUR_MS }]);
    expect(await desk.closings()).toEqual([]);
  });

  test('without usage is told as 0, where the policy sends zeros', async () => {
    const desk = await office({ metering: { zeros: true } });
    await desk.close(CLOSING - 5 * MINUTE_MS);
    await desk.close(CLOSING);
    const told = (await desk.work()).filter(({ hour }) => hour === TEN);
    expect(told.flatMap(({ records }) => records)).toMatchObject([
      { dimension: 'bytes', quantity: 0 },
      { dimension: 'scans', quantity: 0 },
    ]);
  });

  test('that fails stops no other, and is found again', async () => {
    const desk = await office();
    await desk.usage.closings.note({ tenantId: 't-nobody0000000', hour: TEN, closeAt: CLOSING });
    await desk.report([sent('a', 3)]);
    expect(await desk.close(CLOSING)).toMatchObject({ closed: 1, failed: 1 });
    expect(await desk.closings()).toMatchObject([{ tenantId: 't-nobody0000000' }]);
  });

  test('whose payer is not known is put off, and takes usage meanwhile', async () => {
    const desk = await office();
    const [known] = await desk.store.load([{ kind: 'license', id: 'l-1' }]);
    if (!known?.entity) throw new Error('no license');
    const { buyerAccount, ...unknown } = known.entity;
    await desk.seed('license', 'l-1', unknown);
    await desk.report([sent('a', 3)]);
    expect(await desk.close(CLOSING)).toMatchObject({ putOff: 1 });
    await desk.report([sent('b', 4)]);
    await desk.seed('license', 'l-1', { ...unknown, ...(buyerAccount ? { buyerAccount } : {}) });
    await desk.close(CLOSING + 10 * MINUTE_MS);
    expect(await desk.used()).toEqual({ '0 scans': 7 });
  });
});
