/**
 * Late usage: it came after its hour was frozen. Each (tenant, hour of use, dimension, id) has one item that says what of it
 * is billed where, kept with a version: however often it comes again, it goes to one place.
 * @module
 */
import type { Instant } from '../time.ts';
import type { Tags } from './usage.ts';

/** Where a late quantity goes: an open hour, or the desk, as policy and payer allow. */
export type LateTarget = { readonly hour: Instant } | { readonly caseId: string };

export interface LatePart {
  readonly quantity: number;
  readonly at: Instant;
  readonly tags?: Tags;
  readonly target: LateTarget;
}

export interface LateUsage {
  readonly tenantId: string;
  /** Start of the hour in which it was used. */
  readonly origin: Instant;
  readonly dimension: string;
  readonly id: string;
  /** Of a series of totals: the highest that is accounted for, in its hour or late. */
  readonly total?: number;
  /** One for an event; for a series one for each rise. Never empty. */
  readonly parts: readonly LatePart[];
  readonly version: number;
}
