/**
 * A vendor's system served on this machine, and Concord's own way of asking it.
 */
import type { Hono } from 'hono';
import { outboundCall } from '#lambdas/edge/outbound.ts';
import type { Vendor } from '#lambdas/edge/vendor.ts';
import { vendorOverHttps } from '#lambdas/edge/vendor-over-https.ts';
import { openDoor } from '#local/cloud/http.ts';
import { serveApp } from '#local/cloud/web-app.ts';

/** The product of which it is asked. */
export const PRODUCT = 'code';

export interface Served {
  /** Where it stands, without trailing slash. */
  readonly url: string;
  /** Concord's port to it, signing with these keys. */
  vendor(keys?: readonly string[]): Vendor;
  /** What people and tests do there. @returns status and body */
  post(path: string, input: object): Promise<{ status: number; body: unknown }>;
  /** What a program is shown. */
  look(): Promise<unknown>;
  /** The page, in a language. */
  page(lang: string): Promise<string>;
  close(): Promise<void>;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** Serves an application at a path of a door, over real HTTP. */
export const served = async (
  at: string,
  app: Hono,
  { now, keys }: { now: () => number; keys: readonly string[] },
): Promise<Served> => {
  const door = await openDoor(0, now, (error) => {
    throw error;
  });
  serveApp(door, app);
  const url = `${door.url}${at}`;
  return {
    url,
    vendor: (signing = keys) =>
      vendorOverHttps({
        endpoints: [{ productCode: PRODUCT, url, secret: 'arn' }],
        call: outboundCall({ trustedOrigins: [door.url] }, 64 * 1024),
        signingKeys: async () => signing,
        now,
      }),
    post: async (path, input) => {
      const answer = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: JSON_TYPE,
        body: JSON.stringify(input),
      });
      return { status: answer.status, body: await answer.json() };
    },
    look: async () => (await fetch(url, { headers: { accept: 'application/json' } })).json(),
    page: async (lang) => (await fetch(`${url}?lang=${lang}`)).text(),
    close: door.close,
  };
};
