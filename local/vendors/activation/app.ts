/**
 * The activation service's doors: what Concord asks, signed, and what people do in its console.
 * @module
 */
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { localeOf } from '#domain/messages/locale.ts';
import { ownPagesOnly, secured } from '#local/home/own-pages.ts';
import { type Asked, isProgram, isSigned, sentTo, troubled } from '../asking.ts';
import { STYLE } from '../layout.ts';
import { activationPage } from './page.ts';
import {
  type Account,
  type ActivationService,
  BehaviorSchema,
  ProductSchema,
  RequestSchema,
} from './service.ts';

const SEE_OTHER = 303;

/** What the service is given by whoever runs it. */
export interface ActivationAccess extends Asked {
  readonly service: ActivationService;
  /** Path at which it stands, without trailing slash. */
  readonly at: string;
}

/** `POST /activations`, signed: what `docs/vendor-ports.md` asks of a vendor. */
const activate = async (context: Context, access: ActivationAccess): Promise<Response> => {
  const { service, now } = access;
  const body = await context.req.text();
  if (!isSigned(context, access, body)) return context.body(null, 401);
  const { answers } = service.behavior();
  const wrong = await troubled(context, answers === 'lost' ? 'right' : answers, access);
  if (wrong) return wrong;
  const request = v.safeParse(v.pipe(v.string(), v.parseJson(), RequestSchema), body);
  if (!request.success) return context.json({ error: request.issues[0].message }, 400);
  const outcome = service.order(request.output, now());
  if (answers === 'lost') return context.body(null, 504);
  return outcome ? context.json(outcome) : context.body(null, 202);
};

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** All that was activated, as the vendor lists it; `concord activations import` reads it. */
const listOf = (accounts: readonly Account[]): string => {
  const lines = accounts.flatMap(({ tenant, licenses }) =>
    licenses.map(({ product, used, link }) => [
      tenant,
      product,
      new Date(used.at).toISOString(),
      'link',
      link,
    ]),
  );
  const head = ['tenant', 'product', 'at', 'by', 'link'];
  return [head, ...lines].map((line) => `${line.map(cell).join(',')}\n`).join('');
};

/** What people, and tests, do in the service's console. A program is answered with JSON, a person with the page. */
const console = ({ service, now, at }: ActivationAccess): Hono => {
  const app = new Hono();
  const done = (context: Context, answer: object, status: 200 | 201 = 200): Response =>
    isProgram(context) ? context.json(answer, status) : context.redirect(at, SEE_OTHER);
  const act = <Schema extends v.GenericSchema>(
    path: string,
    schema: Schema,
    perform: (input: v.InferOutput<Schema>) => object,
  ) =>
    app.post(path, async (context) => {
      const sent = v.safeParse(schema, await sentTo(context));
      if (!sent.success) return context.json({ error: sent.issues[0].message }, 400);
      return done(context, perform(sent.output));
    });
  const Text = v.pipe(v.string(), v.trim(), v.minLength(1));
  act('/links', v.object({ product: ProductSchema }), ({ product }) => service.release(product, now()));
  act('/use', v.object({ account: Text, link: Text }), ({ account, link }) =>
    service.use(account, link, now()),
  );
  act('/mend', v.object({ account: Text }), ({ account }) => {
    service.mend(account, now());
    return { account };
  });
  act('/behavior', BehaviorSchema, (behavior) => {
    service.behave(behavior);
    return behavior;
  });
  return app;
};

/** The service as a web application. */
export const activationApp = (access: ActivationAccess): Hono => {
  const { service, now, at } = access;
  const app = new Hono();
  app.use(secured);
  app.use(ownPagesOnly);
  app.get('/style.css', (context) => context.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/', (context) => {
    const shown = {
      accounts: service.accounts(now()),
      licenses: service.licenses(now()),
      behavior: service.behavior(),
    };
    if (isProgram(context)) return context.json(shown);
    const locale = localeOf(context.req.query('lang') ?? context.req.header('accept-language'));
    return context.html(activationPage(locale, shown, at));
  });
  app.get('/activations.csv', (context) =>
    context.body(listOf(service.accounts(now())), 200, { 'content-type': 'text/csv; charset=utf-8' }),
  );
  app.post('/activations', (context) => activate(context, access));
  app.route('/', console(access));
  return app;
};
