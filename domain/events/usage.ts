/**
 * The events of metering: usage that waits for a person, was lost, or was corrected. What is metered as it should be has none.
 * @module
 */
import * as v from 'valibot';
import { CASE_KINDS } from '../metering/case.ts';
import { LOST_REASONS } from '../metering/ledger.ts';

const instant = v.pipe(v.number(), v.integer());
const quantity = v.pipe(v.number(), v.integer());

const caseFields = {
  version: v.literal(1),
  caseId: v.string(),
  kind: v.picklist(CASE_KINDS),
  tenantId: v.string(),
  productCode: v.string(),
  /** Start of the hour of use; ms since 1970 UTC, as all times here. */
  hour: instant,
  dimension: v.string(),
  quantity,
  /** Of a suspicious quantity: what is usual. */
  usual: v.optional(v.number()),
  /** When it goes to AWS if nobody decides. */
  releaseAt: v.optional(instant),
  /** When AWS takes it no more. */
  deadline: v.optional(instant),
  since: instant,
};
const caseEvent = <const Type extends string>(type: Type) =>
  v.strictObject({ type: v.literal(type), ...caseFields });
const lostEvent = <const Type extends string>(type: Type) =>
  v.strictObject({ type: v.literal(type), ...caseFields, reason: v.picklist(LOST_REASONS) });

/** One schema per type of event. */
export const USAGE_EVENT_SCHEMAS = {
  /** A quantity waits: far above the usual, or the contract's entitlement is not known. */
  'usage.held': caseEvent('usage.held'),
  /** What was held goes to AWS: a person released it, or nobody decided in time. */
  'usage.released': v.strictObject({
    type: v.literal('usage.released'),
    ...caseFields,
    by: v.picklist(['operator', 'policy']),
  }),
  /** Usage that came after its hour was closed, and may not go to an open one by itself. */
  'usage.late': caseEvent('usage.late'),
  /** A dimension that was used every hour is not used any more; nothing is held. */
  'usage.silent': caseEvent('usage.silent'),
  /** AWS refuses usage of a customer whom we hold subscribed, or the record itself; it is asked again until the deadline. */
  'usage.refused': caseEvent('usage.refused'),
  /** AWS holds another quantity for this hour than we were about to tell it. */
  'usage.discrepancy': lostEvent('usage.discrepancy'),
  /** Usage that was accepted can be billed in its hour no more. */
  'usage.lost': lostEvent('usage.lost'),
  /** A correction counts: a top-up is in an open hour, a credit will be taken off. */
  'usage.corrected': v.strictObject({
    type: v.literal('usage.corrected'),
    version: v.literal(1),
    correctionId: v.string(),
    tenantId: v.string(),
    productCode: v.string(),
    dimension: v.string(),
    /** Above 0 a top-up, below 0 a credit. */
    quantity,
    /** The hour that it is billed in, or from which on it is taken off. */
    hour: instant,
    since: instant,
  }),
} as const;
