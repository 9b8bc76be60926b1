import { randomUUID } from 'node:crypto';
import type { Incoming } from '../http.ts';
import { assumedRoleArn, type Principal, userId } from '../identity/keys.ts';
import type { Resource } from '../template/resources.ts';
import { clfTime, splitUrl } from './door.ts';

/** Who signed a request, once that is verified. */
export interface Caller {
  principal: Principal;
  accessKey: string;
}

/** The key of the route that a request takes, such as `GET /v1/tenants/{id}`, and its path parameters. */
export interface RouteTaken {
  routeKey: string;
  parameters: Record<string, string>;
}

/** What an HTTP API hands over as text; any other body, forms too, comes as base64 (observed; developer guide is silent). */
const TEXT_TYPES = /^(?:text\/.*|application\/(?:json|xml|javascript|.*\+json|.*\+xml))$/;

const bodyOf = ({ headers, body }: Incoming) => {
  if (body.length === 0) return { isBase64Encoded: false };
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? 'text/plain';
  const isBase64Encoded = !TEXT_TYPES.test(type);
  return { body: Buffer.from(body).toString(isBase64Encoded ? 'base64' : 'utf8'), isBase64Encoded };
};

const queryOf = (search: string): Record<string, string> => {
  const joined: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    joined[name] = joined[name] === undefined ? value : `${joined[name]},${value}`;
  }
  return joined;
};

/** `requestContext.authorizer.iam` of a role's session, as API Gateway fills it. */
const iamOf = ({ principal, accessKey }: Caller) => ({
  iam: {
    accessKey,
    accountId: principal.role.account,
    callerId: userId(principal),
    cognitoIdentity: null,
    principalOrgId: null,
    userArn: assumedRoleArn(principal),
    userId: userId(principal),
  },
});

/** The event of a Lambda proxy integration, payload format 2.0 (API Gateway developer guide, 2026-11). */
export const httpEvent = (
  api: Resource,
  request: Incoming,
  { routeKey, parameters }: RouteTaken,
  caller: Caller | undefined,
  now: number,
) => {
  const { path, search } = splitUrl(request.url);
  const { cookie, ...headers } = request.headers;
  const query = queryOf(search);
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: search,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(search === '' ? {} : { queryStringParameters: query }),
    ...(Object.keys(parameters).length === 0 ? {} : { pathParameters: parameters }),
    requestContext: {
      accountId: api.account,
      apiId: api.ref,
      ...(caller ? { authorizer: iamOf(caller) } : {}),
      domainName: headers.host ?? '',
      domainPrefix: api.ref,
      http: {
        method: request.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: clfTime(now),
      timeEpoch: Math.floor(now),
    },
    ...bodyOf(request),
  };
};
