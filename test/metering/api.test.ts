import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { BoardView } from '#domain/api/metering-board.ts';
import { CasesPage, CaseView, RefusedPage } from '#domain/api/metering-cases.ts';
import { CorrectionsPage, CorrectionView } from '#domain/api/metering-corrections.ts';
import { UsagePage } from '#domain/api/metering-ledger.ts';
import { hourText, parseHour } from '#domain/api/metering-parts.ts';
import { WriteOutcome } from '#domain/api/writes.ts';
import type { MeteringCase } from '#domain/metering/case.ts';
import { caseIdOf } from '#domain/metering/cases.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { HOUR_MS, isoOf, MINUTE_MS } from '#domain/time.ts';
import { NOW, type Office, office, PRODUCT } from '../directory/office.ts';
import { place } from '../directory/stock.ts';
import { DIMENSION, HOUR, itemOf, stockPaid } from './ledger-stock.ts';

let desk: Office;
let tenant: Tenant;
beforeEach(async () => {
  desk = office();
  tenant = await stockPaid(desk);
});

let keys = 0;
const ask = (method: 'GET' | 'POST', target: string, sent: object = {}) =>
  desk.sendTo(
    'metering-api',
    method,
    target,
    method === 'GET' ? sent : { key: `key-${(keys += 1)}`, ...sent },
  );
const act = (target: string, sent: object = {}) =>
  ask('POST', target, { body: { reason: 'because' }, ...sent });

const stockCase = async (more: Partial<MeteringCase> = {}): Promise<MeteringCase> => {
  const { kind = 'suspicious', dimension = DIMENSION, hour = HOUR } = more;
  const { tenantId } = tenant;
  const opened: MeteringCase = {
    ...{ kind, tenantId, hour, dimension, productCode: PRODUCT, quantity: 50_000, openedAt: NOW },
    caseId: caseIdOf({ kind, tenantId, hour, dimension }),
    state: { name: 'WAITING', since: NOW },
    ...more,
  };
  await place(desk, 'meteringCase', opened.caseId, opened);
  return opened;
};
const pathOf = ({ caseId }: MeteringCase, action = '') =>
  `/v1/metering/cases/${caseId}${action && `/${action}`}`;

describe('GET /v1/tenants/{id}/usage', () => {
  const usage = (query = '') => ask('GET', `/v1/tenants/${tenant.tenantId}/usage${query}`);
  const hoursOf = async (query: string) =>
    v.parse(UsagePage, (await usage(query)).body).items.map(({ hour }) => hour);
  beforeEach(async () => {
    for (const back of [30, 3, 2, 1]) {
      await desk.usage.ledger.record(itemOf(tenant, { hour: HOUR + 2 * HOUR_MS - back * HOUR_MS }));
    }
  });

  test('the last day unless told, in order, each row with its explanation', async () => {
    const { items } = v.parse(UsagePage, (await usage()).body);
    expect(items.map(({ hour }) => hour)).toEqual(
      [3, 2, 1].map((back) => isoOf(HOUR + (2 - back) * HOUR_MS)),
    );
    expect(items[0]?.links.explain).toBe(
      `/v1/tenants/${tenant.tenantId}/usage/${hourText(HOUR - HOUR_MS)}/${DIMENSION}/explain`,
    );
    expect((await ask('GET', items[0]?.links.explain ?? '')).status).toBe(200);
  });

  test('from and until are half-open', async () => {
    const [from, until] = [isoOf(HOUR - HOUR_MS), isoOf(HOUR + HOUR_MS)];
    expect(await hoursOf(`?from=${from}&until=${until}`)).toEqual([from, isoOf(HOUR)]);
    expect(await hoursOf(`?from=${until}&until=${from}`)).toEqual([]);
  });

  test('page by page to the end, by a cursor of these hours alone', async () => {
    const query = `?limit=2&from=${isoOf(0)}&until=${isoOf(NOW)}`;
    const first = v.parse(UsagePage, (await usage(query)).body);
    expect(first.items).toHaveLength(2);
    const second = await usage(`${query}&cursor=${first.next}`);
    expect(v.parse(UsagePage, second.body).items).toHaveLength(2);
    expect(await usage(`?limit=2&cursor=${first.next}`)).toMatchObject({ body: { code: 'CURSOR_INVALID' } });
  });
});

describe('cases', () => {
  test('that wait come by what presses most; filtered by kind; all of them with the settled ones', async () => {
    const calm = await stockCase({ kind: 'silence', quantity: 0 });
    const pressing = await stockCase({ releaseAt: NOW + HOUR_MS });
    const over: MeteringCase['state'] = { name: 'SETTLED', since: NOW, how: 'resolved', by: 'policy' };
    const settled = await stockCase({ kind: 'refused', state: over });
    const ids = async (query: string) =>
      v
        .parse(CasesPage, (await ask('GET', `/v1/metering/cases${query}`)).body)
        .items.map(({ caseId }) => caseId);
    expect(await ids('?state=WAITING')).toEqual([pressing.caseId, calm.caseId]);
    expect(await ids('?state=WAITING&kind=silence')).toEqual([calm.caseId]);
    expect((await ids('')).sort()).toEqual([calm.caseId, pressing.caseId, settled.caseId].sort());
    expect(await ids('?state=SETTLED')).toEqual([settled.caseId]);
  });

  test('one of them, in words, with what may be done', async () => {
    const known = await stockCase({ usual: 12 });
    const { body, headers } = await ask('GET', pathOf(known), { language: 'fr' });
    const view = v.parse(CaseView, body);
    expect(view.text).toMatch(/^L’heure a utilisé 50.000, et 12 est habituel/);
    expect(Object.keys(view.links).sort()).toEqual(['explain', 'release', 'self', 'tenant', 'write-off']);
    expect(headers.etag).toBe('"1"');
  });

  test.each([
    ['release', 'released', ['usage.released']],
    ['write-off', 'written-off', []],
  ])('%s', async (action, how, events) => {
    const known = await stockCase();
    const answer = v.parse(WriteOutcome, (await act(pathOf(known, action))).body);
    expect(answer.changes).toEqual([{ resource: pathOf(known), from: 'WAITING', to: 'SETTLED' }]);
    expect(answer.events.map(({ type }) => type)).toEqual(events);
    const view = v.parse(CaseView, (await ask('GET', pathOf(known))).body);
    expect(view).toMatchObject({
      state: { name: 'SETTLED', how, by: 'operator', reason: 'because' },
      version: 2,
    });
    expect(desk.memory.journal.at(-1)?.cause).toMatchObject({ verb: `${action}-case`, reason: 'because' });
    expect(await act(pathOf(known, action))).toMatchObject({ status: 409, body: { code: 'CASE_SETTLED' } });
  });

  test('bill: late usage of this month goes at once, what was lost waits for a second person', async () => {
    const late = await stockCase({ kind: 'late' });
    const lost = await stockCase({ kind: 'lost', lost: 'OUTAGE' });
    expect((await act(pathOf(late, 'bill'))).body.changes[1].to).toBe('APPROVED');
    const answer = (await act(pathOf(lost, 'bill'))).body;
    expect(answer.changes[1].to).toBe('PROPOSED');
    expect(answer.next).toMatchObject([
      { code: 'CORRECTION_TO_APPROVE', href: `${answer.changes[1].resource}/approve` },
    ]);
    expect(desk.memory.all('correction').map(({ quantity, about }) => [quantity, about])).toEqual([
      [50_000, HOUR],
      [50_000, HOUR],
    ]);
  });

  test('an act that does not fit is refused, with a remedy', async () => {
    const known = await stockCase();
    const { status, body } = await act(pathOf(known, 'bill'));
    expect([status, body.code]).toEqual([409, 'CASE_ACTION_UNFIT']);
    expect(body.remedies.length).toBeGreaterThan(0);
  });

  test('with dryRun, or an older version, nothing is written; sent again, nothing is done twice', async () => {
    const known = await stockCase();
    const release = pathOf(known, 'release');
    expect((await act(`${release}?dryRun=true`)).body.changes).toHaveLength(1);
    expect((await act(release, { headers: { 'if-match': '"7"' } })).status).toBe(412);
    const [first, again] = [await act(release, { key: 'once' }), await act(release, { key: 'once' })];
    expect([first.status, again.body]).toEqual([200, first.body]);
    expect((await act(pathOf({ ...known, caseId: 'mc-late-none' }, 'release'))).status).toBe(404);
  });
});

describe('corrections', () => {
  const propose = (body: object, sent: object = {}) =>
    ask('POST', `/v1/tenants/${tenant.tenantId}/corrections`, {
      role: 'operator',
      person: 'mika',
      body: { dimension: DIMENSION, quantity: -40, reason: 'ticket 7', ...body },
      ...sent,
    });
  const proposed = async (body: object = {}): Promise<string> => (await propose(body)).body.links.self;
  const approve = (path: string, person: string) => act(`${path}/approve`, { role: 'approver', person });

  test('a credit: proposed, found, approved by another person, carried forward', async () => {
    const answer = await propose({ about: hourText(HOUR) });
    expect([answer.status, answer.headers.etag]).toEqual([201, '"1"']);
    const path = v.parse(WriteOutcome, answer.body).links.self;
    const { body, headers } = await ask('GET', path);
    expect(v.parse(CorrectionView, body)).toMatchObject({
      about: isoOf(HOUR),
      state: { name: 'PROPOSED', by: 'mika' },
      version: 1,
      links: { approve: `${path}/approve`, reject: `${path}/reject` },
    });
    expect(headers.etag).toBe('"1"');
    expect(await approve(path, 'mika')).toMatchObject({ status: 403, body: { code: 'SELF_APPROVAL' } });
    expect((await approve(path, 'aki')).body).toMatchObject({
      changes: [{ from: 'PROPOSED', to: 'APPLIED' }],
      events: [{ type: 'usage.corrected' }],
    });
    expect(desk.memory.all('credit')).toEqual([{ creditId: `${tenant.tenantId}/${DIMENSION}`, left: 40 }]);
    expect(await approve(path, 'aki')).toMatchObject({ status: 409, body: { code: 'CORRECTION_SETTLED' } });
    await approve(await proposed({ quantity: -2 }), 'aki');
    expect(desk.memory.all('credit')).toMatchObject([{ left: 42 }]);
  });

  test('a top-up gets its hour at approval', async () => {
    const path = await proposed({ quantity: 25 });
    await approve(path, 'aki');
    expect((await ask('GET', path)).body).toMatchObject({
      state: { name: 'APPROVED', by: 'aki', hour: '2026-11-21T10:00:00.000Z' },
      links: { explain: expect.stringContaining('2026-11-21T10Z') },
    });
  });

  test('rejected, also by whoever proposed it', async () => {
    const path = await proposed();
    const rejected = await act(`${path}/reject`, { role: 'operator', person: 'mika' });
    expect(rejected.body.changes).toMatchObject([{ to: 'REJECTED' }]);
    expect((await ask('GET', path)).body.state).toMatchObject({ name: 'REJECTED', reason: 'because' });
  });

  test('of a tenant, newest first', async () => {
    const first = await proposed();
    desk.clock.now += MINUTE_MS;
    const second = await proposed();
    const { body } = await ask('GET', `/v1/tenants/${tenant.tenantId}/corrections`);
    expect(v.parse(CorrectionsPage, body).items.map(({ links }) => links.self)).toEqual([second, first]);
  });

  test.each([
    [{ quantity: 0 }, 422, 'QUANTITY_INVALID'],
    [{ quantity: 1.5 }, 400, 'BODY_INVALID'],
    [{ quantity: '4' }, 400, 'BODY_INVALID'],
    [{ quantity: 2 ** 31 }, 400, 'BODY_INVALID'],
    [{ dimension: 'other' }, 422, 'UNKNOWN_DIMENSION'],
    [{ about: '2026-02-30T10Z' }, 400, 'BODY_INVALID'],
  ])('%j is refused', async (body, status, code) => {
    expect(await propose(body)).toMatchObject({ status, body: { code } });
    expect(desk.memory.all('correction')).toEqual([]);
  });

  test('a viewer proposes nothing, an operator approves nothing', async () => {
    expect((await propose({}, { role: 'viewer' })).status).toBe(403);
    const path = await proposed();
    expect((await act(`${path}/approve`, { role: 'operator', person: 'aki' })).status).toBe(403);
  });
});

test('GET /v1/metering/board: what soon cannot be billed any more', async () => {
  const item = itemOf(tenant);
  const { payer, tenantId } = item;
  if (!payer) throw new Error('an hour has a payer here');
  const caseId = caseIdOf({ kind: 'suspicious', tenantId, hour: HOUR, dimension: DIMENSION });
  for (const [shard, minutes] of [30, 200, 20 * 60].entries()) {
    await desk.usage.work.put({
      ...{ region: 'us-east-1', shard, deadline: NOW + minutes * MINUTE_MS, tenantId, hour: HOUR, part: 0 },
      ...{ productCode: PRODUCT, identity: payer.identity, tries: 0 },
      records: [{ dimension: DIMENSION, quantity: minutes, timestamp: HOUR }],
      ...(shard === 0 ? { cases: { [DIMENSION]: caseId } } : {}),
    });
  }
  await desk.usage.closings.note({ tenantId, hour: HOUR + HOUR_MS, closeAt: NOW - 5 * MINUTE_MS });
  await stockCase();
  const board = v.parse(BoardView, (await ask('GET', '/v1/metering/board', { role: 'viewer' })).body);
  expect(board).toMatchObject({
    withinHour: {
      records: 1,
      quantity: 30,
      held: 1,
      oldest: [{ caseId, links: { case: `/v1/metering/cases/${caseId}` } }],
    },
    withinSixHours: { records: 2, products: [{ productCode: PRODUCT, records: 2, quantity: 230 }] },
    atMonthClose: { until: '2026-12-01T06:00:00.000Z', records: 3 },
    unclosed: { hours: 1, oldest: isoOf(NOW - 5 * MINUTE_MS) },
    waiting: { cases: 1 },
    complete: true,
  });
});

test('GET /v1/metering/refused: what the queue brought and nobody was answered about', async () => {
  const record = { tenantId: tenant.tenantId, dimension: 'Requests' };
  await desk.usage.refused.keep([{ receivedAt: NOW, id: 'r-1', code: 'UNKNOWN_DIMENSION', record }]);
  const refused = async (query = '') =>
    v.parse(RefusedPage, (await ask('GET', `/v1/metering/refused${query}`, { language: 'ja' })).body).items;
  expect(await refused()).toMatchObject([{ id: 'r-1', code: 'UNKNOWN_DIMENSION', record }]);
  expect((await refused())[0]?.text).toMatch(/[ぁ-ん]/);
  expect(await refused('?day=2026-11-20')).toEqual([]);
  // nothing says which field it was: the remedy stands by itself
  await desk.usage.refused.keep([{ receivedAt: NOW, id: 'r-2', code: 'RECORD_INVALID', record: {} }]);
  const unread = (await refused()).find(({ id }) => id === 'r-2');
  expect(unread?.remedies.join()).toContain('tenantId');
  expect((await ask('GET', '/v1/metering/refused?day=today')).status).toBe(400);
});

test.each(['2026-11-21T10Z', '2026-11-21T10:00Z', '2026-11-21T10:00:00Z', '2026-11-21T10:00:00.000Z'])(
  'an hour may be written %s',
  (text) => {
    expect(parseHour(text)).toBe(Date.UTC(2026, 10, 21, 10));
    expect(hourText(parseHour(text) ?? 0)).toBe('2026-11-21T10Z');
  },
);

test.each(['2026-02-30T10Z', '2026-11-21T24Z', '2026-11-21T10:15Z', '2026-11-21T10'])(
  '%s is no hour',
  (text) => {
    expect(parseHour(text)).toBeUndefined();
  },
);
