/**
 * What every page is drawn with.
 * @module
 */
import type { Locale } from '#domain/messages/locale.ts';
import type { RegistrationWords } from '#domain/messages/registration.en.ts';
import { registrationWords } from '#domain/messages/registration.words.ts';
import type { Html } from '#lambdas/edge/html.ts';
import type { Product } from '#lambdas/edge/products.ts';

/** Where the pages stand, and in which language. */
export interface Setting {
  readonly locale: Locale;
  readonly words: RegistrationWords;
  /** Path that our addresses begin with: empty, or the stage of an API without a domain of its own. */
  readonly root: string;
  /** Whose support is named: the product registered, else all on sale. */
  readonly products: readonly Product[];
}

/** A page: what is its own; the frame around it is the same everywhere. */
export interface Page {
  readonly title: string;
  readonly body: Html;
  /** How the language is switched here. */
  readonly languages: Html;
}

/** The setting of a page. */
export const settingOf = (locale: Locale, publicOrigin: string, products: readonly Product[]): Setting => ({
  locale,
  words: registrationWords(locale),
  root: new URL(publicOrigin).pathname.replace(/\/$/, ''),
  products,
});
