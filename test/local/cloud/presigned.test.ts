import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBench } from './bench.ts';

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(async () => {
  await bench.door.close();
  expect(bench.reported).toEqual([]);
});

const PNG = Buffer.from('\u0089PNG é');
const file = { Bucket: 'things', Key: 'cases/a b/ü & <1>.png' };
const EXPIRES_SECONDS = 300;

const s3 = (role: string, further: Partial<S3ClientConfig> = {}) =>
  new S3Client({ ...bench.client(role), requestChecksumCalculation: 'WHEN_REQUIRED', ...further });
const at = () => new Date(bench.clock.now());

/** An address for one upload, of one type and one length. */
const putUrl = (given: { role?: string; length?: number; client?: S3Client; key?: string } = {}) => {
  const { role = 'uploader', length = PNG.length, client = s3(role), key = file.Key } = given;
  const command = new PutObjectCommand({
    ...file,
    Key: key,
    ContentType: 'image/png',
    ContentLength: length,
  });
  const signableHeaders = new Set(['content-type', 'content-length', 'host']);
  return getSignedUrl(client, command, { expiresIn: EXPIRES_SECONDS, signingDate: at(), signableHeaders });
};
const put = async (url: string, given: { type?: string; body?: Buffer; headers?: object } = {}) => {
  const { type = 'image/png', body = PNG, headers = {} } = given;
  const sent = { 'content-type': type, ...headers };
  const response = await fetch(url, { method: 'PUT', headers: sent, body: new Uint8Array(body) });
  return [response.status, /<Code>(\w+)</.exec(await response.text())?.[1]];
};
const getUrl = (further: object = {}) =>
  getSignedUrl(s3('all'), new GetObjectCommand({ ...file, ...further }), {
    expiresIn: EXPIRES_SECONDS,
    signingDate: at(),
  });

describe('an upload by its address', () => {
  it('is stored under its type, measured by HEAD, and read by an address again', async () => {
    expect(await put(await putUrl())).toEqual([200, undefined]);
    const head = await s3('all').send(new HeadObjectCommand(file));
    expect([head.ContentLength, head.ContentType]).toEqual([PNG.length, 'image/png']);
    const got = await fetch(await getUrl({ ResponseContentDisposition: 'attachment; filename="ü.png"' }));
    expect([got.status, got.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(got.headers.get('content-disposition')).toContain('attachment');
    expect(Buffer.from(await got.arrayBuffer())).toEqual(PNG);
  });

  it('may be measured by an address as well', async () => {
    const signed = await getSignedUrl(s3('all'), new HeadObjectCommand(file), { signingDate: at() });
    const measured = await fetch(signed, { method: 'HEAD' });
    expect([measured.status, measured.headers.get('content-length')]).toEqual([200, String(PNG.length)]);
    const none = await getSignedUrl(s3('all'), new HeadObjectCommand({ ...file, Key: 'none' }));
    expect((await fetch(none, { method: 'HEAD' })).status).toBe(404);
  });

  it.each([
    ['another type', { type: 'text/html' }],
    ['more bytes', { body: Buffer.concat([PNG, PNG]) }],
    ['fewer bytes', { body: PNG.subarray(1) }],
    ['a header that nobody signed', { headers: { 'x-amz-acl': 'public-read' } }],
  ])('takes nothing but what was signed: %s', async (_, given) => {
    const url = await putUrl({ key: 'refused' });
    expect(await put(url, given)).toEqual([403, 'SignatureDoesNotMatch']);
    const read = s3('all').send(new GetObjectCommand({ ...file, Key: 'refused' }));
    await expect(read).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('is for the one object, the one method and the one key', async () => {
    const url = await putUrl();
    expect(await put(url.replace('.png?', '.gif?'))).toEqual([403, 'SignatureDoesNotMatch']);
    expect(await put(url.replace(/(X-Amz-Expires)=300/, '$1=600000'))).toEqual([
      403,
      'SignatureDoesNotMatch',
    ]);
    expect((await fetch(url)).status).toBe(403);
    expect(await put(url.replace(/ASIA\w+/, 'ASIAUNKNOWN'))).toEqual([403, 'InvalidAccessKeyId']);
    expect(await put(url.replace(/X-Amz-Date=\w+&/, ''))).toEqual([400, 'AuthorizationQueryParametersError']);
  });

  it('is refused where the role that signed may not', async () => {
    expect(await put(await putUrl({ role: 'none' }))).toEqual([403, 'AccessDenied']);
    expect(await put(await putUrl({ key: 'elsewhere/x' }))).toEqual([403, 'AccessDenied']);
  });

  it('fails with the checksum of no body, which the SDK puts into an address unless told otherwise', async () => {
    const client = s3('uploader', { requestChecksumCalculation: 'WHEN_SUPPORTED' });
    const url = await putUrl({ client });
    expect(url).toContain('x-amz-checksum-crc32=AAAAAA');
    expect(await put(url)).toEqual([400, 'BadDigest']);
  });

  it('is good until its time by the sandbox’s clock, and not a second longer', async () => {
    const url = await putUrl();
    bench.clock.advance((EXPIRES_SECONDS - 5) * 1000);
    expect(await put(url)).toEqual([200, undefined]);
    bench.clock.advance(5_000);
    expect(await put(url)).toEqual([403, 'AccessDenied']);
    expect((await fetch(await getUrl())).status).toBe(200);
  });
});
