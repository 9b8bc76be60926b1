import { randomUUID } from 'node:crypto';
import type { Incoming } from '../http.ts';
import type { Resource } from '../template/resources.ts';
import { clfTime, splitUrl } from './door.ts';
import type { Taken } from './routes.ts';

/** A REST API as its one stage serves it. */
export interface Served {
  resource: Resource;
  stageName: string;
  stageVariables?: Readonly<Record<string, string>>;
  /** Media types that come as base64. */
  binaryTypes: readonly string[];
}

const grouped = (pairs: Iterable<readonly [string, string]>): Record<string, string[]> => {
  const all: Record<string, string[]> = {};
  for (const [name, value] of pairs) (all[name] ??= []).push(value);
  return all;
};

const lastOf = (all: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(all).map(([name, values]) => [name, values.at(-1) ?? '']));

const orNull = <T extends object>(value: T): T | null => (Object.keys(value).length === 0 ? null : value);

/** The event of a Lambda proxy integration, payload format 1.0 (API Gateway developer guide, 2026-11). Bodies are text. */
export const restEvent = (
  api: Served,
  request: Incoming,
  path: string,
  { route, parameters }: Taken<unknown>,
  now: number,
) => {
  const { search, path: fullPath } = splitUrl(request.url);
  const headers = grouped(request.rawHeaders);
  const query = grouped(new URLSearchParams(search));
  const type = request.headers['content-type']?.split(';')[0] ?? '';
  const binary = api.binaryTypes.includes('*/*') || api.binaryTypes.includes(type);
  const { region, account, ref } = api.resource;
  return {
    resource: route.path,
    path,
    httpMethod: request.method,
    headers: lastOf(headers),
    multiValueHeaders: headers,
    queryStringParameters: orNull(lastOf(query)),
    multiValueQueryStringParameters: orNull(query),
    pathParameters: orNull(parameters),
    stageVariables: api.stageVariables ?? null,
    requestContext: {
      accountId: account,
      apiId: ref,
      domainName: request.headers.host ?? `${ref}.execute-api.${region}.amazonaws.com`,
      domainPrefix: ref,
      extendedRequestId: randomUUID(),
      httpMethod: request.method,
      identity: { sourceIp: request.sourceIp, userAgent: request.headers['user-agent'] ?? null },
      path: fullPath,
      protocol: 'HTTP/1.1',
      requestId: randomUUID(),
      requestTime: clfTime(now),
      requestTimeEpoch: Math.floor(now),
      resourcePath: route.path,
      stage: api.stageName,
    },
    body: request.body.length === 0 ? null : Buffer.from(request.body).toString(binary ? 'base64' : 'utf8'),
    isBase64Encoded: binary && request.body.length > 0,
  };
};
