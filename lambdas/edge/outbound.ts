/**
 * Requests to addresses that a seller typed. The name is resolved once, every address that it has must be public, and the
 * connection goes to one of these very addresses, so that a second answer of the name server changes nothing.
 * @module
 */
import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { WEBHOOK_ANSWER_BYTES_MAX, WEBHOOK_ANSWER_MS, WEBHOOK_CONNECT_MS } from '#domain/limits.ts';
import { isPublicAddress } from './public-address.ts';

/** An IP address and its family, as the name server gives it. */
export interface Address {
  readonly address: string;
  readonly family: number;
}

/** The status (HTTP), or why there was none. */
export type Answer =
  | { readonly status: number }
  | { readonly failed: 'not-https' | 'not-public' | 'unresolved' | 'timeout' | 'unreachable' };

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

const resolveAll = (hostname: string): Promise<Address[]> => lookup(hostname, { all: true });

/** The one address to connect to; every address of the name must be public, where the origin is not trusted. */
const addressOf = async (url: URL, options: OutboundOptions): Promise<Address | Answer> => {
  const trusted = options.trustedOrigins.includes(url.origin);
  if (url.protocol !== 'https:' && !trusted) return { failed: 'not-https' };
  const hostname = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const found = await (options.resolve ?? resolveAll)(hostname).catch(() => []);
  const [first] = found;
  if (!first) return { failed: 'unresolved' };
  return trusted || found.every(({ address }) => isPublicAddress(address)) ? first : { failed: 'not-public' };
};

const send = (
  url: URL,
  { address, family }: Address,
  headers: Readonly<Record<string, string>>,
  body: string,
  options: OutboundOptions,
): Promise<Answer> =>
  new Promise((resolve) => {
    const isTls = url.protocol === 'https:';
    const request = (isTls ? requestHttps : requestHttp)(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      agent: false,
      family,
      lookup: (_name, { all }, done) =>
        all ? done(null, [{ address, family }]) : done(null, address, family),
      signal: AbortSignal.timeout(options.answerMs ?? WEBHOOK_ANSWER_MS),
    });
    const connecting = AbortSignal.timeout(options.connectMs ?? WEBHOOK_CONNECT_MS);
    const tooSlow = () => request.destroy(connecting.reason);
    connecting.addEventListener('abort', tooSlow);
    request.once('socket', (socket) =>
      socket.once(isTls ? 'secureConnect' : 'connect', () =>
        connecting.removeEventListener('abort', tooSlow),
      ),
    );
    request.once('response', (response) => {
      resolve({ status: response.statusCode ?? 0 });
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > WEBHOOK_ANSWER_BYTES_MAX) response.destroy();
      });
      response.on('error', () => response.destroy());
    });
    request.on('error', (error) =>
      resolve({ failed: /^(Abort|Timeout)Error$/.test(error.name) ? 'timeout' : 'unreachable' }),
    );
    request.end(body);
  });

/** Posts to public HTTPS addresses alone. Redirects are not followed, and what an answer says is not looked at. */
export const outboundPost =
  (options: OutboundOptions): Post =>
  async (url, headers, body) => {
    const address = await addressOf(url, options);
    return 'address' in address ? send(url, address, headers, body, options) : address;
  };
