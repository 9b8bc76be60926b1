/**
 * A seller's own sign-up, worked out as an example: it takes a handed-off buyer, exchanges the code with signed requests,
 * and shows what Concord's events say of the account.
 * @module
 */
import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import { type Locale, localeOf } from '#domain/messages/locale.ts';
import { CODE_PARAMETER } from '#domain/registration/hand-off.ts';
import { bindRegistration, type ConcordAccess, heardOf, readRegistration } from './concord.ts';
import { nobodyPage, STYLE, signUpPage, workspacePage } from './pages.ts';

const COOKIE = 'visit';
const SECRET_BYTES = 24;
const SEE_OTHER = 303;
const GONE = 410;
const UNPROCESSABLE = 422;

/** One buyer on the way through; the code stays on this side. */
interface Visit {
  readonly code: string;
  /** The same for every attempt of the visit, so that it binds once. */
  readonly key: string;
  tenantId?: string;
}

const Code = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const SignUp = v.object({
  email: v.pipe(v.string(), v.trim(), v.email()),
  tenantId: v.optional(v.pipe(v.string(), v.trim()), ''),
});
const POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const localeOfVisit = (context: Context): Locale => localeOf(context.req.header('accept-language'));

/** The application over its access to Concord. */
export const exampleApp = (access: ConcordAccess): Hono => {
  const visits = new Map<string, Visit>();
  const visitOf = (context: Context): Visit | undefined => visits.get(getCookie(context, COOKIE) ?? '');
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    context.header('content-security-policy', POLICY);
    context.header('referrer-policy', 'no-referrer');
    context.header('x-content-type-options', 'nosniff');
  });
  app.get('/style.css', (context) => context.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));

  // the code leaves the address at once: it is kept here, and the browser gets a cookie that means nothing elsewhere
  app.get('/welcome', (context) => {
    const code = v.safeParse(Code, context.req.query(CODE_PARAMETER));
    if (!code.success) return context.html(nobodyPage(localeOfVisit(context)), GONE);
    const id = randomBytes(SECRET_BYTES).toString('base64url');
    visits.set(id, { code: code.output, key: randomBytes(SECRET_BYTES).toString('base64url') });
    setCookie(context, COOKIE, id, { httpOnly: true, sameSite: 'Lax', path: '/' });
    return context.redirect('/sign-up', SEE_OTHER);
  });

  app.get('/sign-up', async (context) => {
    const visit = visitOf(context);
    if (!visit) return context.html(nobodyPage(localeOfVisit(context)), GONE);
    const registration = await readRegistration(access, visit.code, localeOfVisit(context));
    if ('problem' in registration) {
      return context.html(nobodyPage(localeOfVisit(context), registration.problem), GONE);
    }
    if (registration.state === 'OPEN') return context.html(signUpPage(registration));
    if (registration.tenantId !== undefined) visit.tenantId = registration.tenantId;
    return context.redirect('/workspace', SEE_OTHER);
  });

  // a real sign-up proves the address before it binds; SameSite keeps other sites' forms without the cookie
  app.post('/sign-up', async (context) => {
    const visit = visitOf(context);
    if (!visit) return context.html(nobodyPage(localeOfVisit(context)), GONE);
    const registration = await readRegistration(access, visit.code, localeOfVisit(context));
    if ('problem' in registration) {
      return context.html(nobodyPage(localeOfVisit(context), registration.problem), GONE);
    }
    const form = v.safeParse(SignUp, await context.req.parseBody());
    if (!form.success) return context.html(signUpPage(registration), UNPROCESSABLE);
    const { locale } = registration;
    const problem = await bindRegistration(access, visit.code, {
      adminEmail: form.output.email,
      tenantId: form.output.tenantId,
      key: visit.key,
      locale,
    });
    return problem
      ? context.html(signUpPage(registration, problem), UNPROCESSABLE)
      : context.redirect('/sign-up', SEE_OTHER);
  });

  app.get('/', (context) => context.redirect('/workspace', SEE_OTHER));
  app.get('/workspace', (context) => {
    const tenantId = visitOf(context)?.tenantId;
    const locale = localeOfVisit(context);
    return tenantId === undefined
      ? context.html(nobodyPage(locale), GONE)
      : context.html(workspacePage(locale, tenantId, heardOf(access, tenantId)));
  });
  return app;
};
