import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import { LOCALES, localeOf } from '#domain/messages/locale.ts';
import { type Visit, WORDS } from './visit.ts';

const LANGUAGE_COOKIE = 'lang';
const Chosen = v.picklist(LOCALES);

/** The visit behind a request: `?lang=` chooses a language and is remembered, else the browser's wish counts. */
export const visitOf = (context: Context): Visit => {
  const asked = v.safeParse(Chosen, context.req.query('lang'));
  if (asked.success)
    setCookie(context, LANGUAGE_COOKIE, asked.output, { sameSite: 'Lax', httpOnly: true, path: '/' });
  const remembered = v.safeParse(Chosen, getCookie(context, LANGUAGE_COOKIE));
  const locale = asked.success
    ? asked.output
    : remembered.success
      ? remembered.output
      : localeOf(context.req.header('accept-language'));
  return { locale, words: WORDS[locale], path: context.req.path };
};

/** Whether the client asks for JSON rather than a page. */
export const wantsJson = (context: Context): boolean =>
  context.req.header('accept')?.includes('application/json') === true ||
  context.req.header('content-type')?.startsWith('application/json') === true;

/** The fields of a posted form or JSON object, read by `schema`; a fault is an Error that says what is wrong. */
export const readPosted = async <S extends v.GenericSchema>(
  context: Context,
  schema: S,
): Promise<v.InferOutput<S>> => {
  const json = context.req.header('content-type')?.startsWith('application/json');
  const posted: unknown = json
    ? await context.req.json().catch(() => undefined)
    : await context.req.parseBody();
  return v.parse(schema, posted);
};
