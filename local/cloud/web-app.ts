import type { Door, Incoming, Outgoing } from './http.ts';

const toOutgoing = async (response: Response): Promise<Outgoing> => ({
  status: response.status,
  headers: { ...Object.fromEntries(response.headers), 'set-cookie': response.headers.getSetCookie() },
  body: new Uint8Array(await response.arrayBuffer()),
});

const toRequest = ({ method, url, headers, body }: Incoming): Request =>
  new Request(`http://${headers.host ?? 'localhost'}${url}`, {
    method,
    headers,
    ...(body.length > 0 ? { body: Buffer.from(body) } : {}),
  });

/** Serves a web application at a door. */
export const serveApp = (door: Door, app: { fetch(request: Request): Response | Promise<Response> }): void =>
  door.serve(async (request) => toOutgoing(await app.fetch(toRequest(request))));
