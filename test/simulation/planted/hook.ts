/**
 * Alters one file of the product as it is loaded into this thread, so that the product itself has no switches.
 * @module
 */
import { registerHooks } from 'node:module';
import type { Planted } from './planted.ts';

/** The project's root. */
const ROOT = new URL('../../../', import.meta.url);

/**
 * The source with the bug in it.
 * @throws where the text to be altered is not there exactly once: the bug must be planted anew
 */
export const altered = ({ name, file, find, replace }: Planted, source: string): string => {
  const parts = source.split(find);
  if (parts.length !== 2) throw new Error(`${name}: ${file} holds the text ${parts.length - 1} times`);
  return parts.join(replace);
};

/** Plants a bug: must be called before the file is loaded. */
export const plant = (planted: Planted): void => {
  const { href } = new URL(planted.file, ROOT);
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context);
      if (url !== href) return loaded;
      const source = altered(planted, String(Buffer.from(loaded.source as Uint8Array)));
      return { ...loaded, source };
    },
  });
};
