import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { AuditPage, RebuildView } from '#domain/api/audit.ts';
import { DAY_MS, isoOf } from '#domain/time.ts';
import { applyNotification } from '#lambdas/lifecycle/apply.ts';
import { hear, readEnvelope } from '#lambdas/marketplace/notification.ts';
import { type Office, office } from '#test/directory/office.ts';
import { place, stockServed, tenantIdOf } from '#test/directory/stock.ts';
import { AGREEMENT, licenseDeprovisioned, licenseUpdated, REAL_ARN } from '#test/lifecycle/samples.ts';

let desk: Office;
beforeEach(() => {
  desk = office();
});

/** A tenant of a number that was suspended and restored `times` times, an hour apart. */
const busy = async (number: number, times: number): Promise<string> => {
  const { tenant } = await stockServed(desk, number);
  const path = `/v1/tenants/${tenant.tenantId}`;
  for (let time = 0; time < times; time += 1) {
    for (const act of ['suspend', 'restore']) {
      desk.clock.now += DAY_MS / 8;
      const answer = await desk.post(`${path}/${act}`, {
        body: { reason: `reason ${time}` },
        person: time % 2 === 0 ? 'mika' : 'noor',
      });
      expect(answer.status).toBe(200);
    }
  }
  return tenant.tenantId;
};

const audit = async (query = '') => {
  const { status, body } = await desk.sendTo('directory-audit', 'GET', `/v1/audit${query}`);
  expect(status).toBe(200);
  return v.parse(AuditPage, body);
};

/** Every row, page by page. */
const everyRow = async (query: string) => {
  const rows = [];
  let pages = 0;
  let cursor: string | undefined;
  do {
    const page = await audit(
      `${query}${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    rows.push(...page.items);
    cursor = page.next;
    pages += 1;
  } while (cursor !== undefined);
  return { rows, pages };
};

describe('the audit', () => {
  test('says who, why, what it was and became, and what was announced', async () => {
    const tenantId = await busy(1, 1);
    const { items } = await audit();
    expect(items.map(({ verb }) => verb)).toEqual(['restore-tenant', 'suspend-tenant']);
    expect(items[1]).toMatchObject({
      door: 'directory',
      actor: { kind: 'operator', role: 'admin', principal: expect.stringMatching(/\/mika$/) },
      reason: 'reason 0',
      changes: [{ entity: `tenant/${tenantId}`, from: 'ACTIVE', to: 'SUSPENDED' }],
      events: [{ type: 'tenant.suspended', id: `${items[1]?.commitId}#0` }],
    });
    expect(JSON.stringify(items)).not.toContain('receipt');
  });

  test('every row once, newest first, whatever the size of a page', async () => {
    const tenants = [await busy(1, 5), await busy(2, 4)];
    for (const filter of ['', `&entity=tenant/${tenants[0]}`, '&actor=noor', '&verb=restore-tenant']) {
      const whole = await everyRow(`?limit=100${filter}`);
      const small = await everyRow(`?limit=3${filter}`);
      expect(small.rows).toEqual(whole.rows);
      expect(small.pages).toBeGreaterThan(1);
      const times = whole.rows.map(({ at }) => at);
      expect(times).toEqual(times.toSorted().toReversed());
      expect(new Set(whole.rows.map(({ commitId }) => commitId)).size).toBe(whole.rows.length);
    }
    const counts = await Promise.all(
      ['', `&entity=tenant/${tenants[1]}`, '&actor=noor', '&actor=noor&verb=suspend-tenant'].map(
        async (filter) => (await everyRow(`?limit=100${filter}`)).rows.length,
      ),
    );
    expect(counts).toEqual([18, 8, 8, 4]);
  });

  test('a range has its first instant and not its last', async () => {
    await busy(1, 4);
    const [newest, , third] = (await audit()).items;
    const inside = await everyRow(`?from=${third?.at}&to=${newest?.at}`);
    expect(inside.rows.map(({ at }) => at)).toHaveLength(2);
    expect(inside.rows.at(-1)?.at).toBe(third?.at);
    expect((await audit('?from=2020-01-01&to=2020-01-20')).items).toEqual([]);
  });

  test('a search through empty months ends, a bounded number of days a page', async () => {
    await busy(1, 1);
    desk.clock.now += 300 * DAY_MS;
    const { rows, pages } = await everyRow(`?from=${isoOf(desk.clock.now - 320 * DAY_MS)}`);
    expect(rows).toHaveLength(2);
    expect(pages).toBeGreaterThan(5);
  });

  test.each(['entity=tenant/x', 'entity=registration/abc', 'from=yesterday', 'actor=a%20b', 'limit=0'])(
    'refuses %s',
    async (query) => {
      const answer = await desk.sendTo('directory-audit', 'GET', `/v1/audit?${query}`);
      expect(answer).toMatchObject({ status: 400, body: { code: 'PARAMETER_INVALID' } });
    },
  );

  test('a cursor is of its filters', async () => {
    await busy(1, 2);
    const { next = '' } = await audit('?limit=1');
    const answer = await desk.sendTo('directory-audit', 'GET', `/v1/audit?verb=x&cursor=${next}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'CURSOR_INVALID' } });
  });
});

const rebuild = async (path: string): Promise<RebuildView> => {
  const { status, body } = await desk.sendTo('directory-audit', 'GET', `${path}/rebuild`);
  expect(status).toBe(200);
  return v.parse(RebuildView, body);
};

/** Applies notifications as the lifecycle does, and keeps them raw where `kept` says so. */
const notified = async (events: readonly object[], kept = true): Promise<void> => {
  for (const event of events) {
    const body = JSON.stringify(event);
    const envelope = readEnvelope(body);
    await applyNotification(desk.ports, hear(envelope), {
      id: envelope.id,
      detailType: envelope['detail-type'],
    });
    if (kept) desk.kept.set(AGREEMENT, [...(desk.kept.get(AGREEMENT) ?? []), body]);
  }
};

const granted = licenseUpdated(REAL_ARN, '2026-11-20T14:23:53Z');
const ended = licenseDeprovisioned(REAL_ARN, '2026-11-21T09:00:00Z');
const licenseId = REAL_ARN.slice(REAL_ARN.lastIndexOf('l-')) as `l-${string}`;
const SUBSCRIPTION = `/v1/subscriptions/${licenseId}~1`;

describe('a rebuild', () => {
  test('of a subscription equals the table', async () => {
    await notified([granted, ended]);
    const [{ version = 0 } = {}] = await desk.memory.load([{ kind: 'license', id: licenseId }]);
    expect(await rebuild(SUBSCRIPTION)).toMatchObject({
      outcome: 'equal',
      version,
      commits: 2,
      notifications: 2,
      missingVersions: [],
    });
  });

  test('finds what the table was made to say', async () => {
    await notified([granted]);
    const [stored] = await desk.memory.load([{ kind: 'license', id: licenseId }]);
    if (!stored?.entity) throw new Error('there is no license');
    await place(desk, 'license', licenseId, { ...stored.entity, buyerAccount: '999999999999' });
    const told = await rebuild(SUBSCRIPTION);
    expect(told.differences).toEqual([
      { field: 'buyerAccount', table: '999999999999', rebuilt: stored.entity.buyerAccount },
    ]);
    // a write past the corridor is a version that no commit made
    expect(told).toMatchObject({ outcome: 'incomplete', missingVersions: [2] });
  });

  test('finds a notification that was kept and never applied', async () => {
    await notified([granted]);
    desk.kept.set(AGREEMENT, [JSON.stringify(granted), JSON.stringify(ended), 'no json']);
    const told = await rebuild(SUBSCRIPTION);
    expect(told.outcome).toBe('different');
    expect(told.differences.map(({ field }) => field)).toContain('subscriptions.0.endedAt');
  });

  test('of a tenant whose birth is not in the journal says so', async () => {
    await stockServed(desk, 1);
    expect(await rebuild(`/v1/tenants/${tenantIdOf(1)}`)).toMatchObject({
      outcome: 'incomplete',
      missingVersions: [1],
      differences: [{ field: '', rebuilt: null }],
    });
  });

  test.each([SUBSCRIPTION, `/v1/tenants/${tenantIdOf(9)}`])(
    'refuses %s, which is not there',
    async (path) => {
      const answer = await desk.sendTo('directory-audit', 'GET', `${path}/rebuild`);
      expect(answer).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    },
  );
});
