import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from './keys.ts';
import type { SignedRequest, Verdict } from './signature.ts';

/**
 * Signatures that stand in the address, as S3 takes them (S3 API reference, "Authenticating Requests: Using Query Parameters",
 * 2026-11): whoever has the address may make the one call until it expires.
 * @module
 */

/** s · a week. */
const EXPIRES_SECONDS_MAX = 604_800;

const CREDENTIAL = /^([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request$/;
const INSTANT = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** The query of a request, as sent. */
const queryOf = (url: string): URLSearchParams => new URLSearchParams(url.split('?', 2)[1] ?? '');

/** Whether a request is signed in its address. */
export const isPresigned = ({ url }: SignedRequest): boolean => queryOf(url).has('X-Amz-Signature');

/** For which service it is signed, before anything is verified. */
export const presignedService = (request: SignedRequest): string | undefined =>
  CREDENTIAL.exec(queryOf(request.url).get('X-Amz-Credential') ?? '')?.[4];

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);

const canonicalQuery = (query: URLSearchParams): string =>
  [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');

/** What is signed of a request: its body is not. */
const canonicalRequest = ({ method, url, headers }: SignedRequest, signed: readonly string[]): string => {
  const lines = signed.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/\s+/g, ' ')}\n`);
  const [path = '/'] = url.split('?', 1);
  return [
    method,
    path,
    canonicalQuery(queryOf(url)),
    lines.join(''),
    signed.join(';'),
    'UNSIGNED-PAYLOAD',
  ].join('\n');
};

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

const signatureOf = (canonical: string, secret: string, at: string, scope: readonly string[]): Buffer => {
  const digest = createHash('sha256').update(canonical).digest('hex');
  const key = [...scope, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, ['AWS4-HMAC-SHA256', at, [...scope, 'aws4_request'].join('/'), digest].join('\n'));
};

const instantOf = (text: string): number => Date.parse(text.replace(INSTANT, '$1-$2-$3T$4:$5:$6Z'));

/** S3 refuses an `x-amz-` header that nobody signed: it would change what was allowed. */
const isCovered = ({ headers }: SignedRequest, signed: readonly string[]): boolean =>
  signed.includes('host') &&
  Object.keys(headers).every((name) => !name.startsWith('x-amz-') || signed.includes(name));

/** Verifies a signature in the address, against the sandbox's time `now` (epoch ms): a signed header that was sent otherwise voids it. */
export const verifyPresigned = (request: SignedRequest, keys: KeyRing, now: number): Verdict => {
  const query = queryOf(request.url);
  const text = (name: string) => query.get(`X-Amz-${name}`) ?? '';
  const [, accessKeyId = '', day = '', region = '', service = ''] = CREDENTIAL.exec(text('Credential')) ?? [];
  const [at, seconds] = [text('Date'), Number(text('Expires'))];
  const isComplete =
    text('Algorithm') === 'AWS4-HMAC-SHA256' &&
    INSTANT.test(at) &&
    at.startsWith(day) &&
    Number.isInteger(seconds) &&
    seconds >= 1 &&
    seconds <= EXPIRES_SECONDS_MAX;
  if (!accessKeyId || !isComplete) return { ok: false, fault: 'IncompleteSignature' };
  const known = keys.find(accessKeyId);
  if (!known || text('Security-Token') !== known.credentials.sessionToken)
    return { ok: false, fault: 'UnrecognizedClient' };
  if (known.endsAt !== undefined && known.endsAt <= now) return { ok: false, fault: 'ExpiredToken' };
  const signed = text('SignedHeaders').split(';');
  const scope = [day, region, service];
  const expected = signatureOf(
    canonicalRequest(request, signed),
    known.credentials.secretAccessKey,
    at,
    scope,
  );
  const given = Buffer.from(text('Signature'), 'hex');
  const isSame = given.length === expected.length && timingSafeEqual(given, expected);
  if (!isSame || !isCovered(request, signed)) return { ok: false, fault: 'InvalidSignature' };
  if (now >= instantOf(at) + seconds * 1000) return { ok: false, fault: 'RequestExpired' };
  return { ok: true, principal: known.principal, accessKeyId, service, region };
};
