/**
 * What an access log says: who, what, how it went. Never a query string or a body: either may hold the token.
 * @module
 */

/** Field → API Gateway's context variable, for both doors. */
const FIELDS = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  ip: '$context.identity.sourceIp',
  userAgent: '$context.identity.userAgent',
  method: '$context.httpMethod',
  status: '$context.status',
  bytes: '$context.responseLength',
  latency: '$context.responseLatency',
} as const;

/** The public door's line: also what the web ACL said. `path` carries no query string. */
export const PUBLIC_LOG_FORMAT = JSON.stringify({
  ...FIELDS,
  path: '$context.path',
  resource: '$context.resourcePath',
  waf: '$context.wafResponseCode',
});

/** The operator door's line: also whose credentials signed. The route in place of the path, which may hold a sign-up code. */
export const OPERATOR_LOG_FORMAT = JSON.stringify({
  ...FIELDS,
  route: '$context.routeKey',
  caller: '$context.identity.userArn',
  fault: '$context.integrationErrorMessage',
});
