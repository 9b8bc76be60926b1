/**
 * What an access log says: who, what, how it went. Never a query string or a body: either may hold the token.
 * @module
 */

/** Field → API Gateway's context variable, for both doors. `path` carries no query string. */
const FIELDS = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  ip: '$context.identity.sourceIp',
  userAgent: '$context.identity.userAgent',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  bytes: '$context.responseLength',
  latency: '$context.responseLatency',
} as const;

/** The public door's line: also what the web ACL said. */
export const PUBLIC_LOG_FORMAT = JSON.stringify({
  ...FIELDS,
  resource: '$context.resourcePath',
  waf: '$context.wafResponseCode',
});

/** The operator door's line: also whose credentials signed. */
export const OPERATOR_LOG_FORMAT = JSON.stringify({
  ...FIELDS,
  route: '$context.routeKey',
  caller: '$context.identity.userArn',
  fault: '$context.integrationErrorMessage',
});
