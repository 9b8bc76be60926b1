/**
 * Sending events of the journal again: what is asked for, and what was sent.
 * @module
 */
import * as v from 'valibot';
import { EVENT_SCHEMAS, type EventType } from '../events/schemas.ts';
import { REASON_CHARACTERS_MAX } from '../limits.ts';
import { rangeFields } from './audit.ts';
import { Href } from './parts.ts';

const types = Object.keys(EVENT_SCHEMAS) as EventType[];

/** A stretch of the journal, and what of it shall be sent. */
export const ReplayBody = v.strictObject({
  ...rangeFields,
  types: v.optional(
    v.pipe(v.array(v.picklist(types)), v.minLength(1, 'is empty'), v.description('All unless told.')),
  ),
  cursor: v.optional(
    v.pipe(v.string(), v.minLength(1), v.maxLength(1024), v.description('`next` of the answer before.')),
  ),
  reason: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'is empty'),
    v.maxLength(REASON_CHARACTERS_MAX, `has more than ${REASON_CHARACTERS_MAX} characters`),
    v.description('Why; stands in the audit entry.'),
  ),
});

/** What was sent, or with `dryRun` would be. One request sends a part of a long range: go on while there is a `next`. */
export const ReplayOutcome = v.strictObject({
  dryRun: v.boolean(),
  commits: v.pipe(v.number(), v.integer(), v.description('Entries whose events were sent.')),
  events: v.array(v.strictObject({ type: v.picklist(types), count: v.pipe(v.number(), v.integer()) })),
  next: v.optional(v.pipe(v.string(), v.description('`cursor` of the next request; absent at the end.'))),
  links: v.strictObject({ self: Href, audit: Href }),
});
export type ReplayOutcome = v.InferOutput<typeof ReplayOutcome>;
