/**
 * What may be asked of propagations on `/v1`. The door parses with these; what is said of each stands in
 * `propagation-operations.ts`, for the API's document.
 * @module
 */
import * as v from 'valibot';
import { RESELLER } from '../capabilities/details.ts';
import { ProductCode, PropagationId } from '../identifiers.ts';
import { PROPAGATION_OBSERVATIONS_MAX } from '../limits.vendor.ts';
import { Word } from '../policy/parts.ts';
import type { Request } from './operation.ts';
import { pageQuery } from './parts.ts';
import { Reason, WriteQuery } from './writes.ts';

/** Which propagations: those of a tenant, those in a state, or those of a tenant in a state. */
export const PropagationsQuery = v.strictObject({
  tenantId: v.optional(
    v.pipe(
      v.string(),
      v.regex(new RegExp(`^(t-[0-9a-z]{10,40}|${RESELLER})$`), 'is no tenant id (t-…)'),
      v.description(`Of this tenant; ${RESELLER}: of what all customers share. This or the state is needed.`),
    ),
  ),
  state: v.optional(
    v.pipe(v.picklist(['PENDING', 'OVERDUE', 'PAUSED']), v.description('What is awaited, in this state.')),
  ),
  ...pageQuery,
});
export type PropagationsQuery = v.InferOutput<typeof PropagationsQuery>;

/** What a vendor shows, as it says by itself. Each is judged on its own, so one that cannot be read refuses no other. */
export const PropagationObservationsBody = v.strictObject({
  observations: v.pipe(
    v.array(
      v.pipe(
        v.unknown(),
        v.description(
          `\`tenantId\` (or \`${RESELLER}\` with a \`productCode\`), \`subject\` (e.g. products/wfbs-services/seats), \`value\` (text, number, true or false; null: it is not there), \`asOf\` (ISO 8601, UTC: the moment that it speaks of).`,
        ),
      ),
    ),
    v.minLength(1, 'is empty'),
    v.maxLength(PROPAGATION_OBSERVATIONS_MAX, `has more than ${PROPAGATION_OBSERVATIONS_MAX} observations`),
  ),
});

const instant = v.pipe(v.string(), v.isoTimestamp());

/** How a system of the vendor is. */
export const UpstreamBody = v.strictObject({
  condition: v.pipe(
    v.picklist(['UP', 'MAINTENANCE', 'FAULT']),
    v.description('How it is: up, down as announced, or out of order.'),
  ),
  until: v.optional(
    v.pipe(
      instant,
      v.description('Until when it is said to be down. It is not up again because that time has come.'),
    ),
  ),
  asOf: v.optional(v.pipe(instant, v.description('The moment that this speaks of. Default: now.'))),
  reason: Reason,
});

const none = v.strictObject({});

/** Method and path → what is asked. */
export const PROPAGATION_REQUESTS = {
  'GET /v1/propagations': { params: none, query: PropagationsQuery },
  'GET /v1/propagations/{id}': { params: v.strictObject({ id: PropagationId }), query: none },
  'POST /v1/propagation-observations': {
    params: none,
    query: WriteQuery,
    body: PropagationObservationsBody,
  },
  'GET /v1/products/{code}/upstreams': { params: v.strictObject({ code: ProductCode }), query: none },
  'PUT /v1/products/{code}/upstreams/{upstreamId}': {
    params: v.strictObject({
      code: ProductCode,
      upstreamId: v.pipe(Word, v.description('A system, by its id in the policy.')),
    }),
    query: WriteQuery,
    body: UpstreamBody,
  },
} as const satisfies Record<string, Request>;
