/**
 * One signed call of the operators' API.
 * @module
 */
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Api } from '../import/post.ts';

export interface Sent {
  readonly method: 'GET' | 'POST';
  /** With its query, if any. */
  readonly path: string;
  readonly body?: object;
  /** Sent again, the same key does nothing twice. */
  readonly key?: string;
}

/** What was answered, or could not be parsed. */
export interface Received {
  readonly status: number;
  readonly body: unknown;
}

const attempt = async (api: Api, { method, path, body, key }: Sent, signingDate: Date): Promise<Response> => {
  const { region, credentials } = api;
  const target = new URL(path, api.url);
  const sent = { method, ...(body ? { body: JSON.stringify(body) } : {}) };
  const signer = new SignatureV4({ service: 'execute-api', region, credentials, sha256: Sha256 });
  const { headers } = await signer.sign(
    {
      ...sent,
      protocol: target.protocol,
      hostname: target.hostname,
      ...(target.port === '' ? {} : { port: Number(target.port) }),
      path: target.pathname,
      query: Object.fromEntries(target.searchParams),
      headers: {
        host: target.host,
        'content-type': 'application/json',
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
    },
    { signingDate },
  );
  return fetch(target, { ...sent, headers });
};

/** Calls; where the API's clock is another one (the sandbox's may be), it signs again by that. */
export const call = async (api: Api, sent: Sent): Promise<Received> => {
  let response = await attempt(api, sent, new Date());
  const date = response.headers.get('date');
  if (response.status === 403 && date !== null) response = await attempt(api, sent, new Date(date));
  return { status: response.status, body: await response.json() };
};
