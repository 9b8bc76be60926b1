/** The languages that screens, letters and errors exist in. */
export const LOCALES = ['en', 'ja', 'fr'] as const;
export type Locale = (typeof LOCALES)[number];

const isLocale = (tag: string): tag is Locale => (LOCALES as readonly string[]).includes(tag);

/**
 * The language to answer in.
 * @param header value of `Accept-Language`, e.g. `ja,en-US;q=0.9`
 * @returns the best match by weight, else English
 */
export const localeOf = (header: string | undefined): Locale => {
  const wishes = (header ?? '').split(',').map((wish, index) => {
    const [tag = '', weight = 'q=1'] = wish.trim().toLowerCase().split(';');
    return { language: tag.split('-')[0] ?? '', weight: Number(weight.replace(/^\s*q=/, '')) || 0, index };
  });
  const wanted = wishes.filter(({ weight }) => weight > 0);
  wanted.sort((left, right) => right.weight - left.weight || left.index - right.index);
  return wanted.map(({ language }) => language).find(isLocale) ?? 'en';
};
