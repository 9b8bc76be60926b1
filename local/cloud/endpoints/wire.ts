import { randomUUID } from 'node:crypto';
import type { Incoming, Outgoing } from '../http.ts';
import { type Call, type Protocol, type Reply, ServiceFault } from './call.ts';

const PROTOCOLS: Record<string, Protocol> = {
  dynamodb: 'json-1.0',
  sqs: 'json-1.0',
  events: 'json-1.1',
  kms: 'json-1.1',
  secretsmanager: 'json-1.1',
  ses: 'rest-json',
  s3: 'rest-xml',
  sts: 'query',
  cloudformation: 'query',
  lambda: 'rest-json',
};

/** `/2015-03-31/functions/<function>/aliases/<alias>`. */
const ALIAS = /^\/2015-03-31\/functions\/([^/]+)\/aliases\/([^/]+)$/;

/** REST operations, by service, method and path. */
const ROUTES: [service: string, method: string, path: RegExp, operation: string][] = [
  ['ses', 'POST', /^\/v2\/email\/outbound-emails$/, 'SendEmail'],
  ['s3', 'PUT', /^\/[^/]+\/.+/, 'PutObject'],
  ['s3', 'GET', /^\/[^/]+\/.+/, 'GetObject'],
  ['s3', 'HEAD', /^\/[^/]+\/.+/, 'HeadObject'],
  ['s3', 'DELETE', /^\/[^/]+\/.+/, 'DeleteObject'],
  ['s3', 'GET', /^\/[^/]+\/?$/, 'ListObjectsV2'],
  ['lambda', 'GET', ALIAS, 'GetAlias'],
  ['lambda', 'PUT', ALIAS, 'UpdateAlias'],
];

const parseJson = (body: Uint8Array): Record<string, unknown> => {
  if (body.length === 0) return {};
  try {
    const parsed: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch {
    // Told to the caller below.
  }
  throw new ServiceFault('SerializationException', 'The body is not a JSON object.');
};

const parsePath = (path: string): Record<string, unknown> => {
  const [, bucket = '', ...key] = path.split('/').map(decodeURIComponent);
  return { Bucket: bucket, ...(key.join('/') === '' ? {} : { Key: key.join('/') }) };
};

const readTarget = (request: Incoming, service: string, header: string): Call => {
  const [target = '', operation = ''] = header.split('.');
  const protocol = request.headers['content-type']?.includes('1.0') ? 'json-1.0' : 'json-1.1';
  return {
    service,
    operation,
    target,
    protocol: PROTOCOLS[service] ?? protocol,
    input: parseJson(request.body),
    request,
  };
};

const readRest = (request: Incoming, service: string): Call => {
  const [path = '/', search] = request.url.split('?');
  const protocol = PROTOCOLS[service] ?? 'rest-json';
  const named = ROUTES.find(
    ([of, method, shape]) => of === service && method === request.method && shape.test(path),
  );
  // AWS Marketplace Catalog names its operations in the path.
  const operation =
    named?.[3] ?? (service === 'aws-marketplace' ? (path.split('/')[1] ?? '') : `${request.method} ${path}`);
  const query = Object.fromEntries(new URLSearchParams(search));
  const [, FunctionName, Name] = (service === 'lambda' && ALIAS.exec(decodeURIComponent(path))) || [];
  const ofAlias = FunctionName === undefined ? {} : { FunctionName, Name };
  const input =
    service === 's3'
      ? { ...query, ...parsePath(path) }
      : { ...query, ...parseJson(request.body), ...ofAlias };
  return { service, operation, target: '', protocol, input, request };
};

/** Names the service and operation of a request, from the scope it was signed for. */
export const readCall = (request: Incoming, service: string): Call => {
  const header = request.headers['x-amz-target'];
  if (header) return readTarget(request, service, header);
  if (PROTOCOLS[service] !== 'query') return readRest(request, service);
  const form = Object.fromEntries(new URLSearchParams(Buffer.from(request.body).toString('utf8')));
  return { service, operation: form.Action ?? '', target: '', protocol: 'query', input: form, request };
};

const CONTENT_TYPES: Record<Protocol, string> = {
  'json-1.0': 'application/x-amz-json-1.0',
  'json-1.1': 'application/x-amz-json-1.1',
  'rest-json': 'application/json',
  'rest-xml': 'application/xml',
  query: 'text/xml',
};

/** Text that is safe between two XML tags. */
export const escapeXml = (text: string): string =>
  text.replace(/[<>&"']/g, (character) => `&#${character.codePointAt(0)};`);

/** A reply, on the wire. */
export const writeReply = (protocol: Protocol, { status, headers, body }: Reply): Outgoing => ({
  status,
  headers: { 'content-type': CONTENT_TYPES[protocol], 'x-amzn-requestid': randomUUID(), ...headers },
  body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
});

/** A fault, in the error shape of the protocol. */
export const writeFault = (protocol: Protocol, fault: ServiceFault): Outgoing => {
  const { code, message } = fault;
  const status = code === 'AccessDeniedException' && !protocol.startsWith('json') ? 403 : fault.status;
  const shortCode = code === 'AccessDeniedException' ? 'AccessDenied' : code;
  const error = `<Code>${shortCode}</Code><Message>${escapeXml(message)}</Message>`;
  switch (protocol) {
    case 'rest-xml':
      return writeReply(protocol, { status, body: `<?xml version="1.0"?><Error>${error}</Error>` });
    case 'query':
      return writeReply(protocol, { status, body: `<ErrorResponse><Error>${error}</Error></ErrorResponse>` });
    case 'rest-json':
      return writeReply(protocol, { status, headers: { 'x-amzn-errortype': code }, body: { message } });
    default:
      return writeReply(protocol, { status, body: { __type: code, message, Message: message } });
  }
};
