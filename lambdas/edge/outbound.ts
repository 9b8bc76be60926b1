/**
 * Requests to addresses that a seller typed. The name is resolved once, every address that it has must be public, and the
 * connection goes to one of these very addresses, so that a second answer of the name server changes nothing.
 * @module
 */
import { lookup } from 'node:dns/promises';
import { type ClientRequest, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { WEBHOOK_ANSWER_BYTES_MAX, WEBHOOK_ANSWER_MS, WEBHOOK_CONNECT_MS } from '#domain/limits.ts';
import { isPublicAddress } from './public-address.ts';

/** An IP address and its family, as the name server gives it. */
export interface Address {
  readonly address: string;
  readonly family: number;
}

/** Why there was no answer. */
export type OutboundFailure = 'not-https' | 'not-public' | 'unresolved' | 'timeout' | 'unreachable';

/** The status (HTTP), or why there was none. */
export type Answer = { readonly status: number } | { readonly failed: OutboundFailure };

/** The status and what was said, as UTF-8, with the Retry-After header where there is one; or why there is none of it. */
export type FullAnswer =
  | { readonly status: number; readonly body: string; readonly retryAfter?: string }
  | { readonly failed: OutboundFailure | 'too-large' };

export interface OutboundOptions {
  /** Origins that are reached whatever their address, over HTTP too. Only a sandbox has any. */
  readonly trustedOrigins: readonly string[];
  /** Default: the system's resolver. */
  readonly resolve?: (hostname: string) => Promise<readonly Address[]>;
  /** ms to be connected, and until an answer; default: the limits. */
  readonly connectMs?: number;
  readonly answerMs?: number;
}

/** Posts a body and gives the status. */
export type Post = (url: URL, headers: Readonly<Record<string, string>>, body: string) => Promise<Answer>;

/** Asks, and reads the whole answer. */
export type Call = (
  method: Method,
  url: URL,
  headers: Readonly<Record<string, string>>,
  body?: string,
) => Promise<FullAnswer>;

/** Gets what stands at an address. */
export type Get = (url: URL, headers: Readonly<Record<string, string>>) => Promise<FullAnswer>;

const resolveAll = (hostname: string): Promise<Address[]> => lookup(hostname, { all: true });

/** The one address to connect to; every address of the name must be public, where the origin is not trusted. */
const addressOf = async (
  url: URL,
  options: OutboundOptions,
): Promise<Address | { readonly failed: OutboundFailure }> => {
  const trusted = options.trustedOrigins.includes(url.origin);
  if (url.protocol !== 'https:' && !trusted) return { failed: 'not-https' };
  const hostname = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const found = await (options.resolve ?? resolveAll)(hostname).catch(() => []);
  const [first] = found;
  if (!first) return { failed: 'unresolved' };
  return trusted || found.every(({ address }) => isPublicAddress(address)) ? first : { failed: 'not-public' };
};

export type Method = 'GET' | 'POST' | 'PUT';

interface Outgoing {
  readonly method: Method;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A request to that very address, under way; it ends by itself when its time is over. */
const begin = (
  url: URL,
  { address, family }: Address,
  { method, headers, body }: Outgoing,
  options: OutboundOptions,
): ClientRequest => {
  const isTls = url.protocol === 'https:';
  const request = (isTls ? requestHttps : requestHttp)(url, {
    method,
    headers: {
      ...headers,
      ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    },
    agent: false,
    family,
    lookup: (_name, { all }, done) => (all ? done(null, [{ address, family }]) : done(null, address, family)),
    signal: AbortSignal.timeout(options.answerMs ?? WEBHOOK_ANSWER_MS),
  });
  const connecting = AbortSignal.timeout(options.connectMs ?? WEBHOOK_CONNECT_MS);
  const tooSlow = () => request.destroy(connecting.reason);
  connecting.addEventListener('abort', tooSlow);
  request.once('socket', (socket) =>
    socket.once(isTls ? 'secureConnect' : 'connect', () => connecting.removeEventListener('abort', tooSlow)),
  );
  request.end(body);
  return request;
};

const failureOf = ({ name }: Error): { readonly failed: OutboundFailure } => ({
  failed: /^(Abort|Timeout)Error$/.test(name) ? 'timeout' : 'unreachable',
});

/** The status alone; what follows it is cut off. */
const statusOf = (request: ClientRequest): Promise<Answer> =>
  new Promise((resolve) => {
    request.once('response', (response) => {
      resolve({ status: response.statusCode ?? 0 });
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > WEBHOOK_ANSWER_BYTES_MAX) response.destroy();
      });
      response.on('error', () => response.destroy());
    });
    request.on('error', (error) => resolve(failureOf(error)));
  });

/** The whole answer; one that is too long is not read to its end. */
const answerOf = (request: ClientRequest, bytesMax: number): Promise<FullAnswer> =>
  new Promise((resolve) => {
    request.once('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        chunks.push(chunk);
        if (bytes <= bytesMax) return;
        resolve({ failed: 'too-large' });
        response.destroy();
      });
      const retryAfter = response.headers['retry-after'];
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString('utf8'),
          ...(retryAfter === undefined ? {} : { retryAfter }),
        }),
      );
      response.on('error', (error) => resolve(failureOf(error)));
    });
    request.on('error', (error) => resolve(failureOf(error)));
  });

/** Posts to public HTTPS addresses alone. Redirects are not followed, and what an answer says is not looked at. */
export const outboundPost =
  (options: OutboundOptions): Post =>
  async (url, headers, body) => {
    const address = await addressOf(url, options);
    return 'address' in address
      ? statusOf(begin(url, address, { method: 'POST', headers, body }, options))
      : address;
  };

/**
 * Asks public HTTPS addresses alone. Redirects are not followed.
 * @param bytesMax the longest answer that is read
 */
export const outboundCall =
  (options: OutboundOptions, bytesMax: number): Call =>
  async (method, url, headers, body) => {
    const address = await addressOf(url, options);
    const outgoing = { method, headers, ...(body === undefined ? {} : { body }) };
    return 'address' in address ? answerOf(begin(url, address, outgoing, options), bytesMax) : address;
  };

/**
 * Gets from public HTTPS addresses alone. Redirects are not followed.
 * @param bytesMax the longest answer that is read
 */
export const outboundGet = (options: OutboundOptions, bytesMax: number): Get => {
  const call = outboundCall(options, bytesMax);
  return (url, headers) => call('GET', url, headers);
};
