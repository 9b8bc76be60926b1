/**
 * What can be asked of a vendor's console. The set is code, since each has its own rules; which account types may do it, and
 * how, is the policy's table.
 * @module
 */

/** Ways in which a product may come to a customer: by assigning a service plan, or with a key from the product's console. */
export const ENLISTMENT_MODES = ['service-plan', 'authorization-key'] as const;
export type EnlistmentMode = (typeof ENLISTMENT_MODES)[number];

/** Which list of the policy an operation's argument comes from. */
export type ArgumentKind = 'products' | 'plugIns';

interface OperationForm {
  /** Absent: it concerns the customer as a whole. */
  readonly argument?: ArgumentKind;
  /** Modes that the table may choose from. */
  readonly modes?: readonly string[];
}

/** Every operation; a route that changes something at the vendor asks for exactly one of them (L13). */
export const VENDOR_OPERATIONS = {
  'customer.create': {},
  'customer.delete': {},
  'product.enlist': { argument: 'products', modes: ENLISTMENT_MODES },
  'product.delete': { argument: 'products' },
  'product.describe': { argument: 'products' },
  'plug-in.connect': { argument: 'plugIns' },
  'template.edit': { argument: 'products' },
  'template.assign-to-new': { argument: 'products' },
  'template.assign-to-existing': { argument: 'products' },
  'profile.change': {},
  'account.merge': {},
  'licensing-platform.open': {},
  'long-beta.change': {},
  'license.renew': { argument: 'products' },
  'seats.assign': { argument: 'products' },
  'counter.reset': { argument: 'products' },
  'console.open': { argument: 'products' },
} as const satisfies Record<string, OperationForm>;
export type VendorOperation = keyof typeof VENDOR_OPERATIONS;

/** For schemas and lists. */
export const VENDOR_OPERATION_NAMES = Object.keys(VENDOR_OPERATIONS) as [
  VendorOperation,
  ...VendorOperation[],
];

/** Where an operation's argument comes from; `undefined` where it has none. */
export const argumentOf = (operation: VendorOperation): ArgumentKind | undefined =>
  (VENDOR_OPERATIONS[operation] as OperationForm).argument;

/** The modes that the table may choose from; empty where an operation has one way only. */
export const modesOf = (operation: VendorOperation): readonly string[] =>
  (VENDOR_OPERATIONS[operation] as OperationForm).modes ?? [];
