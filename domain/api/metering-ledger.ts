/**
 * The ledger of usage as `/v1` shows it, and why a number in it is what it is.
 * @module
 */
import * as v from 'valibot';
import { BuyerAccount, ProductCode, SubscriptionIdText, TenantId } from '../identifiers.ts';
import { RECORD_FATES } from '../metering/fold.ts';

import { LOST_REASONS } from '../metering/ledger.ts';
import { FORMS } from '../metering/usage.ts';
import { METERING_MODES } from '../names.ts';
import { NOBODY } from '../tenant/billing.ts';
import { CaseId, DimensionText, Units } from './metering-parts.ts';
import { Href, InstantText, pageOf } from './parts.ts';

const described = <const Schema extends v.GenericSchema>(schema: Schema, text: string) =>
  v.pipe(schema, v.description(text));

const tags = v.record(v.string(), v.string());

const identity = v.variant('by', [
  v.strictObject({ by: v.literal('license'), licenseArn: v.string(), buyerAccount: BuyerAccount }),
  v.strictObject({
    by: v.literal('customer'),
    productCode: ProductCode,
    customerIdentifier: v.string(),
  }),
]);

const payer = v.strictObject({
  subscriptionId: SubscriptionIdText,
  identity: described(
    identity,
    'By which name AWS is told: the license’s, or a legacy customer’s; never both.',
  ),
  region: described(v.string(), 'The one Region in which AWS is told of it.'),
  mode: described(v.picklist(METERING_MODES), 'dry-run: everything but the call.'),
  href: Href,
});

const reduction = v.strictObject({
  by: v.picklist(['level', 'allowance', 'credit', 'contract', 'nobody']),
  amount: Units,
  entitled: v.optional(Units),
  drawnBefore: v.optional(Units),
});

const verdict = v.strictObject({
  name: v.picklist(['DUE', 'HELD', 'BILLED', 'INCLUDED', 'WAIVED', 'DRY_RUN', 'WRITTEN_OFF', 'LOST']),
  at: v.optional(InstantText),
  recordId: v.optional(described(v.string(), 'AWS’s id of the record.')),
  caseId: v.optional(CaseId),
  releaseAt: v.optional(described(InstantText, 'HELD: when it goes out unless a person decides.')),
  nobody: v.optional(v.picklist(NOBODY)),
  reason: v.optional(v.picklist(LOST_REASONS)),
});

const answer = v.strictObject({
  at: InstantText,
  tries: v.pipe(v.number(), v.integer()),
  said: described(v.string(), 'A status of the record, AWS’s error, Unprocessed, or NoAnswer.'),
});

/** An hour of one dimension, as it was closed and what became of it. */
export const LedgerRow = v.strictObject({
  hour: described(InstantText, 'Start of the hour in which it is billed.'),
  dimension: DimensionText,
  used: described(Units, 'Sum of the distinct accepted records.'),
  quantity: described(Units, 'What AWS is told: used, less the reductions.'),
  reductions: v.array(reduction),
  late: described(
    v.array(v.strictObject({ origin: InstantText, quantity: Units })),
    'Part of it that was used in earlier hours and came late.',
  ),
  payer: v.optional(described(payer, 'Who pays, as it stood at closing; absent: nobody.')),
  timestamp: v.optional(InstantText),
  deadline: v.optional(described(InstantText, 'The last moment at which AWS takes it.')),
  closedAt: InstantText,
  verdict,
  answer: v.optional(described(answer, 'The last that AWS said of it.')),
  links: v.strictObject({ explain: Href, case: v.optional(Href) }),
});
export type LedgerRow = v.InferOutput<typeof LedgerRow>;

/** `GET /v1/tenants/{id}/usage`, earliest first. */
export const UsagePage = pageOf(LedgerRow);

const record = v.strictObject({
  id: v.string(),
  form: v.picklist(FORMS),
  quantity: Units,
  at: InstantText,
  origin: v.optional(described(InstantText, 'The hour in which it was used, where it came late.')),
  tags: v.optional(tags),
  fate: described(
    v.picklist(RECORD_FATES),
    'counted; duplicate: the same again; replaced: by a later total; conflict: the same id with other content; strayed: late, and sent on, since the hour went to another payer.',
  ),
  pack: described(v.string(), 'Hash of the pack that it came in.'),
  receivedAt: v.optional(InstantText),
});

const latePart = v.strictObject({
  id: v.string(),
  quantity: Units,
  at: InstantText,
  hour: v.optional(described(InstantText, 'The hour in which it is billed.')),
  caseId: v.optional(described(CaseId, 'The case that decides about it.')),
  href: Href,
});

const allocation = v.strictObject({
  AllocatedUsageQuantity: Units,
  Tags: v.optional(v.array(v.strictObject({ Key: v.string(), Value: v.string() }))),
});

/** The record as it is in the request to AWS, and the product where its customers have identifiers. */
const request = v.strictObject({
  Region: described(v.string(), 'Where it is sent; no part of the record.'),
  ProductCode: v.optional(v.string()),
  UsageRecord: v.strictObject({
    Timestamp: InstantText,
    Dimension: v.string(),
    Quantity: Units,
    CustomerAWSAccountId: v.optional(BuyerAccount),
    LicenseArn: v.optional(v.string()),
    CustomerIdentifier: v.optional(v.string()),
    UsageAllocations: v.optional(v.array(allocation)),
  }),
});

/** Why the number of an hour is what it is: from the records that came in to what AWS said. */
export const UsageExplanation = v.strictObject({
  tenantId: TenantId,
  hour: InstantText,
  dimension: DimensionText,
  state: described(
    v.picklist(['OPEN', 'CLOSING', 'CLOSED']),
    'OPEN: it takes records. CLOSING: it takes none any more. CLOSED: it is in the ledger.',
  ),
  why: described(v.array(v.string()), 'The whole way in words, in the language asked for.'),
  records: described(
    v.array(record),
    'What came in for the hour, each id with its repeats; kept for 40 days.',
  ),
  counts: v.strictObject({
    counted: Units,
    duplicate: Units,
    replaced: Units,
    conflict: Units,
    strayed: Units,
    shown: described(Units, 'How many are listed here.'),
  }),
  sum: described(Units, 'Of what is counted, as the records say now.'),
  late: described(v.array(latePart), 'Used in this hour, but it came after the hour was closed.'),
  ledger: v.optional(LedgerRow),
  request: v.optional(described(request, 'As it is, was or would be sent: the same each time.')),
  links: v.strictObject({ self: Href, tenant: Href, subscription: v.optional(Href), case: v.optional(Href) }),
});
export type UsageExplanation = v.InferOutput<typeof UsageExplanation>;
