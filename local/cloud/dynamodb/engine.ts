import { once } from 'node:events';
import { Agent, request } from 'node:http';
import createServer from 'dynalite';
import { type Body, Refused, type Reply } from './wire.ts';

/** Connections to the engine: it has one thread, so more would only queue there. */
const CONNECTIONS_MAX = 16;

/** The engine insists on a signature's form and never verifies it: nobody but us knows its port. */
const SIGNATURE_FORM = {
  'content-type': 'application/x-amz-json-1.0',
  authorization: 'AWS4-HMAC-SHA256 Credential=embedded, SignedHeaders=host, Signature=embedded',
  'x-amz-date': '20260101T000000Z',
};

/** dynalite, spoken to through its HTTP interface only. */
export interface Engine {
  /** One operation; an error of DynamoDB is a reply like any other. */
  call(operation: string, body: unknown): Promise<Reply>;
  /** The body of a successful reply. @throws {Refused} with the engine's own error */
  ask(operation: string, body: unknown): Promise<Body>;
  close(): Promise<void>;
}

/**
 * Starts dynalite on an ephemeral loopback port.
 * @param directory where its LevelDB lies; absent: in memory
 */
export const startEngine = async (directory?: string): Promise<Engine> => {
  const times = { createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 };
  const server = createServer(directory === undefined ? times : { ...times, path: directory });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The engine has no port');
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS_MAX });
  const door = { host: '127.0.0.1', port: address.port, method: 'POST', agent };

  const call = (operation: string, body: unknown): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const text = Buffer.from(JSON.stringify(body));
      const headers = {
        ...SIGNATURE_FORM,
        'x-amz-target': `DynamoDB_20120810.${operation}`,
        'content-length': text.length,
      };
      const outgoing = request({ ...door, headers }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const answer = Buffer.concat(chunks).toString();
          resolve({ status: incoming.statusCode ?? 500, body: answer === '' ? {} : JSON.parse(answer) });
        });
      });
      outgoing.on('error', reject);
      outgoing.end(text);
    });

  const ask = async (operation: string, body: unknown): Promise<Body> => {
    const reply = await call(operation, body);
    if (reply.status !== 200) throw new Refused(reply);
    return reply.body as Body;
  };

  const close = async (): Promise<void> => {
    agent.destroy();
    await new Promise<void>((resolve, reject) =>
      server.close((error) => (error ? reject(error) : resolve())),
    );
  };
  return { call, ask, close };
};
