/**
 * What a contract grants under one license: AWS Marketplace's answer to `GetEntitlements`, kept as it was last read.
 * A license event says only that something changed, so it asks for a read; the whole answer replaces the former one.
 * @module
 */
import * as v from 'valibot';
import type { LicenseId } from '../identifiers.ts';
import type { Instant } from '../time.ts';

const dimension = v.string();
/** Milliseconds since 1970. The entitlement holds at least until then; that it is past revokes nothing (facts §6). */
const expiresAt = v.optional(v.pipe(v.number(), v.integer()));

/** One dimension of a contract with its value, in the type that AWS gave it. */
export const Entitlement = v.variant('type', [
  v.strictObject({
    dimension,
    type: v.literal('integer'),
    value: v.pipe(v.number(), v.integer()),
    expiresAt,
  }),
  v.strictObject({ dimension, type: v.literal('double'), value: v.number(), expiresAt }),
  v.strictObject({ dimension, type: v.literal('boolean'), value: v.boolean(), expiresAt }),
  v.strictObject({ dimension, type: v.literal('string'), value: v.string(), expiresAt }),
]);
export type Entitlement = v.InferOutput<typeof Entitlement>;

/** A read that is still to be made, and why. */
export interface DueRead {
  readonly at: Instant;
  readonly why: 'event' | 'empty' | 'unavailable';
  /** Reads in a row that gave nothing, for that reason. */
  readonly attempts: number;
}

/** The entitlements of one license. */
export interface EntitlementSet {
  readonly licenseId: LicenseId;
  /** When a license event last asked for a read, by our clock. */
  readonly askedAt: Instant;
  /** By dimension; empty until the first read. */
  readonly entitlements: readonly Entitlement[];
  /** When the read began that gave them; absent before the first one. */
  readonly asOf?: Instant;
  readonly due?: DueRead;
}

const byDimension = (left: Entitlement, right: Entitlement): number =>
  left.dimension < right.dimension ? -1 : left.dimension > right.dimension ? 1 : 0;

/** In the order of their dimensions, so that the order of AWS's pages leaves no trace. */
export const inOrder = (entitlements: readonly Entitlement[]): Entitlement[] =>
  [...entitlements].sort(byDimension);

const isSame = (left: Entitlement, right: Entitlement | undefined): boolean =>
  left.dimension === right?.dimension &&
  left.type === right.type &&
  left.value === right.value &&
  left.expiresAt === right.expiresAt;

/** Whether two sets, each in order, grant the same. */
export const isSameSet = (left: readonly Entitlement[], right: readonly Entitlement[]): boolean =>
  left.length === right.length && left.every((each, index) => isSame(each, right[index]));
