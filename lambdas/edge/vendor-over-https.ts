/**
 * Speaks with a vendor's own system over HTTPS.
 * @module
 */
import * as v from 'valibot';
import { VENDOR_RETRY_AFTER_SECONDS_MAX } from '#domain/limits.vendor.ts';
import { type Instant, isoOf, SECOND_MS } from '#domain/time.ts';
import { proofOf, signedText } from './asking.ts';
import type { Call, Method } from './outbound.ts';
import type { SigningKeys } from './signing-keys.ts';
import type { ChangeTaken, ConsoleHeard, Heard, NotHeard, Vendor } from './vendor.ts';
import { ActivationAnswer, Declined, Opened, readAnswer, Shown, Upstreams } from './vendor-wire.ts';

const EndpointSchema = v.object({
  productCode: v.string(),
  /** What its addresses begin with, without a slash at the end. */
  url: v.pipe(v.string(), v.url(), v.regex(/[^/]$/, 'ends with a slash')),
  /** ARN of the secret with the key that signs. */
  secret: v.string(),
});
/** The vendor's system of a product. */
export type VendorEndpoint = v.InferOutput<typeof EndpointSchema>;

/** Reads ENV.vendors; throws at start where the configuration is broken. */
export const parseVendors = (json: string): readonly VendorEndpoint[] =>
  v.parse(v.array(EndpointSchema), JSON.parse(json));

export interface VendorPorts {
  readonly endpoints: readonly VendorEndpoint[];
  readonly call: Call;
  readonly signingKeys: SigningKeys;
  readonly now: () => Instant;
}

/** An answer with a status. */
interface Reply {
  readonly status: number;
  readonly body: string;
  readonly retryAfterSeconds?: number;
}

const isReply = (heard: Reply | NotHeard): heard is Reply => 'body' in heard;

/** Retry-After as seconds or as a date (RFC 9110 §10.2.3), from `now` on; anything else says nothing. */
const secondsOf = (retryAfter: string | undefined, now: Instant): { readonly retryAfterSeconds?: number } => {
  if (retryAfter === undefined) return {};
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : Math.ceil((Date.parse(retryAfter) - now) / SECOND_MS);
  if (Number.isNaN(seconds)) return {};
  return { retryAfterSeconds: Math.min(Math.max(seconds, 1), VENDOR_RETRY_AFTER_SECONDS_MAX) };
};

type Ask = (productCode: string, method: Method, path: string, body?: object) => Promise<Reply | NotHeard>;

/** Asks the product's vendor, signed over method, target and body. */
const asking =
  (ports: VendorPorts): Ask =>
  async (productCode, method, path, fields) => {
    const endpoint = ports.endpoints.find((each) => each.productCode === productCode);
    if (!endpoint) return { unanswered: 'no-endpoint' };
    const url = new URL(`${endpoint.url}${path}`);
    const body = fields && JSON.stringify(fields);
    const proof = await proofOf(ports, endpoint.secret, signedText(method, url, body));
    if (!proof) return { unanswered: 'no-key' };
    const headers = {
      accept: 'application/json',
      'user-agent': 'Concord-Vendor/1',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...proof,
    };
    const answer = await ports.call(method, url, headers, body);
    if ('failed' in answer) return { unanswered: answer.failed };
    return { status: answer.status, body: answer.body, ...secondsOf(answer.retryAfter, ports.now()) };
  };

const notExpected = ({ status, retryAfterSeconds }: Reply): NotHeard => ({
  unanswered: 'status',
  status,
  ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
});

/** What is said with status 200. */
const heardAs = <Said>(schema: v.GenericSchema<unknown, Said>, reply: Reply | NotHeard): Heard<Said> => {
  if (!isReply(reply)) return reply;
  if (reply.status !== 200) return notExpected(reply);
  const said = readAnswer(schema, reply.body);
  return said === undefined ? { unanswered: 'not-understood' } : { said };
};

const takenAs = (reply: Reply | NotHeard): Heard<ChangeTaken> => {
  if (!isReply(reply)) return reply;
  if (reply.status === 204) return { said: { taken: true } };
  if (reply.status !== 409) return notExpected(reply);
  const declined = readAnswer(Declined, reply.body);
  return declined ? { said: { taken: false, ...declined } } : { unanswered: 'not-understood' };
};

/** A person is sent there: over HTTPS, or to where the vendor itself was reached. */
const isSafe = (url: string, endpoint: VendorEndpoint | undefined): boolean => {
  const { protocol, origin } = new URL(url);
  return protocol === 'https:' || (endpoint !== undefined && origin === new URL(endpoint.url).origin);
};

const consoleAs = (reply: Reply | NotHeard, endpoint: VendorEndpoint | undefined): ConsoleHeard => {
  if (isReply(reply) && reply.status === 401) return { answered: 'sign-in-refused' };
  const opened = isReply(reply) && reply.status === 200 ? readAnswer(Opened, reply.body) : undefined;
  if (opened && isSafe(opened.url, endpoint)) return { answered: 'opened', url: opened.url };
  const { retryAfterSeconds } = reply;
  return { answered: 'unreachable', ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
};

/** Vendors over HTTPS, signed and guarded as verifications are. */
export const vendorOverHttps = (ports: VendorPorts): Vendor => {
  const ask = asking(ports);
  return {
    activate: async (productCode, asked) =>
      heardAs(ActivationAnswer, await ask(productCode, 'POST', '/activations', asked)),
    change: async (productCode, { propagationId, details, wantedAt, ...change }) => {
      const path = `/changes/${encodeURIComponent(propagationId)}`;
      const body = { ...details, ...change, wantedAt: isoOf(wantedAt) };
      return takenAs(await ask(productCode, 'PUT', path, body));
    },
    shown: async (productCode, tenantId, subject) => {
      const path = `/shown/${encodeURIComponent(tenantId)}?${new URLSearchParams({ subject })}`;
      return heardAs(Shown, await ask(productCode, 'GET', path));
    },
    openConsole: async (productCode, asked) => {
      const endpoint = ports.endpoints.find((each) => each.productCode === productCode);
      return consoleAs(await ask(productCode, 'POST', '/consoles', asked), endpoint);
    },
    upstreams: async (productCode) => heardAs(Upstreams, await ask(productCode, 'GET', '/upstreams')),
  };
};
