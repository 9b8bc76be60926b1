/**
 * The events of vendor accounts: what was asked of the vendor, and how it came to show. Values stay out: some are personal.
 * @module
 */
import * as v from 'valibot';
import { VENDOR_OPERATION_NAMES } from '../capabilities/operations.ts';

const instant = v.pipe(v.number(), v.integer());

const accountFields = {
  version: v.literal(1),
  tenantId: v.string(),
  productCode: v.string(),
  /** By its id in the policy. */
  accountType: v.string(),
  since: instant,
};

const propagationFields = {
  ...accountFields,
  propagationId: v.string(),
  /** What kind of change it is, by its id in the policy. */
  kind: v.string(),
  operation: v.picklist(VENDOR_OPERATION_NAMES),
  /** What it is about, e.g. `products/edge/seats`. */
  subject: v.string(),
};
const propagationEvent = <const Type extends string>(type: Type) =>
  v.strictObject({ type: v.literal(type), ...propagationFields });

/** One schema per type of event. */
export const CAPABILITY_EVENT_SCHEMAS = {
  /** Something was asked of the vendor that shows at once, or that a propagation now follows. */
  'capability.used': v.strictObject({
    type: v.literal('capability.used'),
    ...accountFields,
    operation: v.picklist(VENDOR_OPERATION_NAMES),
    subject: v.string(),
  }),
  /** The account is of another type now: what it can do is another row of cells. */
  'capability.account-type.changed': v.strictObject({
    type: v.literal('capability.account-type.changed'),
    ...accountFields,
    from: v.string(),
    /** Propagations that came to nothing by it. */
    withdrawn: v.number(),
  }),
  'propagation.pending': propagationEvent('propagation.pending'),
  /** The vendor shows what was wanted; `late`: after it was overdue. */
  'propagation.synced': v.strictObject({
    type: v.literal('propagation.synced'),
    ...propagationFields,
    late: v.boolean(),
  }),
  /** The vendor does not show it for longer than it should take; `told`: how often that was said of this change. */
  'propagation.overdue': v.strictObject({
    type: v.literal('propagation.overdue'),
    ...propagationFields,
    told: v.number(),
  }),
  /** What was told as overdue is so no more. */
  'propagation.overdue.closed': v.strictObject({
    type: v.literal('propagation.overdue.closed'),
    ...propagationFields,
    how: v.picklist(['arrived', 'superseded']),
  }),
  /** Systems that it needs are down, or are back. */
  'propagation.paused': v.strictObject({
    type: v.literal('propagation.paused'),
    ...propagationFields,
    upstreams: v.array(v.string()),
  }),
  'propagation.resumed': propagationEvent('propagation.resumed'),
  'propagation.superseded': v.strictObject({
    type: v.literal('propagation.superseded'),
    ...propagationFields,
    by: v.string(),
  }),
  /** What the vendor showed already is otherwise now, and not by us. */
  'propagation.drifted': propagationEvent('propagation.drifted'),
} as const;
