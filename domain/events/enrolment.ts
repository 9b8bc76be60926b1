/**
 * The events of features that switch themselves on, and of seats.
 * @module
 */
import * as v from 'valibot';
import { ENROLMENT_MODES } from '../enrolment/enrolment.ts';

const count = v.pipe(v.number(), v.integer());
const fields = {
  version: v.literal(1),
  tenantId: v.string(),
  productCode: v.string(),
  /** As the policy names it. */
  feature: v.string(),
  since: count,
};
const waiting = <const Type extends string>(type: Type) =>
  v.strictObject({
    type: v.literal(type),
    ...fields,
    /** The last day to decide by hand, in the tenant's zone. */
    dueDay: v.string(),
  });

/** By type. */
export const ENROLMENT_EVENT_SCHEMAS = {
  'enrolment.pending': waiting('enrolment.pending'),
  'enrolment.reminder': waiting('enrolment.reminder'),
  'enrolment.activated': v.strictObject({
    type: v.literal('enrolment.activated'),
    ...fields,
    mode: v.picklist(ENROLMENT_MODES),
    dueDay: v.optional(v.string()),
  }),
  /** Every device of the tenant was looked at: an export lists each. */
  'seats.switched': v.strictObject({
    type: v.literal('seats.switched'),
    ...fields,
    jobId: v.string(),
    mode: v.picklist(ENROLMENT_MODES),
    /** Devices that were given what they shall hold, or a part of it. */
    assigned: count,
    /** Of those: beyond what was purchased. */
    overage: count,
    /** Devices that were given nothing. */
    unassigned: count,
  }),
} as const;
