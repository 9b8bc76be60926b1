/**
 * The portals' doors: what Concord tells and asks, signed, and what people do in the vendor's own consoles.
 * @module
 */
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { type Locale, localeOf } from '#domain/messages/locale.ts';
import { ownPagesOnly, secured } from '#local/home/own-pages.ts';
import { type Asked, isProgram, isSigned, numeric, sentTo, troubled } from '../asking.ts';
import { STYLE } from '../layout.ts';
import { consolePage, portalsPage } from './page.ts';
import { BehaviorSchema, ChangeSchema, type Portals, SystemSchema, ValueSchema } from './portals.ts';

const SEE_OTHER = 303;
const MINUTE_MS = 60_000;
/** s · when to come again, where nobody said until when a system is down. */
const RETRY_AFTER_S = '300';

/** What the portals are given by whoever runs them. */
export interface PortalsAccess extends Asked {
  readonly portals: Portals;
  /** Path at which they stand, without trailing slash. */
  readonly at: string;
}

const ConsoleSchema = v.object({
  tenantId: v.string(),
  kind: v.picklist(['console.open', 'licensing-platform.open']),
  product: v.optional(v.string()),
});

const unreachable = (context: Context): Response => context.body(null, 503, { 'retry-after': RETRY_AFTER_S });

/** The body of a signed request; `undefined` where it is not what was asked for. */
const readAs = <Schema extends v.GenericSchema>(
  schema: Schema,
  body: string,
): v.InferOutput<Schema> | undefined => {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), body);
  return read.success ? read.output : undefined;
};

/** `PUT /changes/<id>`: taken once, whenever it shows. */
const take = (context: Context, { portals, now }: PortalsAccess, body: string): Response => {
  const told = readAs(ChangeSchema, body);
  if (!told) return context.json({ error: 'is no change' }, 400);
  if (portals.downFor(told.accountType, undefined).length > 0) return unreachable(context);
  const reason = portals.take(context.req.param('changeId') ?? '', told, now());
  return reason === undefined ? context.body(null, 204) : context.json({ reason }, 409);
};

/** `GET /shown/<tenant>?subject=…`. */
const show = (context: Context, { portals, now }: PortalsAccess): Response => {
  const { tenantId = '' } = context.req.param();
  if (portals.downFor(portals.typeOf(tenantId), undefined).length > 0) return unreachable(context);
  const value = portals.shown(tenantId, context.req.query('subject') ?? '', now());
  return context.json({ value, asOf: new Date(now()).toISOString() });
};

/**
 * `POST /consoles`. Where the product's system is down, or the portal, a sign-in is refused as if the password were wrong:
 * that is how the vendor's consoles are.
 */
const openConsole = (context: Context, { portals, at }: PortalsAccess, body: string): Response => {
  const asked = readAs(ConsoleSchema, body);
  if (!asked) return context.json({ error: 'is no console' }, 400);
  const { tenantId, product } = asked;
  const { consoles } = portals.behavior();
  if (consoles === 'down') return unreachable(context);
  const isDown = portals.downFor(portals.typeOf(tenantId), product).length > 0;
  if (isDown || consoles === 'refused') return context.body(null, 401);
  const what = encodeURIComponent(product ?? 'licensing-platform');
  return context.json({
    url: new URL(`${at}/consoles/${encodeURIComponent(tenantId)}/${what}`, context.req.url).href,
  });
};

/** Which systems are down: said even where one of them is. */
const sayUpstreams = (context: Context, { portals, now }: PortalsAccess): Response =>
  context.json(
    portals.systems().map(({ id, condition: { name, until } }) => ({
      upstreamId: id,
      condition: { name, ...(until === undefined ? {} : { until: new Date(until).toISOString() }) },
      asOf: new Date(now()).toISOString(),
    })),
  );

/** What Concord tells and asks; `docs/vendor-ports.md` describes it. */
const port = (access: PortalsAccess): Hono => {
  const app = new Hono();
  const answered =
    (answer: (context: Context, access: PortalsAccess, body: string) => Response) =>
    async (context: Context): Promise<Response> => {
      const body = await context.req.text();
      if (!isSigned(context, access, body)) return context.body(null, 401);
      const wrong = await troubled(context, access.portals.behavior().answers, access);
      return wrong ?? answer(context, access, body);
    };
  app.put('/changes/:changeId', answered(take));
  app.get('/shown/:tenantId', answered(show));
  app.post('/consoles', answered(openConsole));
  app.get('/upstreams', answered(sayUpstreams));
  return app;
};

const SystemInput = v.object({
  system: SystemSchema,
  condition: v.picklist(['UP', 'MAINTENANCE', 'FAULT']),
  minutes: v.optional(v.pipe(numeric, v.integer(), v.minValue(0)), 0),
});

const ByHandInput = v.object({
  tenantId: v.pipe(v.string(), v.trim(), v.minLength(1)),
  subject: v.pipe(v.string(), v.trim(), v.minLength(1)),
  value: ValueSchema,
});

/** What people, and tests, do in the vendor's own consoles. A program is answered with JSON, a person with the page. */
const people = ({ portals, now, at }: PortalsAccess): Hono => {
  const app = new Hono();
  const act = <Schema extends v.GenericSchema>(
    path: string,
    schema: Schema,
    perform: (input: v.InferOutput<Schema>, isForm: boolean) => void,
  ) =>
    app.post(path, async (context) => {
      const sent = v.safeParse(schema, await sentTo(context));
      if (!sent.success) return context.json({ error: sent.issues[0].message }, 400);
      perform(sent.output, !isProgram(context));
      return isProgram(context) ? context.json(sent.output as object) : context.redirect(at, SEE_OTHER);
    });
  act('/systems', SystemInput, ({ system, condition: name, minutes }) => {
    const until = name !== 'UP' && minutes > 0 ? { until: now() + minutes * MINUTE_MS } : {};
    portals.set(system, { name, ...until }, now());
  });
  // a form has no other way to say “nothing”
  act('/by-hand', ByHandInput, ({ tenantId, subject, value }, isForm) =>
    portals.byHand(tenantId, subject, isForm && value === '' ? null : value, now()),
  );
  act('/behavior', BehaviorSchema, portals.behave);
  return app;
};

const localeAsked = (context: Context): Locale =>
  localeOf(context.req.query('lang') ?? context.req.header('accept-language'));

/** The portals as a web application. */
export const portalsApp = (access: PortalsAccess): Hono => {
  const { portals, now, at } = access;
  const app = new Hono();
  app.use(secured);
  app.use(ownPagesOnly);
  app.get('/style.css', (context) => context.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/', (context) => {
    const shown = {
      customers: portals.customers(now()),
      systems: portals.systems(),
      behavior: portals.behavior(),
    };
    if (isProgram(context)) return context.json({ ...shown, refused: portals.refused() });
    return context.html(portalsPage(localeAsked(context), shown, at));
  });
  app.get('/consoles/:tenantId/:what', (context) => {
    const { tenantId, what } = context.req.param();
    return context.html(consolePage(localeAsked(context), what, tenantId, at));
  });
  app.route('/', port(access));
  app.route('/', people(access));
  return app;
};
