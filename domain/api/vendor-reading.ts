/**
 * How one change at a vendor stands, as `/v1` shows it: what is wanted and what was seen, never one for the other.
 * @module
 */
import * as v from 'valibot';
import { PropagationId } from '../identifiers.ts';
import { Href, InstantText } from './parts.ts';

/** What is wanted of one thing at the vendor, or seen of it; null: that it is not there. */
export const VendorValueText = v.nullable(v.union([v.string(), v.number(), v.boolean()]));

/** The states of a change. */
export const PropagationStateWord = v.picklist(['PENDING', 'OVERDUE', 'PAUSED', 'SYNCED', 'SUPERSEDED']);

/** One thing at the vendor: both values, as of when, and how the change stands. */
export const ReadingView = v.strictObject({
  subject: v.pipe(v.string(), v.description('What it is about, e.g. products/wfbs-services/seats.')),
  product: v.optional(v.string()),
  desired: VendorValueText,
  observed: v.optional(
    v.pipe(
      v.strictObject({ value: VendorValueText, asOf: InstantText }),
      v.description('What the vendor showed, and when. Absent: nothing was seen of it yet.'),
    ),
  ),
  state: PropagationStateWord,
  since: InstantText,
  sentAt: v.optional(v.pipe(InstantText, v.description('When the vendor took it. Absent: not yet.'))),
  refusal: v.optional(
    v.pipe(
      v.strictObject({ reason: v.string(), at: InstantText }),
      v.description('Why the vendor did not take it the last time; it is told again.'),
    ),
  ),
  expectedAt: v.optional(InstantText),
  overdueAt: v.optional(InstantText),
  hint: v.optional(v.pipe(v.literal('slow'), v.description('It takes longer than usual; not overdue.'))),
  late: v.optional(v.pipe(v.boolean(), v.description('SYNCED: it came after it was overdue.'))),
  pausedBy: v.optional(v.array(v.string())),
  propagationId: PropagationId,
  href: Href,
});
export type ReadingView = v.InferOutput<typeof ReadingView>;
