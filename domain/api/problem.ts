/**
 * How `/v1` says no: problem details (RFC 9457).
 * @module
 */
import * as v from 'valibot';
import { REFUSALS, type RefusalCode } from '../errors.ts';
import { Href } from './parts.ts';

/** Media type of a problem. */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** A refusal in words: title, detail and remedies in the caller's language. */
export const Problem = v.strictObject({
  type: v.pipe(v.string(), v.description('`urn:concord:problem:` and the code; never changes.')),
  code: v.picklist(Object.keys(REFUSALS) as RefusalCode[]),
  status: v.pipe(v.number(), v.integer()),
  title: v.string(),
  detail: v.string(),
  details: v.optional(
    v.pipe(
      v.record(v.string(), v.union([v.string(), v.number()])),
      v.description('What the words speak of: ids, accounts, limits.'),
    ),
  ),
  faults: v.optional(v.array(v.strictObject({ field: v.string(), message: v.string() }))),
  remedies: v.pipe(v.array(v.strictObject({ text: v.string(), href: v.optional(Href) })), v.minLength(1)),
  correlationId: v.string(),
  retryAfter: v.optional(v.pipe(v.number(), v.integer(), v.description('Seconds, as in the header.'))),
});
export type Problem = v.InferOutput<typeof Problem>;

/** The `type` of a problem. */
export const problemType = (code: RefusalCode): string => `urn:concord:problem:${code}`;
