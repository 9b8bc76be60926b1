import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { AttachmentOutcome, AttachmentView } from '#domain/api/support.ts';
import { ATTACHMENT_LINK_LIFE_MS } from '#domain/support/evidence.ts';
import { isoOf } from '#domain/time.ts';
import { CASE, type Desk, EMAIL, openDesk, PATH } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = openDesk();
  await desk.conflict();
});
const give = (evidence: string, value: string, sent: object = {}) =>
  desk.act(`${PATH}/evidence`, { evidence, value }, sent);
const shown = async (id: string) =>
  (await desk.look()).evidence.find((each: { id: string }) => each.id === id);

describe('words', () => {
  test('take the place of what was there, with who gave them', async () => {
    const given = await give('account', ' 735000000001 ', { person: 'rei' });
    expect(given.body).toMatchObject({
      changes: [{ resource: `${PATH}/evidence/account`, from: 'given', to: 'given' }],
      next: [{ code: 'SUPPORT_EVIDENCE_TO_GIVE', href: PATH }],
    });
    expect(await shown('account')).toMatchObject({ state: 'given', shown: ['735000000001'], by: 'rei' });
  });

  test('that are a link or an address are sealed, and kept nowhere else', async () => {
    const link = 'https://activation.trendmicro.com/0123456789abcdef';
    await give('activation-link', ` ${link}`);
    await give('activation-email', 'Other.Admin@customer.example');
    expect(await shown('activation-link')).toMatchObject({
      shown: ['https://activation.trendmicro.com/…cdef'],
      release: `${PATH}/evidence/activation-link/release`,
    });
    expect(desk.kept()).not.toMatch(/0123456789abcdef|other\.admin/i);
    const released = await desk.act(`${PATH}/evidence/activation-email/release`);
    expect(released.body.released.values).toEqual(['other.admin@customer.example']);
  });

  test.each([
    ['activation-link', 'https://activation.trendmicro.example/abc', 400, 'LINK_FORMAT'],
    ['activation-link', 'http://activation.trendmicro.com/abc', 400, 'LINK_FORMAT'],
    ['activation-email', 'nobody', 422, 'EVIDENCE_UNFIT'],
    ['screenshot', 'it says error', 422, 'EVIDENCE_UNFIT'],
    ['diary', 'x', 422, 'EVIDENCE_UNKNOWN'],
    ['account', '   ', 400, 'BODY_INVALID'],
  ])('%s: %s is refused', async (evidence, value, status, code) => {
    const refused = await give(evidence, value);
    expect(refused).toMatchObject({ status, body: { code } });
    expect(refused.body.remedies.length).toBeGreaterThan(0);
    expect(JSON.stringify(refused.body)).not.toContain('abc');
  });

  test('a dry run gives nothing; the same key gives once', async () => {
    const version = (await desk.look()).version;
    await desk.act(`${PATH}/evidence?dryRun=true`, { evidence: 'account', value: '1' });
    expect((await desk.look()).version).toBe(version);
    const twice = [await give('account', '1', { key: 'k' }), await give('account', '1', { key: 'k' })];
    expect(twice[1]?.body).toEqual(twice[0]?.body);
    expect((await desk.look()).version).toBe(version + 1);
  });
});

describe('files', () => {
  test('go to S3 by an address for this one file, for five minutes', async () => {
    const { status, body } = await desk.attach();
    const { upload, links, next } = v.parse(AttachmentOutcome, body);
    const until = isoOf(desk.world.clock.now + ATTACHMENT_LINK_LIFE_MS);
    expect([status, next[0]?.code, upload?.until]).toEqual([201, 'SUPPORT_FILE_TO_SEND', until]);
    expect(upload?.headers).toEqual({
      'content-type': 'image/png',
      'content-length': '1000',
      'if-none-match': '*',
    });
    expect(upload?.url).toBe(`https://s3.example/${CASE}/${upload?.attachmentId}?until=${until}`);
    expect(links.self).toBe(`${PATH}/attachments/${upload?.attachmentId}`);
    expect(next[0]?.href).toBe(`${links.self}/stored`);
    expect(desk.kept()).not.toContain('s3.example');
    expect((await desk.look()).missing).toEqual(['screenshot']);
  });

  test('the same key gives the same address while it is good, and then none', async () => {
    const first = await desk.attach(PATH, {}, { key: 'file' });
    desk.world.clock.now += ATTACHMENT_LINK_LIFE_MS - 1;
    const again = await desk.attach(PATH, {}, { key: 'file' });
    expect(again.body).toEqual(first.body);
    desk.world.clock.now += 1;
    expect((await desk.attach(PATH, {}, { key: 'file' })).body).not.toHaveProperty('upload');
    expect((await desk.look()).attachments).toHaveLength(1);
  });

  test('count once S3 has them, and are fetched by an address of their name', async () => {
    const { upload } = (await desk.attach()).body;
    const path = `${PATH}/attachments/${upload.attachmentId}`;
    for (const early of [await desk.act(`${path}/stored`), await desk.send('GET', path, { role: 'desk' })]) {
      expect(early).toMatchObject({ status: 409, body: { code: 'ATTACHMENT_AWAITED' } });
      expect(early.body.detail).toContain('エラー.png');
    }
    desk.bucket.stored.set(`${CASE}/${upload.attachmentId}`, { type: 'image/png', bytes: 1_000 });
    expect((await desk.act(`${path}/stored`)).body).toMatchObject({
      changes: [{ resource: path, from: 'AWAITED', to: 'STORED' }],
      next: [{ code: 'SUPPORT_CASE_TO_SUBMIT', href: `${PATH}/submit` }],
    });
    expect((await desk.act(`${path}/stored`)).body.changes).toEqual([]);
    const fetched = v.parse(AttachmentView, (await desk.send('GET', path, { role: 'desk' })).body);
    expect(fetched).toMatchObject({
      name: 'エラー.png',
      download: { until: isoOf(desk.world.clock.now + 300_000) },
    });
    expect(fetched.download.url).toContain(encodeURIComponent('エラー.png'));
    expect(await shown('screenshot')).toMatchObject({ state: 'given' });
  });

  test('that are not what was announced are not taken', async () => {
    const { upload } = (await desk.attach()).body;
    desk.bucket.stored.set(`${CASE}/${upload.attachmentId}`, { type: 'text/html', bytes: 1_000 });
    const told = await desk.act(`${PATH}/attachments/${upload.attachmentId}/stored`);
    expect(told.body).toMatchObject({
      changes: [{ to: 'NONE' }],
      warnings: [{ code: 'SUPPORT_FILE_NOT_TAKEN' }],
    });
    expect((await desk.look()).attachments).toEqual([]);
  });

  test.each([
    [{ type: 'image/svg+xml' }, 422, 'ATTACHMENT_UNFIT'],
    [{ name: '../a.png' }, 422, 'ATTACHMENT_UNFIT'],
    [{ bytes: 5_242_881 }, 422, 'ATTACHMENT_TOO_LARGE'],
    [{ evidence: 'account' }, 422, 'EVIDENCE_UNFIT'],
    [{ bytes: 0.5 }, 400, 'BODY_INVALID'],
  ])('%j is refused, and gets no address', async (more, status, code) => {
    const refused = await desk.attach(PATH, more);
    expect(refused).toMatchObject({ status, body: { code } });
    expect(refused.body).not.toHaveProperty('upload');
  });

  test('a dry run gives no address; of a stranger’s file there is none', async () => {
    const dry = await desk.act(`${PATH}/attachments?dryRun=true`, {
      ...{ evidence: 'screenshot', name: 'a.png', type: 'image/png', bytes: 1 },
    });
    expect([dry.status, dry.body.upload]).toEqual([200, undefined]);
    expect((await desk.send('GET', `${PATH}/attachments/sa-none`)).status).toBe(404);
    expect((await desk.act(`${PATH}/attachments/sa-none/stored`)).status).toBe(404);
  });
});

test('a case that is closed takes nothing more', async () => {
  const { upload } = (await desk.attach()).body;
  await desk.act(`${PATH}/close`, { how: 'withdrawn' });
  const answers = [
    await give('account', '1'),
    await give('activation-email', EMAIL),
    await desk.attach(),
    await desk.act(`${PATH}/attachments/${upload.attachmentId}/stored`),
    await desk.act(`${PATH}/evidence/activation-link/release`),
    await desk.act(`${PATH}/submit`, { route: 'console' }),
  ];
  for (const answer of answers) expect(answer.body.code).toBe('SUPPORT_CASE_CLOSED');
  expect((await desk.look()).links).not.toHaveProperty('submit');
});
