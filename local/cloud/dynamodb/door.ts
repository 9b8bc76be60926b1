import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { crc32 } from 'node:zlib';
import { type Reply, refused } from './wire.ts';

/** DynamoDB takes requests of up to 16 MB (developer guide, "Quotas", 2026-11-21). */
const REQUEST_BYTES_MAX = 16 * 1024 * 1024;

/** Answers one request: target, e.g. `DynamoDB_20120810.GetItem`, and parsed body. */
export type Answer = (target: string, body: unknown) => Promise<Reply>;

const readBody = async (incoming: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > REQUEST_BYTES_MAX) throw refused('SerializationException', 'The request is too large');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw refused('SerializationException', 'The body is not JSON');
  }
};

const respond = async (answer: Answer, incoming: IncomingMessage): Promise<Reply> => {
  try {
    const body = await readBody(incoming);
    return await answer(`${incoming.headers['x-amz-target'] ?? ''}`, body);
  } catch (error) {
    if (error instanceof Error && 'reply' in error) return error.reply as Reply;
    throw error;
  }
};

const send = (outgoing: ServerResponse, reply: Reply, now: number): void => {
  const text = Buffer.from(JSON.stringify(reply.body));
  outgoing.sendDate = false;
  outgoing.writeHead(reply.status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': text.length,
    'x-amz-crc32': `${crc32(text)}`,
    'x-amzn-requestid': randomUUID(),
    date: new Date(now).toUTCString(),
  });
  outgoing.end(text);
};

/**
 * A plain HTTP door on the loopback. It verifies no signatures: that is for who lets others in.
 * @param now milliseconds since the epoch, for the `Date` that clients set their clocks by
 * @param port 0: any free one
 */
export const serveDynamoDb = async (
  answer: Answer,
  now: () => number,
  port = 0,
): Promise<{ url: string; close(): Promise<void> }> => {
  const server = createServer((incoming, outgoing) => {
    respond(answer, incoming).then(
      (reply) => send(outgoing, reply, now()),
      // An answer that throws stands for a lost reply: the connection just ends.
      () => outgoing.destroy(),
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The door has no port');
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((resolve, reject) =>
      server.close((error) => (error ? reject(error) : resolve())),
    );
  };
  return { url: `http://127.0.0.1:${address.port}`, close };
};
