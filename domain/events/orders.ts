/**
 * The events of license orders and keys. No key stands in them.
 * @module
 */
import * as v from 'valibot';
import { ORDER_KINDS } from '../policy/orders-schema.ts';

const instant = v.pipe(v.number(), v.integer());

const contractFields = {
  version: v.literal(1),
  contractId: v.string(),
  tenantId: v.string(),
  productCode: v.string(),
  since: instant,
};
const orderFields = {
  ...contractFields,
  orderId: v.string(),
  kind: v.picklist(ORDER_KINDS),
  lineId: v.string(),
  /** When it is usually done. */
  expectedAt: instant,
};
const order = <const Type extends string>(type: Type) =>
  v.strictObject({
    type: v.literal(type),
    ...orderFields,
    /** What the vendor says that it failed by. */
    reason: v.optional(v.string()),
  });
const keys = <const Type extends string>(type: Type) =>
  v.strictObject({
    type: v.literal(type),
    ...contractFields,
    orderId: v.string(),
    lineId: v.string(),
    count: v.pipe(v.number(), v.integer()),
  });
const supportId = <const Type extends string>(type: Type) =>
  v.strictObject({
    type: v.literal(type),
    version: v.literal(1),
    tenantId: v.string(),
    productCode: v.string(),
    supportId: v.string(),
    since: instant,
  });

/** By type. */
export const ORDER_EVENT_SCHEMAS = {
  'license.order.placed': order('license.order.placed'),
  'license.order.overdue': order('license.order.overdue'),
  'license.order.done': v.strictObject({
    type: v.literal('license.order.done'),
    ...orderFields,
    /** Whether it was overdue by then: who was told so can stop. */
    late: v.boolean(),
  }),
  'license.order.failed': order('license.order.failed'),
  'license.order.given-up': order('license.order.given-up'),
  'license.keys.issued': keys('license.keys.issued'),
  'license.keys.abolished': keys('license.keys.abolished'),
  'license.key.read': v.strictObject({
    type: v.literal('license.key.read'),
    ...contractFields,
    keyId: v.string(),
    /** Whether its use begins with this reading. */
    first: v.boolean(),
  }),
  'license.support-id.issued': supportId('license.support-id.issued'),
  'license.support-id.retired': supportId('license.support-id.retired'),
} as const;
