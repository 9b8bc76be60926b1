import { describe, expect, test } from 'vitest';
import type { Correction } from '#domain/metering/account.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { type Office, office, sent, TEN, TENANT } from './hours-office.ts';

const CLOSING = TEN + HOUR_MS + 10 * MINUTE_MS;

const approved = (desk: Office, correctionId = 'co-1') => {
  const correction: Correction = {
    ...{ correctionId, tenantId: TENANT, productCode: 'prod1', dimension: 'scans', quantity: 7 },
    ...{ reason: 'forgotten in October', proposedAt: TEN },
    state: { name: 'APPROVED', since: TEN, by: 'approver', hour: TEN },
  };
  return desk.seed('correction', correctionId, correction);
};

describe('an approved top-up', () => {
  test('is a record of its hour, and applied once', async () => {
    const desk = await office();
    await approved(desk);
    await desk.close();
    await desk.close();
    expect(desk.store.all('correction')).toMatchObject([{ state: { name: 'APPLIED', hour: TEN } }]);
    expect(desk.store.journal.flatMap(({ events }) => events)).toMatchObject([
      { type: 'usage.corrected', quantity: 7 },
    ]);
    await desk.close(CLOSING);
    expect(await desk.used()).toEqual({ '0 scans': 7 });
  });

  test('whose hour was closed meanwhile goes to an open one, even where late usage goes to the desk', async () => {
    const desk = await office({ metering: { late: 'desk' } });
    await desk.report([sent('a', 3)]);
    await desk.close(CLOSING);
    await approved(desk);
    await desk.close();
    expect(desk.store.all('correction')).toMatchObject([{ state: { name: 'APPLIED', hour: TEN + HOUR_MS } }]);
    await desk.close(CLOSING + HOUR_MS);
    expect(await desk.used()).toEqual({ '0 scans': 3, '1 scans': 7 });
  });

  test('that cannot be applied stops no other', async () => {
    const desk = await office();
    await approved(desk, 'co-1');
    await approved(desk, 'co-2');
    const [one] = await desk.store.load([{ kind: 'correction', id: 'co-1' }]);
    if (!one?.entity) throw new Error('no correction');
    await desk.seed('correction', 'co-1', { ...one.entity, tenantId: 't-nobody0000000' });
    await desk.close();
    expect(
      desk.store
        .all('correction')
        .map(({ state }) => state.name)
        .sort(),
    ).toEqual(['APPLIED', 'APPROVED']);
  });
});
