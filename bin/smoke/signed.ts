/**
 * A signed request to the operators' door.
 * @module
 */

import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import { credentialsOf, type Place } from './place.ts';

type Query = Readonly<Record<string, string>>;

const attempt = async (url: string, query: Query, place: Place, signingDate: Date): Promise<Response> => {
  const { protocol, host, hostname, pathname } = new URL(url);
  const signer = new SignatureV4({
    credentials: await credentialsOf(place),
    region: place.region,
    service: 'execute-api',
    sha256: Sha256,
  });
  const request = new HttpRequest({
    protocol,
    hostname,
    method: 'GET',
    path: pathname,
    query: { ...query },
    headers: { host, accept: 'application/json' },
  });
  const { headers } = await signer.sign(request, { signingDate });
  const { host: _, ...others } = headers;
  return fetch(`${url}?${new URLSearchParams(query)}`, { headers: others });
};

/**
 * Sends `GET <url>` with the place's credentials; where the door's clock is another one (the sandbox's may be), it signs again
 * by that.
 * @param query name → value
 */
export const getSigned = async (url: string, query: Query, place: Place): Promise<Response> => {
  const first = await attempt(url, query, place, new Date());
  const date = first.headers.get('date');
  return first.status === 403 && date !== null ? attempt(url, query, place, new Date(date)) : first;
};
