/**
 * Takes a role in another account: `sts:AssumeRole`, as one signed request. The client of STS is 30 KB of a bundle for this
 * one call; the signer is in it already.
 * @module
 */
import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import * as v from 'valibot';
import { SECOND_MS } from '#domain/time.ts';

type SourceData = string | ArrayBuffer | ArrayBufferView;

/** The role, and the word that its trust asks for beside the name of the caller. */
export interface SellerRole {
  readonly roleArn: string;
  readonly externalId: string;
}

/** Credentials as the AWS SDK takes them. */
export interface SellerCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

/** Where and as whom STS is asked. */
export interface StsSettings {
  readonly endpoint: string;
  readonly credentials: Pick<SellerCredentials, 'accessKeyId' | 'secretAccessKey'> & {
    sessionToken?: string;
  };
}

/** Every account has this Region switched on, and AWS Marketplace is asked there too. */
export const STS_REGION = 'us-east-1';

/** ms · a buyer may be waiting, and all attempts and the call itself must fit into a function's 15 s. */
const REQUEST_TIMEOUT_MS = 2 * SECOND_MS;

/** Whoever asked tries again later; this is for a connection that broke. */
const ATTEMPTS = 2;

/** s · the longest that a role may last which a role takes (IAM user guide, "Role chaining", 2026-11). */
const SESSION_SECONDS = 3_600;

const Credentials = v.object({
  accessKeyId: v.pipe(v.string(), v.minLength(16)),
  secretAccessKey: v.pipe(v.string(), v.minLength(1)),
  sessionToken: v.pipe(v.string(), v.minLength(1)),
  expiration: v.pipe(
    v.string(),
    v.isoTimestamp(),
    v.transform((at) => new Date(at)),
  ),
});

/** What the signer hashes with: it gives text and bytes. */
class Sha256 {
  readonly #hash: Hash | Hmac;
  constructor(secret?: SourceData) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }
  update(part: SourceData): void {
    this.#hash.update(bytesOf(part));
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}

const bytesOf = (part: SourceData): Uint8Array => {
  if (typeof part === 'string') return Buffer.from(part);
  return ArrayBuffer.isView(part)
    ? new Uint8Array(part.buffer, part.byteOffset, part.byteLength)
    : new Uint8Array(part);
};

const signed = async ({ roleArn, externalId }: SellerRole, { endpoint, credentials }: StsSettings) => {
  const { protocol, hostname, host, port } = new URL(endpoint);
  const body = new URLSearchParams({
    Action: 'AssumeRole',
    Version: '2011-06-15',
    RoleArn: roleArn,
    RoleSessionName: 'concord',
    ExternalId: externalId,
    DurationSeconds: String(SESSION_SECONDS),
  }).toString();
  const signer = new SignatureV4({ service: 'sts', region: STS_REGION, credentials, sha256: Sha256 });
  const { headers } = await signer.sign({
    method: 'POST',
    protocol,
    hostname,
    ...(port === '' ? {} : { port: Number(port) }),
    path: '/',
    query: {},
    headers: { host, 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });
  // fetch names the host by itself
  const { host: _, ...sent } = headers;
  return { headers: sent, body };
};

const textIn = (xml: string, tag: string): string | undefined =>
  new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1]?.trim();

const credentialsIn = (xml: string): SellerCredentials =>
  v.parse(Credentials, {
    accessKeyId: textIn(xml, 'AccessKeyId'),
    secretAccessKey: textIn(xml, 'SecretAccessKey'),
    sessionToken: textIn(xml, 'SessionToken'),
    expiration: textIn(xml, 'Expiration'),
  });

type Answer = SellerCredentials | { readonly error: Error; readonly passes: boolean };

const ask = async (role: SellerRole, settings: StsSettings): Promise<Answer> => {
  const request = { method: 'POST', ...(await signed(role, settings)) };
  let response: Response;
  let xml: string;
  try {
    response = await fetch(settings.endpoint, {
      ...request,
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    xml = await response.text();
  } catch (cause) {
    return { error: new Error('STS does not answer', { cause }), passes: true };
  }
  if (response.ok) return credentialsIn(xml);
  const name = textIn(xml, 'Code') ?? `STS ${response.status}`;
  // AWS's message names role and caller, and no secret
  const error = Object.assign(new Error(textIn(xml, 'Message') ?? name), { name });
  return { error, passes: response.status >= 500 };
};

/**
 * Takes the role for an hour.
 * @throws AWS's error, by its name (`AccessDenied` where the trust does not let the function in)
 */
export const assumeRole = async (role: SellerRole, settings: StsSettings): Promise<SellerCredentials> => {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask(role, settings);
    if (!('error' in answer)) return answer;
    if (attempt >= ATTEMPTS || !answer.passes) throw answer.error;
  }
};
