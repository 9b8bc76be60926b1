/**
 * HTML by template: whatever is filled in is escaped.
 * @module
 */
import type { html } from 'hono/html';

export { html } from 'hono/html';
/** A piece of a page. */
export type Html = ReturnType<typeof html>;
