/**
 * Corrections and links to statements, as `/v1` takes and shows them.
 * @module
 */
import * as v from 'valibot';
import { TenantId } from '../identifiers.ts';
import { CorrectionId, DimensionText, HourText, MonthText, Units } from './metering-parts.ts';
import { Href, InstantText, pageOf, pageQuery } from './parts.ts';
import { Reason, WriteOutcome } from './writes.ts';

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

/** A correction as it stands. */
export const CorrectionView = v.strictObject({
  correctionId: CorrectionId,
  tenantId: TenantId,
  dimension: DimensionText,
  quantity: v.pipe(Units, v.description('Above 0: a top-up. Below 0: a credit.')),
  reason: v.string(),
  about: v.optional(InstantText),
  proposedAt: InstantText,
  state: v.strictObject({
    name: v.picklist(['PROPOSED', 'APPROVED', 'APPLIED', 'REJECTED']),
    since: InstantText,
    by: v.optional(v.pipe(v.string(), v.description('Who proposed, approved or rejected it.'))),
    hour: v.optional(v.pipe(InstantText, v.description('In which hour a top-up is billed.'))),
    reason: v.optional(v.string()),
  }),
  version: v.pipe(v.number(), v.integer(), v.description('What the ETag says.')),
  links: v.strictObject({
    self: Href,
    tenant: Href,
    approve: v.optional(Href),
    reject: v.optional(Href),
    explain: v.optional(Href),
  }),
});
export type CorrectionView = v.InferOutput<typeof CorrectionView>;

/** `GET /v1/tenants/{id}/corrections`, newest first. */
export const CorrectionsPage = pageOf(CorrectionView);
/** Which page of them. */
export const CorrectionsQuery = v.strictObject(pageQuery);

/** `POST /v1/tenants/{id}/statement-links`. */
export const StatementLinkBody = v.strictObject({ month: MonthText, reason: Reason });

/** The link for the buyer. */
export const StatementLinkOutcome = v.strictObject({
  ...WriteOutcome.entries,
  statement: v.strictObject({
    month: MonthText,
    expiresAt: InstantText,
    url: v.optional(
      v.pipe(
        v.string(),
        v.url(),
        v.description(
          'Whoever has it reads this month of this tenant, and nothing else. A dry run gives none.',
        ),
      ),
    ),
  }),
});
