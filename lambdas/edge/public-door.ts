/**
 * The door for browsers: REST API proxy events in, pages out, with the headers that every answer carries.
 * @module
 */
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context as LambdaContext } from 'aws-lambda';
import type { Context } from 'hono';
import { handle } from 'hono/aws-lambda';
import { Hono } from 'hono/tiny';
import { newId } from './clock.ts';
import type { Html } from './html.ts';
import { flushMetrics, log } from './log.ts';

/** Pages load one style sheet of ours and send forms to us; nothing else is allowed, no script at all. */
const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** What API Gateway hands over beside the request. */
interface DoorEnv {
  readonly Bindings: { readonly requestContext?: { readonly requestId?: string } };
}

/** A door in the making: routes are added to it. */
export type PublicDoor = Hono<DoorEnv>;
/** One request at the door. */
export type Visit = Context<DoorEnv>;

/** Follows one request from the door to its event; made up where API Gateway named none. */
export const correlationIdOf = (visit: Visit): string => visit.env?.requestContext?.requestId ?? newId();

/** Answers with a page. */
export const showPage = (visit: Visit, page: Html, status = 200): Response | Promise<Response> =>
  visit.html(page, status as Parameters<typeof visit.html>[1] & number);

/** Sends the browser on by GET, so that a reload repeats no form. `path` is one of ours, or the seller's sign-up. */
export const seeOther = (visit: Visit, path: string): Response => visit.redirect(path, 303);

/** Answers with a style sheet whose address names its content. */
export const showStyle = (visit: Visit, style: string): Response =>
  visit.body(style, 200, {
    'content-type': 'text/css; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
  });

/**
 * Whether a form was sent from our own pages, as far as the browser says. Since our pages send no referrer, browsers
 * may call their origin `null`: then `Sec-Fetch-Site` speaks, and where that is missing too, the form's token alone.
 */
export const isFromOurPage = (visit: Visit, publicOrigin: string): boolean => {
  const origin = visit.req.header('origin') ?? 'null';
  const site = visit.req.header('sec-fetch-site') ?? 'same-origin';
  return (origin === 'null' || origin === new URL(publicOrigin).origin) && site === 'same-origin';
};

/**
 * A door without routes. A header that a route sets itself (the cache of an asset) is left as it is.
 * @param problemPage answers where nothing is found, and where something failed unexpectedly
 */
export const publicDoor = (
  problemPage: (visit: Visit, problem: 'NOT_FOUND' | 'INTERNAL') => Response | Promise<Response>,
): PublicDoor => {
  const door = new Hono<DoorEnv>();
  door.use(async (visit, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) {
      if (!visit.res.headers.has(name)) visit.res.headers.set(name, value);
    }
  });
  door.notFound((visit) => problemPage(visit, 'NOT_FOUND'));
  door.onError((error, visit) => {
    log.error('a page failed', { error, path: visit.req.routePath });
    return problemPage(visit, 'INTERNAL');
  });
  return door;
};

/** The Lambda handler of a door. */
export const serve = (door: PublicDoor) => {
  const respond = handle(door);
  return async (event: APIGatewayProxyEvent, context?: LambdaContext): Promise<APIGatewayProxyResult> => {
    try {
      const answer = await respond(event as unknown as Parameters<typeof respond>[0], context as never);
      return answer as unknown as APIGatewayProxyResult;
    } finally {
      flushMetrics();
    }
  };
};
