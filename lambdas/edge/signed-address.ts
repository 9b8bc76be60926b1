/**
 * Addresses of S3 that are signed here, each for one call. The client of S3 is 120 KB of a bundle; the signer is in it already.
 * @module
 */
import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { type Instant, SECOND_MS } from '#domain/time.ts';

/** As whom, and where S3 stands. */
export interface S3Settings {
  readonly region: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  /** Another place than AWS's own, without a slash at the end: buckets are its first folders. */
  readonly endpoint?: string;
}

/** The one call that an address is good for. */
export interface SignedCall {
  readonly bucket: string;
  readonly key: string;
  /** Whoever calls must send these as they are here; names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

/** For how long an address is good. */
export interface AddressLife {
  readonly from: Instant;
  /** ms. */
  readonly lifeMs: number;
}

type SourceData = string | ArrayBuffer | ArrayBufferView;

const bytesOf = (part: SourceData): Uint8Array => {
  if (typeof part === 'string') return Buffer.from(part);
  return ArrayBuffer.isView(part)
    ? new Uint8Array(part.buffer, part.byteOffset, part.byteLength)
    : new Uint8Array(part);
};

/** What the signer hashes with. */
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

const escaped = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const placeOf = ({ region, endpoint }: S3Settings, { bucket, key }: SignedCall): URL => {
  const path = key.split('/').map(escaped).join('/');
  return new URL(
    endpoint === undefined
      ? `https://${bucket}.s3.${region}.amazonaws.com/${path}`
      : `${endpoint}/${bucket}/${path}`,
  );
};

const queryText = (query: Readonly<Record<string, unknown>>): string =>
  Object.entries(query)
    .map(([name, value]) => `${escaped(name)}=${escaped(String(value))}`)
    .join('&');

/**
 * Signs an address over method, place, query and headers, and over no body (S3 API reference, "Authenticating Requests: Using
 * Query Parameters", 2026-11).
 */
export const signedAddress = async (
  method: 'GET' | 'HEAD' | 'PUT',
  call: SignedCall,
  { from, lifeMs }: AddressLife,
  settings: S3Settings,
): Promise<string> => {
  const { region, credentials } = settings;
  const place = placeOf(settings, call);
  const { protocol, hostname, host, pathname: path } = place;
  const signer = new SignatureV4({
    service: 's3',
    region,
    credentials,
    sha256: Sha256,
    uriEscapePath: false,
  });
  const { query } = await signer.presign(
    {
      ...{ method, protocol, hostname, path, query: { ...call.query } },
      headers: { ...call.headers, host, 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' },
    },
    { expiresIn: lifeMs / SECOND_MS, signingDate: new Date(from) },
  );
  return `${place.origin}${path}?${queryText(query ?? {})}`;
};

/**
 * What Lambda tells a function of itself.
 * @param requireEnv reads an environment variable
 * @param optionalEnv reads one that may be absent
 */
export const s3Settings = (
  requireEnv: (name: string) => string,
  optionalEnv: (name: string) => string | undefined,
): S3Settings => {
  const endpoint = optionalEnv('AWS_ENDPOINT_URL_S3') ?? optionalEnv('AWS_ENDPOINT_URL');
  const sessionToken = optionalEnv('AWS_SESSION_TOKEN');
  return {
    region: requireEnv('AWS_REGION'),
    credentials: {
      accessKeyId: requireEnv('AWS_ACCESS_KEY_ID'),
      secretAccessKey: requireEnv('AWS_SECRET_ACCESS_KEY'),
      ...(sessionToken === undefined ? {} : { sessionToken }),
    },
    ...(endpoint === undefined ? {} : { endpoint }),
  };
};
