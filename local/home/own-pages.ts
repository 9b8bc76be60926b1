/**
 * What every page that the sandbox shows to people has in common: headers, and who may open and change it.
 * @module
 */
import type { MiddlewareHandler } from 'hono';

const POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/** Headers of every page; a page that shows foreign HTML sets a stricter policy of its own. */
export const secured: MiddlewareHandler = async (context, next) => {
  await next();
  if (!context.res.headers.has('content-security-policy')) context.header('content-security-policy', POLICY);
  context.header('x-content-type-options', 'nosniff');
  // not 'no-referrer': a browser would then name no origin with our own forms, and they would be refused below
  context.header('referrer-policy', 'same-origin');
  context.header('cache-control', 'no-store');
};

const LOOPBACK = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/;

/**
 * Only this machine's own name opens these pages (a foreign name that resolves to it does not), and only these pages may
 * change something: a browser says where a request comes from, a command line says nothing.
 */
export const ownPagesOnly: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? '';
  if (!LOOPBACK.test(host)) return context.text('Unknown host', 403);
  if (context.req.method !== 'GET' && context.req.method !== 'HEAD') {
    const origin = context.req.header('origin');
    const site = context.req.header('sec-fetch-site');
    const foreign =
      (origin !== undefined && origin !== `http://${host}`) || (site !== undefined && site !== 'same-origin');
    if (foreign) return context.text('Cross-site request', 403);
  }
  return next();
};
