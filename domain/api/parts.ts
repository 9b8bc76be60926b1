/**
 * What the answers of `/v1` are made of: instants, links, hints, pages. The very schemas that parse requests and
 * describe answers; the OpenAPI document is made from them.
 * @module
 */
import * as v from 'valibot';
import { PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX } from '../limits.ts';
import { HINTS } from '../messages/hint-words.ts';

/** An instant as text: ISO 8601, UTC, milliseconds. */
export const InstantText = v.pipe(v.string(), v.isoTimestamp());

/** Path of a resource of this API, or an address of AWS. */
export const Href = v.pipe(v.string(), v.minLength(1));

/** What a person should know or do, in the caller's language, and where. */
export const HintSchema = v.strictObject({
  code: v.picklist(HINTS),
  text: v.string(),
  href: v.optional(Href),
});
export type HintView = v.InferOutput<typeof HintSchema>;

/** Query of a list: how many rows at most, and where to go on. */
export const pageQuery = {
  limit: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,4}$/, 'is no number'),
      v.transform(Number),
      v.number(),
      v.integer(),
      v.minValue(1, 'is below 1'),
      v.maxValue(PAGE_SIZE_MAX, `is above ${PAGE_SIZE_MAX}`),
      v.description(`Most rows of the page; ${PAGE_SIZE_DEFAULT} unless told.`),
    ),
  ),
  cursor: v.optional(
    v.pipe(
      v.string(),
      v.minLength(1),
      v.maxLength(1024),
      v.description('`next` of the page before, with the same filters.'),
    ),
  ),
};

/** A page of rows. A page may be short, even empty, and still have a `next`: the list ends where `next` is absent. */
export const pageOf = <const Row extends v.GenericSchema>(row: Row) =>
  v.strictObject({
    items: v.array(row),
    next: v.optional(v.pipe(v.string(), v.description('`cursor` of the next page; absent at the end.'))),
  });
