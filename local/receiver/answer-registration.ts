import { createServer, type Server } from 'node:http';
import { isFromConcord } from './verify-webhook.ts';

/** What your product shows of a tenant now. */
export interface Shown {
  type: string;
  buyerAccount?: string;
  services: { id: string; status: string }[];
}

/**
 * A server that answers Concord's questions, `GET /tenants/<tenantId>/registration`.
 * @param shown what stands in your product; undefined where it has no such tenant
 * @param keys the keys that are valid now: one, or two while a key is rotated
 */
export const registrationServer = (
  shown: (tenantId: string) => Shown | undefined,
  keys: () => readonly string[],
): Server =>
  createServer((request, response) => {
    const target = request.url ?? '/';
    const signature = request.headers['concord-signature']?.toString();
    if (!isFromConcord(`${request.method} ${target}`, signature, keys(), Date.now())) {
      response.writeHead(401).end();
      return;
    }
    const [, tenantId] = /^\/tenants\/([^/?]+)\/registration(\?|$)/.exec(target) ?? [];
    const found = tenantId === undefined ? undefined : shown(decodeURIComponent(tenantId));
    if (!found) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ...found, at: new Date().toISOString() }));
  });
