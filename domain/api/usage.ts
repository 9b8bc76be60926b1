/**
 * What `POST /v1/usage` takes and answers.
 * @module
 */
import * as v from 'valibot';
import { REFUSALS, type RefusalCode } from '../errors.ts';
import { USAGE_RECORDS_MAX } from '../metering/limits.ts';
import { Href, InstantText } from './parts.ts';

/** Body: records of any tenants and hours. Each is judged on its own, so one that cannot be read refuses no other. */
export const UsageBody = v.strictObject({
  records: v.pipe(
    v.array(
      v.pipe(
        v.unknown(),
        v.description(
          '`tenantId`, `dimension`, `quantity` (whole, not negative), `time` (ISO 8601, UTC), `id` (unique per tenant, dimension and hour); `form`: `event` (default: adds its quantity, once per id) or `total` (the running total of the hour under the id of its series; the latest counts); `tags`: at most five, shown to the buyer as cost allocation tags.',
        ),
      ),
    ),
    v.minLength(1, 'is empty'),
    v.maxLength(USAGE_RECORDS_MAX, `has more than ${USAGE_RECORDS_MAX} records`),
  ),
});
export type UsageBody = v.InferOutput<typeof UsageBody>;

/** What became of one record. */
export const UsageResult = v.variant('status', [
  v.strictObject({
    status: v.literal('accepted'),
    id: v.string(),
    hour: v.pipe(InstantText, v.description('Start of the UTC hour in which it was used.')),
    late: v.optional(
      v.pipe(
        v.union([v.strictObject({ hour: InstantText }), v.strictObject({ case: Href })]),
        v.description(
          'Its hour was closed already: the open hour in which it is billed, or the case that waits for a person.',
        ),
      ),
    ),
  }),
  v.strictObject({
    status: v.literal('refused'),
    id: v.optional(v.pipe(v.string(), v.description('As far as it could be read.'))),
    code: v.picklist(Object.keys(REFUSALS) as RefusalCode[]),
    message: v.string(),
    remedy: v.string(),
  }),
]);
export type UsageResult = v.InferOutput<typeof UsageResult>;

/** What became of each record, in their order. */
export const UsageOutcome = v.strictObject({
  dryRun: v.boolean(),
  results: v.array(UsageResult),
});
export type UsageOutcome = v.InferOutput<typeof UsageOutcome>;
