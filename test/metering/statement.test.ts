import '../directory/quiet.ts';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { StatementLinkOutcome } from '#domain/api/metering-corrections.ts';
import type { LedgerItem } from '#domain/metering/ledger.ts';
import { monthOf, statementOf } from '#domain/metering/statement.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { DAY_MS, HOUR_MS, isoOf } from '#domain/time.ts';
import { serve } from '#lambdas/edge/public-door.ts';
import { statementDoor } from '#lambdas/metering/statement.door.ts';
import { csvField, statementCsv } from '#lambdas/metering/statement-csv.ts';
import { openStatementLink, statementQuery } from '#lambdas/metering/statement-link.ts';
import { NOW, type Office, office, STATEMENT_KEYS } from '../directory/office.ts';
import { HOUR, itemOf, stockPaid } from './ledger-stock.ts';

let desk: Office;
let tenant: Tenant;
let keys: readonly string[];
beforeEach(async () => {
  desk = office();
  tenant = await stockPaid(desk);
  keys = STATEMENT_KEYS;
});

const linked = async (sent: object = {}, query = '') => {
  const { status, body, headers } = await desk.sendTo(
    'metering-api',
    'POST',
    `/v1/tenants/${tenant.tenantId}/statement-links${query}`,
    { key: 'once', body: { month: '2026-11', reason: 'Finance asked' }, ...sent },
  );
  return { status, headers, body: status === 200 ? v.parse(StatementLinkOutcome, body) : body };
};
const urlOf = async () => new URL((await linked()).body.statement.url);

const visit = async (address: string, language = 'en') => {
  const url = new URL(address, 'https://marketplace.example.com');
  const ports = { ...desk.ports, usage: desk.usage, statementKeys: async () => keys };
  const headers = { Host: url.host, 'accept-language': language };
  const event = {
    resource: '/{proxy+}',
    path: url.pathname,
    httpMethod: 'GET',
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    queryStringParameters: Object.fromEntries(url.searchParams),
    multiValueQueryStringParameters: Object.fromEntries(
      [...url.searchParams].map(([k, value]) => [k, [value]]),
    ),
    pathParameters: null,
    stageVariables: null,
    requestContext: { requestId: 'request-1', domainName: url.host },
    body: null,
    isBase64Encoded: false,
  } as unknown as APIGatewayProxyEvent;
  const answer = await serve(statementDoor(ports))(event);
  const header = (name: string) =>
    String(answer.multiValueHeaders?.[name]?.[0] ?? answer.headers?.[name] ?? '');
  return { status: answer.statusCode, body: answer.body, header };
};
const close = (more: Partial<LedgerItem> = {}) => desk.usage.ledger.record(itemOf(tenant, more));

describe('POST /v1/tenants/{id}/statement-links', () => {
  test('gives a link for seven days, stands in the audit, and keeps no signature', async () => {
    const { body, status } = await linked();
    expect(status).toBe(200);
    expect(body.statement.expiresAt).toBe(isoOf(NOW + 7 * DAY_MS));
    expect(body.next[0].code).toBe('STATEMENT_TO_GIVE');
    expect(desk.memory.journal.at(-1)?.cause).toMatchObject({
      verb: 'link-statement',
      reason: '2026-11: Finance asked',
    });
    const signature = new URL(body.statement.url).searchParams.get('signature') ?? '-';
    expect(signature).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify([desk.memory.journal, desk.memory.all('receipt')])).not.toContain(signature);
    expect((await linked()).body.statement.url).toBe(body.statement.url);
  });

  test('a dry run gives none', async () => {
    expect((await linked({}, '?dryRun=true')).body.statement).toEqual({
      month: '2026-11',
      expiresAt: isoOf(NOW + 7 * DAY_MS),
    });
  });

  test.each(['2026-13', '2026-1', 'November'])('%s is no month', async (month) => {
    expect((await linked({ body: { month, reason: 'r' } })).status).toBe(400);
  });
});

describe('a link', () => {
  const link = { tenantId: 't-mz3kq7w2hx5n6c4vtp2e', month: '2026-11', expiresAt: NOW + DAY_MS };
  const query = (by: readonly string[] = STATEMENT_KEYS) =>
    Object.fromEntries(new URLSearchParams(statementQuery(link, by)));

  test('says what was signed', () => {
    expect(openStatementLink(query(), STATEMENT_KEYS, NOW)).toEqual(link);
  });

  test.each([
    ['tenant', 't-mz3kq7w2hx5n6c4vtp2f'],
    ['month', '2026-10'],
    ['expires', String(NOW + 2 * DAY_MS)],
    ['key', '000000000000'],
    ['signature', '0'.repeat(64)],
    ['signature', ''],
  ])('is invalid with another %s', (field, value) => {
    expect(openStatementLink({ ...query(), [field]: value }, STATEMENT_KEYS, NOW)).toBe('invalid');
  });

  test.each(['tenant', 'month', 'expires', 'key', 'signature'])('is invalid without %s', (field) => {
    const { [field]: _, ...rest } = query();
    expect(openStatementLink(rest, STATEMENT_KEYS, NOW)).toBe('invalid');
  });

  test('survives one change of the key, and not two', () => {
    const old = query(['statement-key-1']);
    expect(openStatementLink(old, STATEMENT_KEYS, NOW)).toEqual(link);
    expect(openStatementLink(old, ['statement-key-3', 'statement-key-2'], NOW)).toBe('invalid');
  });

  test('expires, and one that is not ours is never told so', () => {
    expect(openStatementLink(query(), STATEMENT_KEYS, link.expiresAt - 1)).toEqual(link);
    expect(openStatementLink(query(), STATEMENT_KEYS, link.expiresAt)).toBe('expired');
    const forged = { ...query(), expires: '1' };
    expect(openStatementLink(forged, STATEMENT_KEYS, NOW)).toBe('invalid');
  });
});

describe('the page', () => {
  test('shows the month of the tenant, its id masked, under the headers of our pages', async () => {
    await close();
    await close({
      hour: HOUR + HOUR_MS,
      used: 30,
      quantity: 10,
      reductions: [{ by: 'allowance', amount: 20, entitled: 100, drawnBefore: 80 }],
    });
    const { status, body, header } = await visit(String(await urlOf()));
    expect(status).toBe(200);
    expect(body).toContain('<h1>Usage in November 2026</h1>');
    expect(body).toContain('111122223333');
    expect(body).toContain('After the last hour shown, 0 of 100 is left.');
    expect(body.match(/<svg [^>]*role="img"/g)).toHaveLength(2);
    // a table that is wider than a phone is scrolled by keyboard, too
    expect(body).toMatch(/<div class="wide" role="region" tabindex="0" aria-label="[^"]+"><table>/);
    expect(body.replaceAll(/href="[^"]*"/g, '')).not.toContain(tenant.tenantId);
    expect(body).not.toMatch(/<script|style=|javascript:/);
    expect(header('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self';/);
    expect(header('referrer-policy')).toBe('no-referrer');
    expect(header('cache-control')).toBe('no-store');
  });

  test.each([
    ['ja', '2026年11月の使用量'],
    ['fr', ' en novembre 2026</h1>'],
  ])('in %s, and switched by a link that keeps the signature', async (lang, title) => {
    const url = await urlOf();
    expect((await visit(String(url), lang)).body).toContain(title);
    const { body } = await visit(String(url));
    const href = new RegExp(`hreflang="${lang}" href="([^"]*)"`).exec(body)?.[1]?.replaceAll('&amp;', '&');
    expect((await visit(`/statement${href}`)).body).toContain(title);
  });

  test('its style sheet and its file are found from where it stands', async () => {
    const url = await urlOf();
    await close();
    const { body } = await visit(String(url));
    const sheet = /<link rel="stylesheet" href="([^"]*)">/.exec(body)?.[1] ?? '';
    const style = await visit(String(new URL(sheet, url)));
    expect([style.status, style.header('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    const file = /class="button" href="([^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const csv = await visit(String(new URL(file, url)));
    expect([csv.status, csv.header('content-disposition')]).toEqual([
      200,
      'attachment; filename="usage-2026-11.csv"',
    ]);
    expect(csv.body).toContain(
      '2026-11-21T08:00:00.000Z,2026-11-21T09:00:00.000Z,requests,111122223333,12,12,0,0,0,0',
    );
  });

  test('of a month without usage', async () => {
    expect((await visit(String(await urlOf()))).body).toContain('No usage was recorded in this month.');
  });

  test('wrong or expired: a page that says so, and nothing of the tenant', async () => {
    const url = await urlOf();
    const other = new URL(url);
    other.searchParams.set('month', '2026-10');
    const wrong = await visit(String(other));
    expect([wrong.status, wrong.body.includes('This link does not work')]).toEqual([404, true]);
    desk.clock.now = NOW + 7 * DAY_MS;
    const late = await visit(String(url));
    expect([late.status, late.body.includes('This link has expired')]).toEqual([410, true]);
    keys = ['another-key'];
    expect((await visit(String(url))).status).toBe(404);
    expect((await visit('/statement/nothing')).body).toContain('There is nothing here');
  });
});

describe('the file', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-dim', "'-dim"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['=A1,"x"', '"\'=A1,""x"""'],
    [12, '12'],
  ])('%j is written %s', (value, written) => {
    expect(csvField(value)).toBe(written);
  });

  test('begins with a byte order mark, speaks the language, ends lines as RFC 4180 says', () => {
    const month = monthOf('2026-11');
    if (!month) throw new Error('a month');
    const csv = statementCsv(statementOf(month, [itemOf(tenant)]), 'fr');
    expect(csv.startsWith('\uFEFFDe (UTC),À (UTC),Dimension,')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(3);
  });
});
