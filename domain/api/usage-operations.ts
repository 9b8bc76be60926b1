/**
 * The operation by which usage is reported.
 * @module
 */
import * as v from 'valibot';
import { USAGE_BODY_BYTES_MAX } from '../metering/limits.ts';
import type { Operation } from './operation.ts';
import { UsageBody, UsageOutcome } from './usage.ts';
import { WriteQuery } from './writes.ts';

/** As in `OPERATIONS`. */
export const USAGE_OPERATIONS = {
  'POST /v1/usage': {
    id: 'reportUsage',
    summary: 'Report usage',
    description:
      'Records of any tenants and hours; each is accepted or refused on its own, and answered in its place. What was accepted is kept. A request that got no answer is sent again as it was: ids make each record count once, so no Idempotency-Key is needed. With `dryRun` the records are judged, and nothing is kept.',
    params: v.strictObject({}),
    query: WriteQuery,
    body: UsageBody,
    bodyBytesMax: USAGE_BODY_BYTES_MAX,
    writes: 'facts',
    response: UsageOutcome,
    versioned: false,
    refusals: ['BODY_INVALID', 'BODY_TOO_LARGE'],
  },
} as const satisfies Record<string, Operation>;
