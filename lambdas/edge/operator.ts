/**
 * The operators' door: an HTTP API event in, an answer out. Every request of `/v1` passes here: who calls, whether
 * their role may, what they sent; then the capability answers, or a refusal is put in words.
 * @module
 */
import type { Context } from 'hono';
import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { HonoBase } from 'hono/hono-base';
import { TrieRouter } from 'hono/router/trie-router';
import * as v from 'valibot';
import type { Request } from '#domain/api/operation.ts';
import type { Answered, OperationKey, Parsed } from '#domain/api/operations.ts';
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import type { HintGroup } from '#domain/messages/hints.ts';
import { type Locale, localeOf } from '#domain/messages/locale.ts';
import { REQUEST_WORDS, type RefusalGroup, wordsTogether } from '#domain/messages/refusal-groups.ts';
import type { FunctionName } from '#domain/names.ts';
import { mayCall, OPERATOR_ROUTES } from '#domain/routes.ts';
import { type Caller, callerOf, type RoleBook } from './caller.ts';
import { count, flushMetrics, log } from './log.ts';
import { parseRequest } from './operator-request.ts';
import { problemResponse, type Told } from './problem.ts';

/** A request whose caller may make it, parsed. */
export interface Asked<Key extends OperationKey = OperationKey> extends Parsed<Key> {
  readonly operation: Key;
  readonly caller: Caller;
  readonly locale: Locale;
  /** Follows the request into logs, journal and problem. */
  readonly correlationId: string;
  /** Words of hints that the door carries beside those that every one does. */
  readonly hints?: HintGroup;
  /** A header by its lower-case name. */
  readonly header: (name: string) => string | undefined;
}

/** What a capability answers. */
export interface Answer<Body> {
  readonly body: Body;
  readonly etag?: string;
  /** @default 200 */
  readonly status?: 200 | 201;
}

/** Answers one operation. */
export type Handler<Key extends OperationKey> = (
  asked: Asked<Key>,
) => Promise<Answer<Answered<Key>> | Refusal>;

/** The operations of one function. */
export type Handlers = { readonly [Key in OperationKey]?: Handler<Key> };

/** A handler of any operation, once its types have done their work. */
type AnyHandler = (asked: never) => Promise<Answer<unknown> | Refusal>;

/** How requests of a door are parsed, its own among them; a bundle carries no others. */
export type Operations = { readonly [Key in OperationKey]?: Request };

interface Bound {
  readonly hints?: HintGroup;
  readonly operation: Request;
  readonly handler: AnyHandler;
}

/** What the door needs of an API Gateway event beside what hono reads. */
const EventSchema = v.object({
  requestContext: v.object({
    requestId: v.string(),
    authorizer: v.optional(v.object({ iam: v.optional(v.object({ userArn: v.string() })) })),
  }),
});

interface Visit extends Told {
  readonly caller: Caller | Refusal;
}
/** Whose event could not be read. */
const NOBODY: Told = { locale: 'en', correlationId: 'none', texts: REQUEST_WORDS };

type DoorContext = Context<{ Bindings: { event: LambdaEvent }; Variables: { visit: Visit } }>;

const visitOf = (c: DoorContext, roles: RoleBook, texts: RefusalGroup): Visit => {
  const event = v.safeParse(EventSchema, c.env.event);
  // the library's own error would carry the whole event into the log
  if (!event.success) throw new Error('not an event of the operators’ HTTP API');
  const { requestContext } = event.output;
  return {
    caller: callerOf(requestContext.authorizer?.iam?.userArn, roles),
    locale: localeOf(c.req.header('accept-language')),
    correlationId: requestContext.requestId,
    texts,
  };
};

const refused = (c: DoorContext, refusal: Refusal, headers: Record<string, string> = {}): Response => {
  const visit = c.get('visit');
  count('refusals');
  log.info('refused', {
    correlationId: visit.correlationId,
    code: refusal.refused,
    method: c.req.method,
  });
  return problemResponse(refusal, visit, headers);
};

const answered = (c: DoorContext, operation: string, answer: Answer<unknown>): Response => {
  const { body, etag, status = 200 } = answer;
  const { locale, correlationId } = c.get('visit');
  log.info('answered', { correlationId, operation });
  return c.json(body as object, status, {
    'content-language': locale,
    ...(etag === undefined ? {} : { etag }),
  });
};

const serve = async (c: DoorContext, key: OperationKey, bound: Bound): Promise<Response> => {
  const { operation, handler, hints } = bound;
  const { caller, locale, correlationId } = c.get('visit');
  if (isRefusal(caller)) return refused(c, caller);
  const [method = '', path = ''] = key.split(' ');
  if (!mayCall(caller.role, method, path)) return refused(c, refuse('FORBIDDEN'));
  const raw = { params: c.req.param(), query: c.req.queries(), body: await c.req.text() };
  const parsed = parseRequest(operation, raw);
  if (isRefusal(parsed)) return refused(c, parsed);
  const header = (name: string): string | undefined => c.req.header(name);
  const asked = { ...parsed, operation: key, caller, locale, correlationId, hints, header };
  const answer = await handler(asked as never);
  return isRefusal(answer) ? refused(c, answer) : answered(c, key, answer);
};

/** `/v1/tenants/{id}` as hono writes it. */
const patternOf = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

const matches = (path: string, route: string): boolean =>
  new RegExp(`^${route.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path);

/** Nothing answers here: another method might, which only a caller with a role gets to know. */
const unknown = (c: DoorContext): Response => {
  const { caller } = c.get('visit');
  if (isRefusal(caller)) return refused(c, caller);
  const allowed = OPERATOR_ROUTES.filter(({ path }) => matches(c.req.path, path)).map(({ method }) => method);
  if (allowed.length === 0 || allowed.some((method) => method === c.req.method)) {
    return refused(c, refuse('NOT_FOUND'));
  }
  return refused(c, refuse('METHOD_NOT_ALLOWED'), { allow: allowed.join(', ') });
};

/** What AWS's services call it when more is asked of them than they give at once (DynamoDB developer guide, 2026-11). */
const THROTTLES = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
]);

const failed = (c: DoorContext, error: Error): Response => {
  const told: Told = (c.get('visit') as Visit | undefined) ?? NOBODY;
  log.error('a request failed', { correlationId: told.correlationId, error });
  const refusal = refuse(THROTTLES.has(error.name) ? 'THROTTLED' : 'INTERNAL');
  return problemResponse(refusal, told);
};

const boundTo = (name: FunctionName, handlers: Handlers, operations: Operations): [OperationKey, Bound][] => {
  const wanted = OPERATOR_ROUTES.filter((route) => route.function === name).map(
    ({ method, path }) => `${method} ${path}`,
  );
  const given = Object.keys(handlers) as OperationKey[];
  const astray = [
    ...wanted.filter((key) => !given.includes(key as OperationKey)),
    ...given.filter((key) => !wanted.includes(key) || !operations[key]),
  ];
  if (astray.length > 0) throw new Error(`${name} and domain/routes.ts differ: ${astray.join(', ')}`);
  return given.map((key) => {
    const bound = { operation: operations[key], handler: handlers[key] } as Bound;
    return [key, bound];
  });
};

/**
 * Opens the door of one function.
 * @param options.operations how requests to its routes are parsed
 * @param options.words of the refusals that its routes may answer with, beside those that every route has
 * @param options.hints words of hints that its routes may give, beside those that every function carries
 * @param options.handlers one for each route that `domain/routes.ts` gives to the function, and no other: else it throws
 * @returns the Lambda handler; it never throws, an error that nobody expected is logged and answered as INTERNAL
 */
export const operatorDoor = (options: {
  readonly name: FunctionName;
  readonly roles: RoleBook;
  readonly operations: Operations;
  readonly words?: readonly RefusalGroup[];
  readonly hints?: HintGroup;
  readonly handlers: Handlers;
}): ReturnType<typeof handle> => {
  const texts = wordsTogether([REQUEST_WORDS, ...(options.words ?? [])]);
  const app = new HonoBase<{ Bindings: { event: LambdaEvent }; Variables: { visit: Visit } }>({
    router: new TrieRouter(),
  });
  app.use(async (c, next) => {
    c.set('visit', visitOf(c, options.roles, texts));
    await next();
    c.header('cache-control', 'no-store');
    c.header('x-correlation-id', c.get('visit').correlationId);
    flushMetrics();
  });
  for (const [key, bound] of boundTo(options.name, options.handlers, options.operations)) {
    const [method = '', path = ''] = key.split(' ');
    const { hints } = options;
    app.on(method, patternOf(path), (c) => serve(c, key, hints ? { ...bound, hints } : bound));
  }
  app.notFound(unknown);
  app.onError((error, c) => failed(c, error));
  return handle(app);
};
