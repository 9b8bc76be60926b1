import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { WriteOutcome } from '#domain/api/writes.ts';
import { COMMIT_ATTEMPTS_MAX, IDEMPOTENCY_LIFE_MS } from '#domain/limits.ts';
import { HOUR_MS } from '#domain/time.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import { NOW, type Office, office, type Sent } from './office.ts';
import { licenseIdOf, stockLicense, stockServed, stockTenant, tenantIdOf } from './stock.ts';

let desk: Office;
beforeEach(async () => {
  desk = office();
  await stockServed(desk, 1);
  await stockServed(desk, 2);
});

const SUSPEND = `/v1/tenants/${tenantIdOf(1)}/suspend`;
const RESTORE = `/v1/tenants/${tenantIdOf(1)}/restore`;
const body = { reason: 'because' };
const suspend = (sent: Sent = {}, query = '') => desk.post(`${SUSPEND}${query}`, { body, ...sent });
const everything = (): string =>
  JSON.stringify([
    desk.memory.all('license'),
    desk.memory.all('tenant'),
    desk.memory.all('receipt'),
    desk.memory.journal,
  ]);

describe('Idempotency-Key', () => {
  test('the same request again gets the same answer, and is not done again', async () => {
    const once = await suspend({ key: 'a' });
    const again = await suspend({ key: 'a' });
    expect(again.status).toBe(200);
    expect(again.body).toEqual(once.body);
    expect(again.headers.etag).toBe(once.headers.etag);
    expect(desk.memory.journal).toHaveLength(1);
  });

  test('even after the tenant has moved on', async () => {
    const once = await suspend({ key: 'a' });
    desk.clock.now += HOUR_MS;
    await desk.post(RESTORE, { body });
    expect((await suspend({ key: 'a' })).body).toEqual(once.body);
    expect((await desk.get(`/v1/tenants/${tenantIdOf(1)}`)).body.state.name).toBe('ACTIVE');
  });

  test('with white space and fields in another order it is the same request', async () => {
    await stockLicense(desk, { number: 3, facts: [{ kind: 'granted', at: NOW - HOUR_MS }] });
    await stockTenant(desk, 3);
    const target = `/v1/subscriptions/${licenseIdOf(3)}~1/bind`;
    const once = await desk.post(target, {
      key: 'a',
      rawBody: `{"tenantId":"${tenantIdOf(3)}","reason":"x"}`,
    });
    const again = await desk.post(target, {
      key: 'a',
      rawBody: `{ "reason": " x ",\n "tenantId": "${tenantIdOf(3)}" }`,
    });
    expect(once.status).toBe(200);
    expect(again.body).toEqual(once.body);
    expect(desk.memory.journal).toHaveLength(1);
  });

  test('repeated in another language it is the same answer in that language', async () => {
    const once = await suspend({ key: 'a', language: 'en' });
    const again = await suspend({ key: 'a', language: 'ja' });
    expect(again.body.changes).toEqual(once.body.changes);
    expect(again.body.warnings[0].text).toContain('支払い');
  });

  test.each([
    ['another reason', SUSPEND, { reason: 'another' }],
    ['another tenant', `/v1/tenants/${tenantIdOf(2)}/suspend`, body],
    ['another act', RESTORE, body],
  ])('for %s: refused, and nothing is written', async (_, target, other) => {
    await suspend({ key: 'a' });
    const before = everything();
    const answer = await desk.post(target, { key: 'a', body: other });
    expect(answer).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    expect(everything()).toBe(before);
  });

  test('another person may use the same key for their own request', async () => {
    await suspend({ key: 'a', person: 'mika' });
    const other = await desk.post(RESTORE, { key: 'a', person: 'sato', body });
    expect(other.status).toBe(200);
  });

  test('two at the same instant: done once, both told the same', async () => {
    const [left, right] = await Promise.all([suspend({ key: 'a' }), suspend({ key: 'a' })]);
    expect(left?.status).toBe(200);
    expect(right?.body).toEqual(left?.body);
    expect(desk.memory.journal).toHaveLength(1);
  });

  test('two keys at the same instant: one is done, the other refused', async () => {
    const answers = await Promise.all([suspend({ key: 'a' }), suspend({ key: 'b' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(desk.memory.journal).toHaveLength(1);
  });

  test('a refusal is not kept: the same key may succeed later', async () => {
    expect((await desk.post(RESTORE, { key: 'a', body })).status).toBe(409);
    await suspend();
    desk.clock.now += HOUR_MS;
    expect((await desk.post(RESTORE, { key: 'a', body })).status).toBe(200);
  });

  test('its time over, a key is new again, whether or not the receipt is gone', async () => {
    await suspend({ key: 'a' });
    desk.clock.now += IDEMPOTENCY_LIFE_MS;
    expect(await suspend({ key: 'a' })).toMatchObject({
      status: 409,
      body: { code: 'TENANT_ALREADY_SUSPENDED' },
    });
    expect((await desk.post(RESTORE, { key: 'a', body })).status).toBe(200);
  });

  test.each(['', ' ', undefined])('%j is missing', async (key) => {
    const sent = key === undefined ? { body } : { body, headers: { 'idempotency-key': key } };
    const answer = await desk.sendTo('directory-write', 'POST', SUSPEND, sent);
    expect(answer).toMatchObject({ status: 400, body: { code: 'IDEMPOTENCY_KEY_MISSING' } });
  });

  test.each(['x'.repeat(256), 'a\tb'])('%j is none', async (key) => {
    expect(await suspend({ key })).toMatchObject({
      status: 400,
      body: { faults: [{ field: 'Idempotency-Key' }] },
    });
  });

  test('neither the key nor the body stands in the receipt’s name', async () => {
    await suspend({ key: 'my-secret-key' });
    expect(everything()).not.toContain('my-secret-key');
  });
});

describe('If-Match', () => {
  test.each(['"1"', '*', '"7", "1"', ' "1" ', 'W/"1", "1"'])('%s goes through', async (ifMatch) => {
    expect((await suspend({ headers: { 'if-match': ifMatch } })).status).toBe(200);
  });

  test.each(['"2"', 'W/"1"', '"01"', '"7", "8"'])('%s does not match version 1', async (ifMatch) => {
    const before = everything();
    const answer = await suspend({ headers: { 'if-match': ifMatch } });
    expect(answer).toMatchObject({ status: 412, body: { code: 'VERSION_MISMATCH' } });
    expect(answer.body.detail).toContain('1');
    expect(answer.body.remedies[0].href).toBe(`/v1/tenants/${tenantIdOf(1)}`);
    expect(everything()).toBe(before);
  });

  test.each(['1', '"1', 'W/1', '""", "1"x', ','])('%s cannot be read', async (ifMatch) => {
    expect(await suspend({ headers: { 'if-match': ifMatch } })).toMatchObject({
      status: 400,
      body: { faults: [{ field: 'If-Match' }] },
    });
  });

  test('what one reads is what one may change; then it is another version', async () => {
    const { headers } = await desk.get(`/v1/tenants/${tenantIdOf(1)}`);
    const tag = headers.etag ?? '';
    const done = await suspend({ headers: { 'if-match': tag } });
    expect(done.headers.etag).toBe((await desk.get(`/v1/tenants/${tenantIdOf(1)}`)).headers.etag);
    desk.clock.now += HOUR_MS;
    const answer = await desk.post(RESTORE, { body, headers: { 'if-match': tag } });
    expect(answer.status).toBe(412);
    expect(
      (await desk.post(RESTORE, { body, headers: { 'if-match': done.headers.etag ?? '' } })).status,
    ).toBe(200);
  });

  test('a subscription’s tag is its license’s version', async () => {
    const { headers } = await desk.get(`/v1/subscriptions/${licenseIdOf(1)}~1`);
    const target = `/v1/subscriptions/${licenseIdOf(1)}~1/bind`;
    const sent = { body: { ...body, tenantId: tenantIdOf(1) } };
    expect((await desk.post(target, { ...sent, headers: { 'if-match': headers.etag ?? '' } })).status).toBe(
      200,
    );
    expect((await desk.post(target, { ...sent, headers: { 'if-match': '"9"' } })).status).toBe(412);
  });

  test('a repeated request is answered, though its tag is old by then', async () => {
    const headers = { 'if-match': '"1"' };
    const once = await suspend({ key: 'a', headers });
    expect((await suspend({ key: 'a', headers })).body).toEqual(once.body);
  });
});

describe('dryRun', () => {
  test('says what would change, and writes nothing at all', async () => {
    const before = everything();
    const answer = await suspend({}, '?dryRun=true');
    expect(answer.status).toBe(200);
    const outcome = v.parse(WriteOutcome, answer.body);
    expect(outcome).toMatchObject({ dryRun: true, changes: [{ from: 'ACTIVE', to: 'SUSPENDED' }] });
    expect(outcome.events).toEqual([{ type: 'tenant.suspended', about: tenantIdOf(1) }]);
    expect(outcome.warnings.map(({ code }) => code)).toEqual(['BUYER_STILL_PAYS']);
    expect(outcome.next.at(-1)?.code).toBe('SEND_TO_DO');
    expect(answer.headers.etag).toBe('"1"');
    expect(everything()).toBe(before);
  });

  test('then the same key does it, with what was foretold', async () => {
    const dry = await suspend({ key: 'a' }, '?dryRun=true');
    const real = await suspend({ key: 'a' });
    expect(real.body.changes).toEqual(dry.body.changes);
    expect(real.body.events).toEqual(dry.body.events);
    expect(desk.memory.journal).toHaveLength(1);
  });

  test('refuses as the write would', async () => {
    expect((await desk.post(`${RESTORE}?dryRun=true`, { body })).body.code).toBe('TENANT_NOT_SUSPENDED');
    expect((await suspend({ headers: { 'if-match': '"9"' } }, '?dryRun=true')).status).toBe(412);
  });

  test('does not repeat an answer of before: it looks at what is now', async () => {
    await suspend({ key: 'a' });
    expect((await suspend({ key: 'a' }, '?dryRun=true')).body.code).toBe('TENANT_ALREADY_SUSPENDED');
  });

  test('dryRun=false writes; anything else is refused', async () => {
    expect((await suspend({}, '?dryRun=maybe')).status).toBe(400);
    expect((await suspend({}, '?dryRun=false')).body.dryRun).toBe(false);
    expect(desk.memory.journal).toHaveLength(1);
  });
});

describe('the audit', () => {
  test('has as many entries as there were writes that were done', async () => {
    const answers = [
      await suspend({ key: 'a' }),
      await suspend({ key: 'a' }),
      await suspend({ key: 'b' }),
      await suspend({ key: 'c' }, '?dryRun=true'),
      await desk.post(RESTORE, { key: 'a', body }),
      await desk.post(`/v1/tenants/${tenantIdOf(2)}/suspend`, { body }),
      await desk.post(`/v1/tenants/${tenantIdOf(9)}/suspend`, { body }),
      await desk.post(RESTORE, { role: 'viewer', body }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 409, 409, 422, 200, 404, 403]);
    expect(desk.memory.journal.map(({ cause }) => cause.verb)).toEqual(['suspend-tenant', 'suspend-tenant']);
    expect(desk.memory.all('receipt')).toHaveLength(2);
  });
});

describe('conflicts', () => {
  test('a store that always conflicts is refused in the end, with when to try again', async () => {
    let attempts = 0;
    const busy = (store: StateStore): StateStore => ({
      ...store,
      commit: async () => {
        attempts += 1;
        return 'conflict';
      },
    });
    desk = office(busy);
    await stockServed(desk, 1);
    const answer = await suspend();
    expect(answer).toMatchObject({
      status: 409,
      headers: { 'retry-after': '1' },
      body: { code: 'COMMIT_CONFLICT', retryAfter: 1 },
    });
    expect(attempts).toBe(COMMIT_ATTEMPTS_MAX);
  });
});
