/**
 * The one style sheet. Its address holds a hash of its content, so it may be cached for ever.
 * @module
 */
import { hashOf } from '#lambdas/edge/hashes.ts';
import { PAGE_STYLE } from '#lambdas/edge/page-style.ts';

/** The sheet. */
export const STYLE = PAGE_STYLE;

/** File name of the sheet below `/assets/`. */
export const STYLE_FILE = `registration.${hashOf(STYLE).slice(0, 16)}.css`;
