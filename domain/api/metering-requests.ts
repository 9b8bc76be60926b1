/**
 * What may be asked of metering on `/v1`. The door parses with these; what is said of each stands in `metering-operations.ts`,
 * for the API's document.
 * @module
 */
import * as v from 'valibot';
import { TenantId } from '../identifiers.ts';
import { CASE_KINDS } from '../metering/case.ts';
import { CaseId, CorrectionId, DayText, DimensionText, HourText, MonthText } from './metering-parts.ts';
import type { Request } from './operation.ts';
import { InstantText, pageQuery } from './parts.ts';
import { Reason, ReasonBody, WriteQuery } from './writes.ts';

/** AWS's largest quantity: a whole number of 32 bits (SDK 3.1138.0). */
const CORRECTION_MAX = 2_147_483_647;

/** `POST /v1/tenants/{id}/corrections`. */
export const ProposeCorrectionBody = v.strictObject({
  dimension: DimensionText,
  quantity: v.pipe(
    v.number(),
    v.integer('is no whole number'),
    v.minValue(-CORRECTION_MAX),
    v.maxValue(CORRECTION_MAX),
    v.description(
      'Above 0: a top-up, billed in an open hour. Below 0: a credit, taken off what is used from now on. AWS takes nothing negative.',
    ),
  ),
  about: v.optional(v.pipe(HourText, v.description('The hour that it corrects, for the record.'))),
  reason: Reason,
});

/** `POST /v1/tenants/{id}/statement-links`. */
export const StatementLinkBody = v.strictObject({ month: MonthText, reason: Reason });

/** Which hours of the ledger. */
export const UsageQuery = v.strictObject({
  from: v.optional(v.pipe(InstantText, v.description('Hours from then on. Default: a day before `until`.'))),
  until: v.optional(v.pipe(InstantText, v.description('Hours that begin before. Default: now.'))),
  ...pageQuery,
});

/** Filters of the cases. */
export const CasesQuery = v.strictObject({
  state: v.optional(
    v.pipe(
      v.picklist(['WAITING', 'SETTLED']),
      v.description('WAITING: what presses most comes first; else the newest first.'),
    ),
  ),
  kind: v.optional(v.picklist(CASE_KINDS)),
  ...pageQuery,
});
export type CasesQuery = v.InferOutput<typeof CasesQuery>;

/** Which day of refused records. */
export const RefusedQuery = v.strictObject({
  day: v.optional(v.pipe(DayText, v.description('A day in UTC, of the last 40. Default: today.'))),
  ...pageQuery,
});

const none = v.strictObject({});
const tenant = v.strictObject({ id: TenantId });
const onCase = { params: v.strictObject({ id: CaseId }), query: WriteQuery, body: ReasonBody } as const;
const correction = v.strictObject({ id: CorrectionId });
const onCorrection = { params: correction, query: WriteQuery, body: ReasonBody } as const;

/** Method and path → what is asked. */
export const METERING_REQUESTS = {
  'GET /v1/tenants/{id}/usage': { params: tenant, query: UsageQuery },
  'GET /v1/tenants/{id}/usage/{hour}/{dimension}/explain': {
    params: v.strictObject({ id: TenantId, hour: HourText, dimension: DimensionText }),
    query: none,
  },
  'POST /v1/tenants/{id}/statement-links': { params: tenant, query: WriteQuery, body: StatementLinkBody },
  'GET /v1/tenants/{id}/corrections': { params: tenant, query: v.strictObject(pageQuery) },
  'POST /v1/tenants/{id}/corrections': { params: tenant, query: WriteQuery, body: ProposeCorrectionBody },
  'GET /v1/corrections/{id}': { params: correction, query: none },
  'POST /v1/corrections/{id}/approve': onCorrection,
  'POST /v1/corrections/{id}/reject': onCorrection,
  'GET /v1/metering/board': { params: none, query: none },
  'GET /v1/metering/cases': { params: none, query: CasesQuery },
  'GET /v1/metering/cases/{id}': { params: onCase.params, query: none },
  'POST /v1/metering/cases/{id}/release': onCase,
  'POST /v1/metering/cases/{id}/write-off': onCase,
  'POST /v1/metering/cases/{id}/bill': onCase,
  'GET /v1/metering/refused': { params: none, query: RefusedQuery },
} as const satisfies Record<string, Request>;
