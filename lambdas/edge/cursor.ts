/**
 * Cursors of lists: the position after the last row, sealed together with the list and its filters.
 * The seal catches a cursor that was cut, changed or taken to other filters. It is no secret: whoever forged one
 * would see rows that they may list anyway.
 * @module
 */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { type Refusal, refuse } from '#domain/errors.ts';

/** What a cursor belongs to: the list's name, and its filters. */
export interface CursorScope {
  readonly list: string;
  readonly filters: Readonly<Record<string, string | undefined>>;
}

/** Characters of the seal: 132 bits. */
const SEAL_LENGTH = 22;

const sealOf = ({ list, filters }: CursorScope, position: string): string => {
  const set = Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([list, set, position]))
    .digest('base64url')
    .slice(0, SEAL_LENGTH);
};

/** The cursor of a position; the position is text that only the list's store understands. */
export const sealCursor = (scope: CursorScope, position: string): string =>
  `${Buffer.from(position).toString('base64url')}.${sealOf(scope, position)}`;

const CursorText = v.pipe(v.string(), v.regex(/^[\w-]+\.[\w-]{22}$/));

/**
 * The position in a cursor.
 * @returns `undefined` where there is no cursor, CURSOR_INVALID where it is not of this list and filters
 */
export const openCursor = (scope: CursorScope, cursor: string | undefined): string | undefined | Refusal => {
  if (cursor === undefined) return undefined;
  if (!v.is(CursorText, cursor)) return refuse('CURSOR_INVALID');
  const [encoded = '', seal] = cursor.split('.');
  const position = Buffer.from(encoded, 'base64url').toString();
  return sealOf(scope, position) === seal ? position : refuse('CURSOR_INVALID');
};
