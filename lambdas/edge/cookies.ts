/**
 * Cookies that belong to exactly this host: `__Host-`, for every path, over TLS, out of reach of scripts.
 * Lax, since buyers arrive by a form of another site and are redirected to a page that needs the cookie.
 * @module
 */
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { SECOND_MS } from '#domain/time.ts';
import type { Visit } from './public-door.ts';

const ATTRIBUTES = { httpOnly: true, secure: true, sameSite: 'Lax', path: '/', prefix: 'host' } as const;

/** Sets a cookie that lives for `lifeMs` milliseconds. */
export const setHostCookie = (visit: Visit, name: string, value: string, lifeMs: number): void =>
  setCookie(visit, name, value, { ...ATTRIBUTES, maxAge: Math.floor(lifeMs / SECOND_MS) });

/** The value of a cookie set by `setHostCookie`. */
export const hostCookie = (visit: Visit, name: string): string | undefined => getCookie(visit, name, 'host');

/** Takes a cookie back. */
export const clearHostCookie = (visit: Visit, name: string): void => {
  deleteCookie(visit, name, ATTRIBUTES);
};
