/**
 * The product's doors: what Concord asks and tells, each with its signature verified, and a page for people.
 * @module
 */
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { localeOf } from '#domain/messages/locale.ts';
import { ownPagesOnly, secured } from '#local/home/own-pages.ts';
import { isFromConcord } from '#local/receiver/verify-webhook.ts';
import { troubled } from '../asking.ts';
import { STYLE } from '../layout.ts';
import { managementPage } from './page.ts';
import { BehaviorSchema, EventSchema, type Registrations } from './registrations.ts';

const SEE_OTHER = 303;

/** What the product is given by whoever runs it. */
export interface ProductAccess {
  readonly registrations: Registrations;
  readonly now: () => number;
  /** The keys that are valid now: those of the webhook, and those with which questions are signed. */
  readonly webhookKeys: () => readonly string[];
  readonly verificationKeys: () => readonly string[];
  readonly wait?: (ms: number) => Promise<void>;
}

const readForm = async (context: Context): Promise<unknown> => {
  const { stuck = [], paceSeconds, ...rest } = await context.req.parseBody({ all: true });
  return { ...rest, stuck: [stuck].flat(), paceSeconds: Number(paceSeconds) };
};

const behaviorIn = async (context: Context) => {
  const isJson = context.req.header('content-type')?.startsWith('application/json');
  const sent = isJson ? await context.req.json().catch(() => undefined) : await readForm(context);
  return v.safeParse(BehaviorSchema, sent);
};

/** `GET /tenants/<id>/registration`, signed: what `docs/verification.md` asks of a seller's system. */
const answer = async (context: Context, access: ProductAccess, tenantId: string): Promise<Response> => {
  const { registrations, now, verificationKeys } = access;
  const { pathname, search } = new URL(context.req.url);
  const signature = context.req.header('concord-signature');
  if (!isFromConcord(`GET ${pathname}${search}`, signature, verificationKeys(), now()))
    return context.body(null, 401);
  const wrong = await troubled(context, registrations.behavior().answers, access);
  if (wrong) return wrong;
  const registration = registrations.registrationOf(tenantId, now());
  return registration
    ? context.json({ ...registration, at: new Date(now()).toISOString() })
    : context.body(null, 404);
};

/** `POST /hooks/concord`: a webhook receiver as `docs/webhooks.md` describes one. */
const hear = async (
  context: Context,
  { registrations, now, webhookKeys }: ProductAccess,
): Promise<Response> => {
  const body = await context.req.text();
  if (!isFromConcord(body, context.req.header('concord-signature'), webhookKeys(), now()))
    return context.body(null, 401);
  const event = v.safeParse(v.pipe(v.string(), v.parseJson(), EventSchema), body);
  if (event.success) registrations.tell(event.output, now());
  return context.body(null, 204);
};

/** The product as a web application. */
export const productApp = (access: ProductAccess): Hono => {
  const { registrations, now } = access;
  const app = new Hono();
  app.use(secured);
  app.use(ownPagesOnly);
  app.get('/style.css', (context) => context.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/', (context) => {
    const locale = localeOf(context.req.query('lang') ?? context.req.header('accept-language'));
    const shown = registrations.tenantIds().flatMap((id) => registrations.registrationOf(id, now()) ?? []);
    return context.html(managementPage(locale, shown, registrations.behavior()));
  });
  app.post('/behavior', async (context) => {
    const wanted = await behaviorIn(context);
    if (!wanted.success) return context.json({ error: wanted.issues[0].message }, 400);
    registrations.behave(wanted.output);
    return context.redirect('/', SEE_OTHER);
  });
  app.get('/tenants/:tenantId/registration', (context) =>
    answer(context, access, context.req.param('tenantId')),
  );
  app.post('/hooks/concord', (context) => hear(context, access));
  return app;
};
