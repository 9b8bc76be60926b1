import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { UsageOutcome } from '#domain/api/usage.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { parseRoleArns } from '#lambdas/edge/caller.ts';
import { ingestDoor } from '#lambdas/metering/ingest.door.ts';
import { takeMessage } from '#lambdas/metering/queue.ts';
import { type Office, office, sent, TEN, TENANT } from './hours-office.ts';

const CLOSING = TEN + HOUR_MS + 10 * MINUTE_MS;
const PRODUCER = 'arn:aws:iam::123456789012:role/concord-producer';

/** One request through the door, as API Gateway hands it over. */
const post = async (desk: Office, body: string, { query = '', language = 'en', role = PRODUCER } = {}) => {
  const door = ingestDoor(desk.ports, parseRoleArns(JSON.stringify({ producer: PRODUCER })));
  const userArn = role.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/') + '/session';
  const event = {
    version: '2.0',
    rawPath: '/v1/usage',
    rawQueryString: query,
    headers: { 'content-type': 'application/json', 'accept-language': language, host: 'api.example' },
    requestContext: {
      requestId: 'r-1',
      domainName: 'api.example',
      http: { method: 'POST', path: '/v1/usage' },
      authorizer: { iam: { userArn } },
    },
    body,
    isBase64Encoded: false,
  };
  const answer = (await door(event as never)) as { statusCode: number; body: string };
  return { status: answer.statusCode, body: JSON.parse(answer.body) as unknown };
};
const results = async (desk: Office, records: readonly unknown[], more: Parameters<typeof post>[2] = {}) => {
  const { status, body } = await post(desk, JSON.stringify({ records }), more);
  expect(status).toBe(200);
  return v.parse(UsageOutcome, body).results;
};

describe('POST /v1/usage', () => {
  test('answers each record in its place: what is wrong with one refuses no other', async () => {
    const desk = await office();
    const answered = await results(desk, [
      sent('a', 3),
      sent('b', 0.5),
      'nothing',
      sent('c', 4, { tenantId: 't-nobody0000000' }),
      sent('d', 5),
    ]);
    expect(answered).toMatchObject([
      { status: 'accepted', id: 'a', hour: '2026-11-21T10:00:00.000Z' },
      { status: 'refused', id: 'b', code: 'QUANTITY_INVALID' },
      { status: 'refused', code: 'RECORD_INVALID' },
      { status: 'refused', id: 'c', code: 'TENANT_UNKNOWN' },
      { status: 'accepted', id: 'd' },
    ]);
    await desk.close(CLOSING);
    expect(await desk.used()).toEqual({ '0 scans': 8 });
  });

  test('puts refusals in the words of the caller, with a remedy', async () => {
    const desk = await office();
    const wrong = [sent('b', -1)];
    const [en, ja] = await Promise.all([results(desk, wrong), results(desk, wrong, { language: 'ja' })]);
    expect(en[0]).toHaveProperty('remedy', expect.stringMatching(/\w/));
    expect(en[0]).not.toEqual(ja[0]);
  });

  test('judges and keeps nothing with dryRun', async () => {
    const desk = await office();
    const answered = await results(desk, [sent('a', 3), sent('b', -1)], { query: 'dryRun=true' });
    expect(answered).toMatchObject([{ status: 'accepted' }, { status: 'refused' }]);
    expect(desk.usage.items()).toEqual([]);
  });

  test('names the case of usage that came too late', async () => {
    const desk = await office({ metering: { late: 'desk' } });
    await results(desk, [sent('a', 3)]);
    await desk.close(CLOSING);
    expect(await results(desk, [sent('b', 4)])).toMatchObject([
      { late: { case: `/v1/metering/cases/mc-late-${TENANT}-2026-11-21T10-scans` } },
    ]);
  });

  test('takes up to a thousand records of up to 1 MB, and not one more', async () => {
    const desk = await office();
    const many = (count: number) => Array.from({ length: count }, (_, index) => sent(`id-${index}`, 1));
    expect(await results(desk, many(1_000))).toHaveLength(1_000);
    expect(await post(desk, JSON.stringify({ records: many(1_001) }))).toMatchObject({
      status: 400,
      body: { code: 'BODY_INVALID' },
    });
    const long = JSON.stringify({ records: [sent('a', 1, { note: 'x'.repeat(1024 * 1024) })] });
    expect(await post(desk, long)).toMatchObject({
      status: 413,
      body: { code: 'BODY_TOO_LARGE', details: { bodyKilobytes: 1024 } },
    });
  });

  test('writes the closing time of a busy hour once', async () => {
    const desk = await office();
    let notes = 0;
    const { usage } = desk.ports;
    const note: typeof usage.closings.note = async (time) => {
      notes += 1;
      await usage.closings.note(time);
    };
    const ports = { ...desk.ports, usage: { ...usage, closings: { ...usage.closings, note } } };
    for (const id of ['a', 'b', 'c']) await desk.report([sent(id, 1)], ports);
    expect(notes).toBe(1);
    desk.clock.now = CLOSING - MINUTE_MS + 1;
    await desk.report([sent('d', 1)], ports);
    expect(notes).toBe(2);
  });
});

describe('the queue', () => {
  const queued = (desk: Office, message: unknown) =>
    takeMessage(desk.ports, typeof message === 'string' ? message : JSON.stringify(message), TEN);

  test.each([
    ['one record', sent('a', 3)],
    ['a list', [sent('a', 3)]],
    ['a body', { records: [sent('a', 3)] }],
  ])('takes %s', async (_, message) => {
    const desk = await office();
    await queued(desk, message);
    await queued(desk, message);
    await desk.close(CLOSING);
    expect(await desk.used()).toEqual({ '0 scans': 3 });
  });

  test('keeps what is refused, once, and takes the rest', async () => {
    const desk = await office();
    const message = [sent('a', 3), sent('b', -1)];
    await queued(desk, message);
    await queued(desk, message);
    await queued(desk, 'no JSON');
    const { items } = await desk.usage.refused.ofDay('2026-11-21', 10);
    expect(items.map(({ id, code }) => [id, code]).sort()).toEqual([
      ['', 'RECORD_INVALID'],
      ['b', 'QUANTITY_INVALID'],
    ]);
    await desk.close(CLOSING);
    expect(await desk.used()).toEqual({ '0 scans': 3 });
  });
});
