import { createServer, type IncomingMessage, type Server } from 'node:http';
import { isFromConcord } from './verify-webhook.ts';

/** An answer: its status, what it says, and when to come again. */
export interface Reply {
  status: number;
  body?: object;
  retryAfterSeconds?: number;
}

/** What a vendor's system does when it is asked; what it does not have, it answers with 404. */
export interface VendorSystem {
  activate(asked: Record<string, unknown>): Promise<Reply>;
  change(propagationId: string, change: Record<string, unknown>): Promise<Reply>;
  shown(tenantId: string, subject: string): Promise<Reply>;
  openConsole(asked: Record<string, unknown>): Promise<Reply>;
  upstreams(): Promise<Reply>;
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const answer = async (system: VendorSystem, method: string, url: URL, body: string): Promise<Reply> => {
  const [, what, id] = url.pathname.split('/').map(decodeURIComponent);
  switch (`${method} ${what}`) {
    case 'POST activations':
      return system.activate(JSON.parse(body));
    case 'PUT changes':
      return system.change(id ?? '', JSON.parse(body));
    case 'GET shown':
      return system.shown(id ?? '', url.searchParams.get('subject') ?? '');
    case 'POST consoles':
      return system.openConsole(JSON.parse(body));
    case 'GET upstreams':
      return system.upstreams();
    default:
      return { status: 404 };
  }
};

/**
 * A server that answers Concord, and nobody else.
 * @param keys the keys that are valid now: one, or two while a key is rotated
 */
export const vendorServer = (system: VendorSystem, keys: () => readonly string[]): Server =>
  createServer(async (request, response) => {
    const { method = '', url: target = '/' } = request;
    const body = await bodyOf(request);
    const signed = body === '' ? `${method} ${target}` : `${method} ${target}\n${body}`;
    const signature = request.headers['concord-signature']?.toString();
    if (!isFromConcord(signed, signature, keys(), Date.now())) {
      response.writeHead(401).end();
      return;
    }
    const reply = await answer(system, method, new URL(target, 'http://localhost'), body).catch(() => ({
      status: 500,
    }));
    const { status, body: said, retryAfterSeconds } = reply as Reply;
    if (retryAfterSeconds !== undefined) response.setHeader('retry-after', retryAfterSeconds);
    if (said) response.setHeader('content-type', 'application/json');
    response.writeHead(status).end(said && JSON.stringify(said));
  });
