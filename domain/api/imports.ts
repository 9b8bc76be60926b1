/**
 * What `POST /v1/imports` takes and answers.
 * @module
 */
import * as v from 'valibot';
import { REFUSALS, type RefusalCode } from '../errors.ts';
import { AgreementId, BuyerAccount, OfferId, ProductCode, TenantId } from '../identifiers.ts';
import { FIELD_CHARACTERS_MAX, IMPORT_ROWS_MAX } from '../limits.ts';
import { Href, InstantText } from './parts.ts';
import { Reason } from './writes.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(FIELD_CHARACTERS_MAX));

/** A license ARN in either of the forms in circulation, as the API's document can show it. */
export const LicenseArnText = v.pipe(
  text,
  v.regex(/(?:^|[:/])l-[0-9a-f]{1,64}$/, 'ends in no license id (l-…)'),
);

/** One customer: a license that AWS Marketplace granted, and the tenant that it pays for. */
export const ImportRow = v.strictObject({
  licenseArn: LicenseArnText,
  productCode: ProductCode,
  buyerAccount: BuyerAccount,
  agreementId: v.optional(AgreementId),
  offerId: v.optional(OfferId),
  startsAt: v.pipe(InstantText, v.description('When the license came into force.')),
  endsAt: v.optional(InstantText),
  tenantId: v.optional(
    v.pipe(TenantId, v.description('A tenant of Concord; else one is named after `reference`.')),
  ),
  reference: v.optional(
    v.pipe(text, v.description('Your own id of the customer; rows with the same one share a tenant.')),
  ),
  administrator: v.optional(
    v.strictObject({
      email: v.pipe(text, v.email('is no e-mail address')),
      name: v.optional(text),
      company: v.optional(text),
      locale: v.optional(v.picklist(['en', 'ja', 'fr'])),
    }),
  ),
});
export type ImportRow = v.InferOutput<typeof ImportRow>;

/** Body of `POST /v1/imports`. */
export const ImportBody = v.strictObject({
  reason: Reason,
  rows: v.pipe(
    v.array(ImportRow),
    v.minLength(1, 'is empty'),
    v.maxLength(IMPORT_ROWS_MAX, `has more than ${IMPORT_ROWS_MAX} rows`),
  ),
});

/** What became of one row. */
export const ImportedRow = v.strictObject({
  outcome: v.picklist(['imported', 'already-there', 'refused']),
  tenantId: TenantId,
  subscriptionId: v.optional(v.string()),
  refusal: v.optional(v.picklist(Object.keys(REFUSALS) as RefusalCode[])),
});
export type ImportedRow = v.InferOutput<typeof ImportedRow>;

/** What became of each row, in their order. */
export const ImportOutcome = v.strictObject({
  dryRun: v.boolean(),
  rows: v.array(ImportedRow),
  links: v.strictObject({ self: Href }),
});
export type ImportOutcome = v.InferOutput<typeof ImportOutcome>;
