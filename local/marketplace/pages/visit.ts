import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { getCookie, setCookie } from 'hono/cookie';
import type { MarketplaceCore } from '../core.ts';
import { en, type Messages } from './messages/en.ts';
import { fr } from './messages/fr.ts';
import { ja } from './messages/ja.ts';

/** What every page needs of the server. */
export interface Surroundings {
  readonly core: MarketplaceCore;
  readonly now: () => number;
  readonly fulfillmentUrl: (productCode: string) => string;
  readonly tick: () => Promise<void>;
}

export const LANGUAGES = { en, ja, fr } as const;
export type Language = keyof typeof LANGUAGES;

/** One look at a page: in which language, signed in to which account (undefined: none), at what time (epoch ms). */
export interface Visit extends Surroundings {
  readonly language: Language;
  readonly messages: Messages;
  readonly account: string | undefined;
  readonly at: number;
  readonly path: string;
}

const ACCOUNT_COOKIE = 'marketplace-account';
const LANGUAGE_COOKIE = 'marketplace-language';

const isLanguage = (value: string | undefined): value is Language =>
  value !== undefined && Object.hasOwn(LANGUAGES, value);

/** The best liked of the languages that we have; a browser's `ja-JP` is our `ja`. */
const preferred = (accepted: readonly { type: string; q: number }[]): Language => {
  const primary = accepted
    .toSorted((one, other) => other.q - one.q)
    .map(({ type }) => type.split('-')[0]?.toLowerCase());
  return primary.find(isLanguage) ?? 'en';
};

/** `?lang=` chooses and is remembered; else what was chosen before; else what the browser prefers. */
const languageOf = (context: Context): Language => {
  const chosen = context.req.query('lang');
  if (isLanguage(chosen)) {
    setCookie(context, LANGUAGE_COOKIE, chosen, { path: '/', httpOnly: true, sameSite: 'Lax' });
    return chosen;
  }
  const remembered = getCookie(context, LANGUAGE_COOKIE);
  if (isLanguage(remembered)) return remembered;
  return accepts(context, {
    header: 'Accept-Language',
    supports: Object.keys(LANGUAGES),
    default: 'en',
    match: preferred,
  }) as Language;
};

/** Reads who is looking and how. */
export const visitOf = (context: Context, surroundings: Surroundings): Visit => {
  const language = languageOf(context);
  const account = getCookie(context, ACCOUNT_COOKIE);
  return {
    ...surroundings,
    language,
    messages: LANGUAGES[language],
    account: account !== undefined && /^\d{12}$/.test(account) ? account : undefined,
    at: surroundings.now(),
    path: context.req.path,
  };
};

/** From now on the browser acts for this account. */
export const signIn = (context: Context, account: string): void =>
  setCookie(context, ACCOUNT_COOKIE, account, { path: '/', httpOnly: true, sameSite: 'Lax' });
