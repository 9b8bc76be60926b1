import { createHash, timingSafeEqual } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Clock } from '#local/clock.ts';
import type { KeyRing, Principal } from './keys.ts';

/** A request as it came over the wire. Header names are lower case. */
export interface SignedRequest {
  method: string;
  /** Path and query, as sent. */
  url: string;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
}

/** Why a signature was not accepted, in AWS's words. */
export type SignatureFault =
  | 'MissingAuthenticationToken'
  | 'IncompleteSignature'
  | 'UnrecognizedClient'
  | 'InvalidSignature'
  | 'ExpiredToken'
  | 'RequestExpired';

/** A verified signature, or why it is none. */
export type Verdict =
  | { ok: true; principal: Principal; accessKeyId: string; service: string; region: string }
  | { ok: false; fault: SignatureFault };

/** AWS accepts signatures up to 5 minutes old or ahead (IAM user guide "Signature Version 4", 2026-11). */
const SKEW_MS_MAX = 5 * 60_000;

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

const BODY_HASH = 'x-amz-content-sha256';

const instantOf = (amzDate: string | undefined): number => {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(amzDate ?? '');
  if (!match) return Number.NaN;
  const [, year, month, day, hour, minute, second] = match;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
};

const sameText = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const queryOf = (search: URLSearchParams): Record<string, string | string[]> =>
  Object.fromEntries([...new Set(search.keys())].map((key) => [key, search.getAll(key)]));

const bodyMatches = ({ headers, body }: SignedRequest): boolean => {
  const claimed = headers[BODY_HASH];
  if (claimed === undefined || claimed === 'UNSIGNED-PAYLOAD') return true;
  return sameText(claimed, createHash('sha256').update(body).digest('hex'));
};

const fault = (code: SignatureFault): Verdict => ({ ok: false, fault: code });

/** The service of the credential scope, which says for whom a request is, before anything is verified. */
export const claimedService = (authorization: string | undefined): string | undefined =>
  AUTHORIZATION.exec(authorization ?? '')?.[4];

/**
 * Verifies an AWS Signature Version 4 in the `Authorization` header, against the sandbox's time `now` (epoch ms), by signing
 * the same request again with the AWS SDK's own signer. `curl` and the AWS CLI know the machine's clock alone: a signature by
 * `now - offset` is as good.
 */
export const verifySignature = async (
  request: SignedRequest,
  keys: KeyRing,
  { now, offset }: Pick<Clock, 'now' | 'offset'>,
): Promise<Verdict> => {
  const { authorization } = request.headers;
  if (!authorization) return fault('MissingAuthenticationToken');
  const [, accessKeyId = '', day, region = '', service = '', signedHeaders = '', signature = ''] =
    AUTHORIZATION.exec(authorization) ?? [];
  if (!signature) return fault('IncompleteSignature');
  const known = keys.find(accessKeyId);
  const { sessionToken } = known?.credentials ?? {};
  if (!known || !sessionToken || !sameText(request.headers['x-amz-security-token'] ?? '', sessionToken)) {
    return fault('UnrecognizedClient');
  }
  if (known.endsAt !== undefined && known.endsAt <= now()) return fault('ExpiredToken');
  const signedAt = instantOf(request.headers['x-amz-date']);
  const isCurrent = [now(), now() - offset()].some((time) => Math.abs(time - signedAt) <= SKEW_MS_MAX);
  if (!isCurrent) return fault('RequestExpired');
  const names = new Set(signedHeaders.split(';'));
  if (!names.has('host') || !request.headers['x-amz-date']?.startsWith(day ?? '') || !bodyMatches(request)) {
    return fault('InvalidSignature');
  }
  const [path = '/', search = ''] = request.url.split('?', 2);
  const signer = new SignatureV4({
    credentials: known.credentials,
    region,
    service,
    sha256: Sha256,
    applyChecksum: false,
    uriEscapePath: service !== 's3',
  });
  const again = await signer.sign(
    new HttpRequest({
      method: request.method,
      path,
      query: queryOf(new URLSearchParams(search)),
      headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => names.has(name))),
      body: request.body,
    }),
    { signingDate: new Date(signedAt), signableHeaders: names },
  );
  const expected = AUTHORIZATION.exec(again.headers.authorization ?? '')?.[6] ?? '';
  if (!sameText(expected, signature)) return fault('InvalidSignature');
  return { ok: true, principal: known.principal, accessKeyId, service, region };
};
