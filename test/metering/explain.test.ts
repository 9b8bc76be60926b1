import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { UsageExplanation } from '#domain/api/metering-ledger.ts';
import { placeholdersOf } from '#domain/messages/fill.ts';
import { METERING_TEXTS, whyText } from '#domain/messages/metering.ts';
import { WHYS } from '#domain/metering/explain.ts';
import { meteredHourId } from '#domain/metering/hour.ts';
import type { LedgerItem } from '#domain/metering/ledger.ts';
import type { Usage } from '#domain/metering/usage.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { DAY_MS, HOUR_MS, isoOf, MINUTE_MS } from '#domain/time.ts';
import { NOW, type Office, office, PRODUCT } from '../directory/office.ts';
import { place } from '../directory/stock.ts';
import { DIMENSION, HOUR, itemOf, stockPaid } from './ledger-stock.ts';

let desk: Office;
let tenant: Tenant;
beforeEach(async () => {
  desk = office();
  tenant = await stockPaid(desk);
});

const record = (id: string, quantity: number, more: Partial<Usage> = {}): Usage => ({
  dimension: DIMENSION,
  id,
  form: 'event',
  quantity,
  at: HOUR + MINUTE_MS,
  ...more,
});
const pack = (hash: string, records: readonly Usage[]) =>
  desk.usage.packs.keep({ tenantId: tenant.tenantId, hour: HOUR, hash, records }, HOUR + 2 * MINUTE_MS);
const freeze = async (packs: readonly string[], payer = itemOf(tenant).payer) => {
  if (!payer) throw new Error('an hour has a payer here');
  await place(desk, 'hour', meteredHourId(tenant.tenantId, HOUR), {
    ...{ tenantId: tenant.tenantId, hour: HOUR, productCode: PRODUCT, markedAt: HOUR + HOUR_MS },
    frozen: { at: HOUR + HOUR_MS + 1, packs, payer },
  });
};
const close = (more: Partial<LedgerItem> = {}) => desk.usage.ledger.record(itemOf(tenant, more));

const asked = (hour = '2026-11-21T08Z', language: 'en' | 'ja' | 'fr' = 'en') =>
  desk.sendTo('metering-api', 'GET', `/v1/tenants/${tenant.tenantId}/usage/${hour}/${DIMENSION}/explain`, {
    role: 'viewer',
    language,
  });
const explained = async (...args: Parameters<typeof asked>) => {
  const { status, body } = await asked(...args);
  expect(status).toBe(200);
  return v.parse(UsageExplanation, body);
};

describe('GET …/explain', () => {
  test('a closed hour: what counted and what did not, the payer and since when, the request, the answer', async () => {
    await pack('pack-a', [record('one', 5), record('two', 7)]);
    await pack('pack-b', [record('one', 5), record('two', 9, { at: HOUR + 3 * MINUTE_MS })]);
    await pack('pack-late', [record('three', 100)]);
    await freeze(['pack-a', 'pack-b']);
    await close({ answer: { at: HOUR + 4_000_000, tries: 1, said: 'Success' } });
    const view = await explained();
    expect(view).toMatchObject({
      state: 'CLOSED',
      sum: 12,
      counts: { counted: 2, duplicate: 1, replaced: 0, conflict: 1, shown: 4 },
      ledger: { quantity: 12, verdict: { name: 'BILLED', recordId: 'record-1' } },
      request: {
        Region: 'us-east-1',
        UsageRecord: {
          Timestamp: isoOf(HOUR),
          Dimension: DIMENSION,
          Quantity: 12,
          CustomerAWSAccountId: '111122223333',
          LicenseArn: 'arn:aws:license-manager::294406891311:license:l-00000001',
        },
      },
    });
    expect(view.request?.ProductCode).toBeUndefined();
    expect(view.records.map(({ id, fate, pack }) => [id, fate, pack])).toEqual([
      ['one', 'counted', 'pack-a'],
      ['one', 'duplicate', 'pack-b'],
      ['two', 'counted', 'pack-a'],
      ['two', 'conflict', 'pack-b'],
    ]);
    expect(view.why.join('\n')).toMatch(
      /sum up to 12\.\n.*1 repeats.*\n.*AWS account 111122223333.*\nIt pays/,
    );
    expect(view.why.at(-1)).toMatch(/^AWS took it at .*record-1\.$/);
  });

  test('an open hour: how it stands, and when it is closed', async () => {
    desk.clock.now = HOUR + 30 * MINUTE_MS;
    await pack('pack-a', [record('one', 5)]);
    const view = await explained();
    expect(view).toMatchObject({ state: 'OPEN', sum: 5, counts: { counted: 1 } });
    expect(view.ledger).toBeUndefined();
    expect(view.why[0]).toContain('9:10');
  });

  test('an old hour whose usage came only now is open until it is closed for that, not until it should have been', async () => {
    const [receivedAt, at] = [NOW - MINUTE_MS, HOUR + MINUTE_MS];
    const { tenantId } = tenant;
    await desk.usage.packs.keep(
      { tenantId, hour: HOUR, hash: 'p', records: [record('one', 5, { at })] },
      receivedAt,
    );
    const [state] = (await explained()).why;
    const closeAt = /until it is closed at (.*) UTC\.$/.exec(state ?? '')?.[1]?.replace(' at', '');
    expect(Date.parse(`${closeAt} UTC`)).toBeGreaterThanOrEqual(NOW);
  });

  test('an hour that is over and was not closed says so, and not that it will be closed in the past', async () => {
    expect((await explained()).why[0]).toBe(
      'The hour is over and was not closed yet: it still takes records.',
    );
  });

  test('who pays for an open hour is named before it is said since when', async () => {
    const { why } = await explained();
    const since = why.findIndex((text) => text.startsWith('It pays for the tenant from'));
    expect(why[since - 1]).toContain(`the subscription ${tenant.link?.subscriptionId} pays`);
  });

  test('late usage that was sent on, since the hour went to another payer, is not counted where it strayed', async () => {
    const origin = HOUR - HOUR_MS;
    const payer = itemOf(tenant).payer;
    if (!payer) throw new Error('an hour has a payer here');
    await place(desk, 'hour', meteredHourId(tenant.tenantId, origin), {
      ...{ tenantId: tenant.tenantId, hour: origin, productCode: PRODUCT, markedAt: HOUR },
      frozen: { at: HOUR + 1, packs: [], payer: { ...payer, subscriptionId: 'l-before~1' } },
    });
    await pack('pack-a', [record('one', 5), record('two', 7, { at: origin, origin, part: 0 })]);
    await freeze(['pack-a']);
    await close({ used: 5 });
    const view = await explained();
    expect(view).toMatchObject({ sum: 5, counts: { counted: 1, strayed: 1 }, ledger: { used: 5 } });
    expect(view.records.map(({ id, fate }) => [id, fate])).toContainEqual(['two', 'strayed']);
    expect(view.why.find((text) => text.includes('is not counted here'))).toMatch(
      /^7 that was used in the hour of .*7:00/,
    );
  });

  test('an hour on its way into the ledger takes nothing any more', async () => {
    await pack('pack-a', [record('one', 5)]);
    await freeze(['pack-a']);
    expect(await explained()).toMatchObject({ state: 'CLOSING', sum: 5 });
  });

  test('usage that came late says where it went', async () => {
    await freeze([]);
    const [late, open] = ['mc-late-x', HOUR + HOUR_MS];
    const known = { tenantId: tenant.tenantId, origin: HOUR, dimension: DIMENSION, version: 0 };
    const part = { quantity: 3, at: HOUR };
    await desk.usage.late.write({ ...known, id: 'a', parts: [{ ...part, target: { hour: open } }] });
    await desk.usage.late.write({ ...known, id: 'b', parts: [{ ...part, target: { caseId: late } }] });
    const { late: shown, why, state } = await explained();
    expect(state).toBe('CLOSED');
    expect(shown).toMatchObject([
      { id: 'a', hour: isoOf(open), href: expect.stringContaining('/usage/2026-11-21T09Z/') },
      { id: 'b', caseId: late, href: `/v1/metering/cases/${late}` },
    ]);
    expect(why.filter((text) => text.startsWith('3 more came late'))).toHaveLength(2);
  });

  test('what covers it: an allowance, a credit; what is left', async () => {
    await close({
      used: 120,
      quantity: 10,
      reductions: [
        { by: 'allowance', amount: 100, entitled: 1000, drawnBefore: 900 },
        { by: 'credit', amount: 10 },
      ],
    });
    const { why } = await explained();
    expect(why).toContain('A credit carried forward takes off 10.');
    expect(why).toContain('That leaves 10.');
    expect(why.find((text) => text.includes('1,000'))).toContain('900 was drawn before');
  });

  test('an hour that nobody pays for is sent to nobody', async () => {
    const { payer: _, timestamp: __, deadline: ___, ...item } = itemOf(tenant, { quantity: 0 });
    const reductions = [{ by: 'nobody' as const, amount: 12 }];
    await desk.usage.ledger.record({
      ...item,
      reductions,
      verdict: { name: 'WAIVED', nobody: 'BETWEEN_PAYERS' },
    });
    const view = await explained();
    expect(view.request).toBeUndefined();
    const told = view.why.filter((text) => text.startsWith('Nobody pays') && !text.includes('waived'));
    expect(told).toEqual(['Nobody pays for that hour: one payer had ended and the next had not begun.']);
  });

  test('past keeping the ledger still stands, and no part of the records', async () => {
    await pack('pack-a', [record('one', 5)]);
    await close();
    desk.clock.now = NOW + 41 * DAY_MS;
    const view = await explained();
    expect(view).toMatchObject({ records: [], ledger: { used: 12 } });
    expect(view.why[1]).toBe('Its records are past keeping; when it was closed they summed up to 12.');
  });

  test('in the language that was asked for', async () => {
    await close();
    expect((await explained('2026-11-21T08:00:00.000Z', 'fr')).why[0]).toMatch(/^L’heure a été close le/);
    expect((await explained('2026-11-21T08:00Z', 'ja')).why[0]).toMatch(/締められました。$/);
  });

  test.each(['2026-11-21T08:30Z', '2026-11-21T08:00:00', '2026-11-21', '2026-13-21T08Z'])(
    '%s is no hour',
    async (hour) => {
      expect(await asked(hour)).toMatchObject({ status: 400, body: { code: 'PARAMETER_INVALID' } });
    },
  );

  test('of no tenant: not found', async () => {
    const path = `/v1/tenants/t-00000000000000/usage/2026-11-21T08Z/${DIMENSION}/explain`;
    expect((await desk.sendTo('metering-api', 'GET', path)).status).toBe(404);
  });
});

describe('the words', () => {
  test.each(WHYS)('%s is filled alike in each language', (code) => {
    const names = (['en', 'ja', 'fr'] as const).map((locale) =>
      [...new Set(placeholdersOf(METERING_TEXTS[locale].why[code]))].sort(),
    );
    expect(names[1]).toEqual(names[0]);
    expect(names[2]).toEqual(names[0]);
  });

  test('an id that looks like a time is said as it is', () => {
    const id = '2026-11-21T10:00:00Z';
    const step = { code: 'LATE_BILLED', details: { id, quantity: 1234, hour: isoOf(HOUR) } } as const;
    expect(whyText(step, 'aws', 'en')).toContain(`1,234 more came late under the id ${id}:`);
  });
});
