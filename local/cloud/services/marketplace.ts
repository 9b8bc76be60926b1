import { request as httpRequest } from 'node:http';
import type { Reply, Service } from '../endpoints/call.ts';

const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding', 'content-length'];

/**
 * AWS Marketplace's four services: a call that was authorized here goes on to the simulator at `url()` as it was signed, host
 * included.
 */
export const marketplaceService =
  (url: () => string): Service =>
  ({ request }) =>
    new Promise<Reply>((resolve, reject) => {
      const { hostname, port } = new URL(url());
      const headers = Object.fromEntries(
        Object.entries(request.headers).filter(([name]) => !HOP_BY_HOP.includes(name)),
      );
      const outgoing = httpRequest(
        {
          hostname,
          port,
          path: request.url,
          method: request.method,
          headers: { ...headers, 'content-length': request.body.length },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const kept = Object.entries(incoming.headers).filter(
              (entry): entry is [string, string] =>
                typeof entry[1] === 'string' && ![...HOP_BY_HOP, 'date'].includes(entry[0]),
            );
            resolve({
              status: incoming.statusCode ?? 502,
              headers: Object.fromEntries(kept),
              body: Buffer.concat(chunks),
            });
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(request.body);
    });
