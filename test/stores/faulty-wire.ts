/**
 * A wire to DynamoDB that fails as it is told: between the real SDK client and a real engine.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to one request. */
export type Fault =
  | 'none'
  /** Refused before anything happens; the SDK tries again. */
  | 'throttle'
  /** Another transaction was in the way. */
  | 'conflict'
  /** The connection breaks before the request arrives. */
  | 'lost-request'
  /** The request is carried out, its answer never arrives. */
  | 'lost-reply';

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const refuse = (response: ServerResponse, type: string, extra: object = {}): void => {
  const body = JSON.stringify({
    __type: `com.amazonaws.dynamodb.v20120810#${type}`,
    message: 'injected',
    ...extra,
  });
  response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(body);
};

const forward = async (endpoint: string, request: IncomingMessage, body: Buffer): Promise<Response> => {
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    typeof value === 'string' && !['host', 'connection', 'content-length'].includes(name)
      ? [[name, value]]
      : [],
  );
  return fetch(endpoint, {
    method: 'POST',
    headers: headers as [string, string][],
    body: new Uint8Array(body),
  });
};

/**
 * Opens the wire.
 * @param plan asked for each request, with its operation, e.g. `TransactWriteItems`
 */
export const faultyWire = async (
  endpoint: string,
  plan: (operation: string) => Fault,
): Promise<{ url: string; close(): Promise<void> }> => {
  const server = createServer(async (request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    const body = await bodyOf(request);
    const fault = plan(operation);
    if (fault === 'throttle') return refuse(response, 'ThrottlingException');
    if (fault === 'conflict') {
      return refuse(response, 'TransactionCanceledException', {
        CancellationReasons: [{ Code: 'TransactionConflict' }],
      });
    }
    if (fault === 'lost-request') return request.socket.destroy();
    const answer = await forward(endpoint, request, body);
    const text = Buffer.from(await answer.arrayBuffer());
    if (fault === 'lost-reply') return request.socket.destroy();
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
