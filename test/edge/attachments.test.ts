import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AttachmentsBucket, s3Attachments, type UploadAddress } from '#lambdas/edge/attachments.ts';
import { s3Settings } from '#lambdas/edge/signed-address.ts';
import { openBench } from '../local/cloud/bench.ts';

const KEY = 'cases/sc-1/sa-1';
const PNG = Buffer.from('\u0089PNG é');
const FILE = { type: 'image/png', bytes: PNG.length };

let bench: Awaited<ReturnType<typeof openBench>>;
let bucket: AttachmentsBucket;
const life = () => ({ from: bench.clock.now(), lifeMs: 300_000 });
const asRole = (role: string, name = 'things') =>
  s3Attachments(name, {
    region: 'us-east-1',
    credentials: bench.credentialsOf(role),
    endpoint: bench.door.url,
  });

beforeAll(async () => {
  bench = await openBench();
  bucket = asRole('all');
});
afterAll(() => bench.door.close());

const send = async ({ url, headers }: UploadAddress, body = PNG): Promise<number> => {
  const { 'content-length': _, ...sent } = headers;
  return (await fetch(url, { method: 'PUT', headers: sent, body: new Uint8Array(body) })).status;
};

describe('a file', () => {
  test('is sent to its address, measured, and fetched under its name', async () => {
    expect(await bucket.measure(KEY)).toBeUndefined();
    expect(await send(await bucket.uploadAddress(KEY, FILE, life()))).toBe(200);
    expect(await bucket.measure(KEY)).toEqual(FILE);
    const fetched = await fetch(await bucket.downloadAddress(KEY, "エラー (1)'!.png", life()));
    expect(Buffer.from(await fetched.arrayBuffer())).toEqual(PNG);
    expect(fetched.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''%E3%82%A8%E3%83%A9%E3%83%BC%20%281%29%27!.png",
    );
  });

  test('that is there is never replaced', async () => {
    expect(await send(await bucket.uploadAddress(KEY, FILE, life()))).toBe(412);
  });

  test('is taken as it was announced, or not at all', async () => {
    const other = 'cases/sc-1/sa-2';
    const address = await bucket.uploadAddress(other, FILE, life());
    expect(await send(address, Buffer.concat([PNG, PNG]))).toBe(403);
    const page = { ...address, headers: { ...address.headers, 'content-type': 'text/html' } };
    expect(await send(page)).toBe(403);
    const elsewhere = { ...address, url: address.url.replace('sa-2', 'sa-3') };
    expect(await send(elsewhere)).toBe(403);
    expect(await bucket.measure(other)).toBeUndefined();
  });

  test('is taken for five minutes', async () => {
    const late = await bucket.uploadAddress('cases/sc-1/late', FILE, {
      from: bench.clock.now() - 300_000,
      lifeMs: 300_000,
    });
    expect(await send(late)).toBe(403);
  });
});

test('what S3 does not say is no answer', async () => {
  await expect(asRole('none').measure(KEY)).rejects.toThrow('S3 answers 403');
  const nobody = { region: 'x', credentials: bench.credentialsOf('all'), endpoint: 'http://127.0.0.1:1' };
  await expect(s3Attachments('things', nobody).measure(KEY)).rejects.toThrow('S3 does not answer');
});

test('on AWS it stands at an address of its own, and is signed with what Lambda gives', async () => {
  const variables: Record<string, string> = {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_SESSION_TOKEN: 'session/+=',
  };
  const optional = (name: string): string | undefined => variables[name];
  const onAws = s3Attachments(
    'files',
    s3Settings((name) => variables[name] ?? '', optional),
  );
  const from = Date.parse('2026-11-21T10:15:00Z');
  const { url } = await onAws.uploadAddress('sc-1/sa-1', FILE, { from, lifeMs: 300_000 });
  const { origin, pathname, searchParams } = new URL(url);
  expect([origin, pathname]).toEqual(['https://files.s3.eu-central-1.amazonaws.com', '/sc-1/sa-1']);
  expect(Object.fromEntries(searchParams)).toMatchObject({
    'X-Amz-SignedHeaders': 'content-length;content-type;host;if-none-match',
    'X-Amz-Date': '20261121T101500Z',
    'X-Amz-Expires': '300',
    'X-Amz-Security-Token': 'session/+=',
  });
});
