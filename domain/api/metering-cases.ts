/**
 * The desk of metering as `/v1` shows it: cases, and records that were refused.
 * @module
 */
import * as v from 'valibot';
import { REFUSALS, type RefusalCode } from '../errors.ts';
import { ProductCode, TenantId } from '../identifiers.ts';
import { CASE_KINDS } from '../metering/case.ts';
import { LOST_REASONS } from '../metering/ledger.ts';
import { CaseId, DimensionText, Units } from './metering-parts.ts';
import { Href, InstantText, pageOf } from './parts.ts';

const described = <const Schema extends v.GenericSchema>(schema: Schema, text: string) =>
  v.pipe(schema, v.description(text));

const state = v.strictObject({
  name: v.picklist(['WAITING', 'SETTLED']),
  since: InstantText,
  how: v.optional(v.picklist(['released', 'written-off', 'billed', 'noted', 'resolved'])),
  by: v.optional(described(v.picklist(['operator', 'policy']), 'policy: nobody decided in time.')),
  reason: v.optional(v.string()),
});

/** A case: usage that waits for a person, or was lost. */
export const CaseView = v.strictObject({
  caseId: CaseId,
  kind: v.picklist(CASE_KINDS),
  text: described(v.string(), 'What it is about, in the language asked for.'),
  tenantId: TenantId,
  productCode: ProductCode,
  hour: InstantText,
  dimension: DimensionText,
  quantity: Units,
  usual: v.optional(described(v.pipe(v.number()), 'What is usual, where the quantity is not.')),
  releaseAt: v.optional(described(InstantText, 'When it goes out by itself.')),
  deadline: v.optional(described(InstantText, 'When AWS takes it no more.')),
  lost: v.optional(v.picklist(LOST_REASONS)),
  openedAt: InstantText,
  state,
  version: v.pipe(v.number(), v.integer(), v.description('What the ETag says.')),
  links: v.strictObject({
    self: Href,
    tenant: Href,
    explain: Href,
    release: v.optional(described(Href, 'Let it go to AWS.')),
    'write-off': v.optional(described(Href, 'Never bill it.')),
    bill: v.optional(described(Href, 'Bill it in an open hour.')),
  }),
});
export type CaseView = v.InferOutput<typeof CaseView>;

/** `GET /v1/metering/cases`. */
export const CasesPage = pageOf(CaseView);
/** A record that came by the queue and was refused: nobody could be answered. */
export const RefusedView = v.strictObject({
  receivedAt: InstantText,
  id: v.string(),
  code: v.picklist(Object.keys(REFUSALS) as RefusalCode[]),
  text: described(v.string(), 'Why, in the language asked for.'),
  remedies: v.array(v.string()),
  record: described(v.record(v.string(), v.unknown()), 'As far as it could be read.'),
});
export type RefusedView = v.InferOutput<typeof RefusedView>;

/** `GET /v1/metering/refused`. */
export const RefusedPage = pageOf(RefusedView);
