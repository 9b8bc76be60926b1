import { S3Client } from '@aws-sdk/client-s3';
import { HttpResponse } from '@smithy/protocol-http';
import { describe, expect, test } from 'vitest';
import { s3Attachments } from '#lambdas/edge/attachments.ts';

const FROM = Date.parse('2026-11-21T10:15:00Z');
const LIFE = { from: FROM, lifeMs: 300_000 };
const KEY = 'sc-1/sa-1';

/** A client that is answered by a function. */
const clientOf = (status = 200, headers: Record<string, string> = {}) =>
  new S3Client({
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session' },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    maxAttempts: 1,
    requestHandler: {
      handle: async () => ({ response: new HttpResponse({ statusCode: status, headers }) }),
    },
  });
const bucketOf = (client = clientOf()) => s3Attachments('files', client);
const queryOf = (url: string) => Object.fromEntries(new URL(url).searchParams);
const upload = (more: object = {}) =>
  bucketOf().uploadAddress(KEY, { type: 'image/png', bytes: 12, ...more }, LIFE);

describe('an address to send a file to', () => {
  test('is good for one file of this type and length, where none is yet, and for minutes', async () => {
    const { url, headers } = await upload();
    expect(new URL(url).pathname).toBe(`/${KEY}`);
    expect(queryOf(url)).toMatchObject({
      'X-Amz-SignedHeaders': 'content-length;content-type;host;if-none-match',
      'X-Amz-Date': '20261121T101500Z',
      'X-Amz-Expires': '300',
      'X-Amz-Security-Token': 'session',
    });
    expect(headers).toEqual({ 'content-type': 'image/png', 'content-length': '12', 'if-none-match': '*' });
    // a checksum of a body that nobody has here would be the checksum of nothing
    expect(url).not.toMatch(/checksum/i);
  });

  test('is another one for another type, length or key', async () => {
    const signatureOf = ({ url }: { url: string }) => queryOf(url)['X-Amz-Signature'];
    const other = await bucketOf().uploadAddress('sc-1/sa-2', { type: 'image/png', bytes: 12 }, LIFE);
    const all = [await upload(), await upload({ bytes: 13 }), await upload({ type: 'image/jpeg' }), other];
    expect(new Set(all.map(signatureOf)).size).toBe(4);
    expect(signatureOf(await upload())).toBe(signatureOf(all[0] ?? other));
  });
});

test('an address to fetch a file from has it saved under its name', async () => {
  const url = await bucketOf().downloadAddress(KEY, "エラー (1)'.png", LIFE);
  const { 'response-content-disposition': disposition = '', 'X-Amz-Expires': expires } = queryOf(url);
  expect([disposition, expires]).toEqual([
    "attachment; filename*=UTF-8''%E3%82%A8%E3%83%A9%E3%83%BC%20%281%29%27.png",
    '300',
  ]);
});

describe('S3 says what a file is', () => {
  test('its type and length', async () => {
    const client = clientOf(200, { 'content-type': 'image/png', 'content-length': '12' });
    expect(await bucketOf(client).measure(KEY)).toEqual({ type: 'image/png', bytes: 12 });
  });

  test('that it is not there', async () => {
    expect(await bucketOf(clientOf(404)).measure(KEY)).toBeUndefined();
  });

  test('and what it does not say is no answer', async () => {
    await expect(bucketOf(clientOf(403)).measure(KEY)).rejects.toThrow();
    await expect(bucketOf(clientOf(500)).measure(KEY)).rejects.toThrow();
  });
});
