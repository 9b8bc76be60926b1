import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request with its body, as every door of the sandbox takes it. */
export interface Incoming {
  method: string;
  /** Path and query, as sent. */
  url: string;
  /** Lower-case names; a header sent twice is joined with a comma. */
  headers: Record<string, string>;
  /** Name and value pairs as sent. */
  rawHeaders: readonly (readonly [string, string])[];
  body: Uint8Array;
  sourceIp: string;
}

/** An answer; a header with several values is sent that many times. */
export interface Outgoing {
  status: number;
  headers?: Record<string, string | string[]>;
  body?: string | Uint8Array;
}

/** Answers the requests of one door. */
export type Handler = (request: Incoming) => Promise<Outgoing>;

/** A listening server. Its port is known before what stands behind it, since functions are told its address. */
export interface Door {
  url: string;
  port: number;
  /** Answers with `handler` from now on; until then it is 503. */
  serve(handler: Handler): void;
  close(): Promise<void>;
}

/** API Gateway takes 10 MB, SQS 1 MiB, Lambda 6 MB: nothing here is larger. */
const BODY_BYTES_MAX = 10 * 1024 * 1024;

/** Raised while a body is read; answered with 413. */
class BodyTooLarge extends Error {}

const readBody = async (request: IncomingMessage): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const pairs = (raw: readonly string[]) =>
  raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : []));

const read = async (request: IncomingMessage): Promise<Incoming> => {
  const rawHeaders = pairs(request.rawHeaders);
  const headers: Record<string, string> = {};
  for (const [name, value] of rawHeaders) {
    const key = name.toLowerCase();
    headers[key] = headers[key] === undefined ? value : `${headers[key]},${value}`;
  }
  return {
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers,
    rawHeaders,
    body: await readBody(request),
    sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
  };
};

const send = (response: ServerResponse, { status, headers = {}, body = '' }: Outgoing, now: () => number) => {
  // The AWS SDKs correct their clocks by this header, so it carries the sandbox's time.
  response.setHeader('Date', new Date(now()).toUTCString());
  response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
  response.end(body);
};

/** Listens on 127.0.0.1 (port 0: any free one). What a handler throws becomes a bare 500 and goes to `report`. */
export const openDoor = async (
  port: number,
  now: () => number,
  report: (error: unknown) => void,
): Promise<Door> => {
  let handler: Handler = async () => ({ status: 503 });
  const server = createServer({ keepAliveTimeout: 60_000 }, async (request, response) => {
    try {
      send(response, await handler(await read(request)), now);
    } catch (error) {
      if (!(error instanceof BodyTooLarge)) report(error);
      send(response, { status: error instanceof BodyTooLarge ? 413 : 500 }, now);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    serve: (next) => {
      handler = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
