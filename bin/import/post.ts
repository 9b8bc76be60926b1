/**
 * Posts chunks to the operators' API, signed with the credentials at hand.
 * @module
 */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import * as v from 'valibot';
import { ImportOutcome } from '#domain/api/imports.ts';
import type { SendChunk } from '#domain/import/chunks.ts';

/** Temporary credentials of a role that may import. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Where and as whom. */
export interface Api {
  /** Origin of the operators' API, e.g. `https://api.concord.example.com`. */
  readonly url: string;
  readonly region: string;
  readonly credentials: Credentials;
}

/** attempts, ms · how often a chunk is sent again where the API is busy or unreachable, and the first wait, doubled each time. */
const ATTEMPTS_MAX = 6;
const FIRST_WAIT_MS = 500;

/** The same chunk has the same key, whenever it is sent. */
const keyOf = (body: string): string => `import-${createHash('sha256').update(body).digest('hex')}`;

const isWorthAnother = (status: number): boolean => status === 409 || status === 429 || status >= 500;

const once = async (api: Api, target: URL, body: string, signingDate: Date): Promise<Response> => {
  const signer = new SignatureV4({
    service: 'execute-api',
    region: api.region,
    credentials: api.credentials,
    sha256: Sha256,
  });
  const request = {
    method: 'POST',
    protocol: target.protocol,
    hostname: target.hostname,
    ...(target.port === '' ? {} : { port: Number(target.port) }),
    path: target.pathname,
    query: Object.fromEntries(target.searchParams),
    headers: { host: target.host, 'content-type': 'application/json', 'idempotency-key': keyOf(body) },
    body,
  };
  const { headers } = await signer.sign(request, { signingDate });
  return fetch(target, { method: 'POST', headers, body });
};

/** A signature that the API took for too old or too new: its clock is in its `Date` header. */
const clockOf = (response: Response | undefined): Date =>
  new Date(response?.headers.get('date') ?? Date.now());

/** Why a signed request is forbidden. */
const OF_KEYS =
  'They may be over, or those of a role that may not do this: the usage names the one that may.';

/**
 * Posts a body until it is answered, signed anew each time; where the API's clock is another one (the sandbox's may be), by that.
 * @param to path and query
 * @throws what the API says where it does not take it
 */
export const post = async (api: Api, to: string, body: string): Promise<unknown> => {
  const target = new URL(to, api.url);
  let response: Response | undefined;
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    if (attempt > 0) await sleep(FIRST_WAIT_MS * 2 ** (attempt - 1));
    const signedAt = attempt === 0 ? new Date() : clockOf(response);
    response = await once(api, target, body, signedAt).catch(() => undefined);
    if (response?.ok) return response.json();
    if (response && response.status !== 403 && !isWorthAnother(response.status)) break;
  }
  const said = response ? `${response.status} ${await response.text()}` : 'no answer';
  if (response?.status === 403)
    throw new Error(`${target.origin} does not take the keys: ${said}\n${OF_KEYS}`);
  throw new Error(`${target.origin} does not take the chunk: ${said}`);
};

/**
 * Sends chunks as an import.
 * @param reason stands in the audit entry of each customer
 * @returns a sender that throws what the API says where it refuses a whole chunk
 */
export const chunkSender =
  (api: Api, reason: string, dryRun: boolean): SendChunk =>
  async (rows) => {
    const answer = await post(
      api,
      `/v1/imports${dryRun ? '?dryRun=true' : ''}`,
      JSON.stringify({ reason, rows }),
    );
    return v.parse(ImportOutcome, answer).rows;
  };
