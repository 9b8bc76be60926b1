/**
 * Fills `{placeholders}` of a text.
 * @module
 */

/** What fills placeholders; never a secret. */
export type Fillings = Readonly<Record<string, string | number>>;

const PLACEHOLDER = /\{(\w+)\}/g;

/** The names of the placeholders in a text, in their order. */
export const placeholdersOf = (template: string): string[] =>
  [...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');

/** The text with its placeholders filled; what is not known reads `–`. */
export const fill = (template: string, fillings: Fillings): string =>
  template.replaceAll(PLACEHOLDER, (_, name: string) => String(fillings[name] ?? '–'));

/** The address with its placeholders filled and encoded; `undefined` where one is not known: half a link leads nowhere. */
export const fillHref = (template: string | undefined, fillings: Fillings): string | undefined => {
  if (template === undefined || placeholdersOf(template).some((name) => fillings[name] === undefined)) {
    return undefined;
  }
  return template.replaceAll(PLACEHOLDER, (_, name: string) => encodeURIComponent(String(fillings[name])));
};
