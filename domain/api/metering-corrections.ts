/**
 * Corrections and links to statements, as `/v1` shows them.
 * @module
 */
import * as v from 'valibot';
import { TenantId } from '../identifiers.ts';
import { CorrectionId, DimensionText, MonthText, Units } from './metering-parts.ts';
import { Href, InstantText, pageOf } from './parts.ts';
import { WriteOutcome } from './writes.ts';

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
