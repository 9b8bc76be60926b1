/**
 * Versions as entity tags, and If-Match (RFC 9110, 8.8.3 and 13.1.1).
 * @module
 */
import { type Refusal, refuse } from '#domain/errors.ts';

/** The strong tag of a version, e.g. `"7"`. */
export const etagOf = (version: number): string => `"${version}"`;

/** Tags that the caller will have, or any that exists. */
export type IfMatch = '*' | readonly { readonly tag: string; readonly weak: boolean }[];

const TAG = /^(?<weak>W\/)?"(?<tag>[\x21\x23-\x7e\x80-\xff]*)"$/;
// a comma may stand inside a tag, so the list is read tag by tag and not split
const TAGS = /\s*((?:W\/)?"[\x21\x23-\x7e\x80-\xff]*")\s*(?:,|$)|\s*,/gy;

const readTags = (header: string): IfMatch | undefined => {
  const matches = [...header.matchAll(TAGS)];
  const read = matches.reduce((length, [text]) => length + text.length, 0);
  const tags = matches.flatMap(([, tag]) => {
    const groups = TAG.exec(tag ?? '')?.groups;
    return groups ? [{ tag: groups.tag ?? '', weak: groups.weak !== undefined }] : [];
  });
  return read === header.length && tags.length > 0 ? tags : undefined;
};

/**
 * Reads If-Match.
 * @returns `undefined` where the header is absent, PARAMETER_INVALID where it is neither `*` nor a list of tags
 */
export const parseIfMatch = (header: string | undefined): IfMatch | undefined | Refusal => {
  if (header === undefined) return undefined;
  if (header.trim() === '*') return '*';
  const fault = { field: 'If-Match', message: 'is neither * nor entity tags such as "7"' };
  return readTags(header.trim()) ?? refuse('PARAMETER_INVALID', {}, [fault]);
};

/** Whether the version is one of those wanted. Strong comparison, as the standard asks: a weak tag matches nothing. */
export const isMatch = (wanted: IfMatch | undefined, version: number): boolean =>
  wanted === undefined ||
  wanted === '*' ||
  wanted.some(({ tag, weak }) => !weak && `"${tag}"` === etagOf(version));
