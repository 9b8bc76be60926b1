/**
 * The setting of the pages of those who are signed in: words of their own beside those of registration.
 * @module
 */
import type { Locale } from '#domain/messages/locale.ts';
import { type SignedInWords, signedInWords } from '#domain/messages/registration.people.words.ts';
import type { Product } from '#lambdas/edge/products.ts';
import { type Setting, settingOf } from './setting.ts';

export interface SignedInSetting extends Omit<Setting, 'words'> {
  readonly words: SignedInWords;
}

/** The setting of such a page. */
export const signedInSettingOf = (
  locale: Locale,
  publicOrigin: string,
  products: readonly Product[],
): SignedInSetting => ({ ...settingOf(locale, publicOrigin, products), words: signedInWords(locale) });
