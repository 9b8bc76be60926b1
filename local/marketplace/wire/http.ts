import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WireRequest } from './message.ts';

/** Largest body that is read at all, in bytes. */
const BODY_BYTES_MAX = 4_000_000;

class TooLarge extends Error {}

const readBody = async (incoming: IncomingMessage): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.byteLength;
    if (length > BODY_BYTES_MAX) throw new TooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const wireRequest = async (incoming: IncomingMessage): Promise<WireRequest> => ({
  method: incoming.method ?? 'GET',
  url: new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? 'localhost'}`).href,
  headers: Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  ),
  body: await readBody(incoming),
});

const send = async (outgoing: ServerResponse, response: Response): Promise<void> => {
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  outgoing.end(Buffer.from(await response.arrayBuffer()));
};

/**
 * Serves `handle` on the loopback interface. Every reply carries the simulated time (`now`, epoch ms) as its Date,
 * since AWS's clients set their clocks by it, and a request id. Port 0 takes a free one.
 */
export const serve = async (
  handle: (request: WireRequest) => Promise<Response>,
  { port, now }: { port: number; now: () => number },
): Promise<{ url: string; close: () => Promise<void> }> => {
  const respond = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    outgoing.setHeader('date', new Date(now()).toUTCString());
    outgoing.setHeader('x-amzn-requestid', randomUUID());
    try {
      await send(outgoing, await handle(await wireRequest(incoming)));
    } catch (error) {
      if (!(error instanceof TooLarge))
        process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`);
      outgoing.statusCode = error instanceof TooLarge ? 413 : 500;
      outgoing.end();
    }
  };
  const server: Server = createServer((incoming, outgoing) => void respond(incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
