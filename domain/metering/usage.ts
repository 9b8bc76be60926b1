/**
 * Usage as a producer reports it, and as it is kept: in packs, immutable and named by the hash of their content.
 * @module
 */
import type { Instant } from '../time.ts';

/** Vendor-metered tags: at most five, shown to the buyer as cost allocation tags (facts §5.2). */
export type Tags = Readonly<Record<string, string>>;

/**
 * `event`: adds its quantity; the same id again is the same event. `total`: a producer's running total for the hour under
 * the id of its series; a later one of the series replaces it.
 */
export const FORMS = ['event', 'total'] as const;
export type Form = (typeof FORMS)[number];

/** One accepted record of a tenant's hour. */
export interface Usage {
  readonly dimension: string;
  /** Unique per (tenant, dimension, hour): of the event, or of the series of totals. */
  readonly id: string;
  readonly form: Form;
  /** A whole number, not negative. */
  readonly quantity: number;
  /** When it was used; of a total, as of when. */
  readonly at: Instant;
  readonly tags?: Tags;
  /** Start of the hour in which it was used, where that hour was closed before it came: it is billed in another one. */
  readonly origin?: Instant;
  /** Of a late one: which of the parts it is that were placed under its id, from 0; each counts by itself. */
  readonly part?: number;
}

/** Ids of our own corrections begin with this; no producer's may. */
export const CORRECTION_PREFIX = 'correction:';

/** A record with the tenant that used it. */
export interface TenantUsage extends Usage {
  readonly tenantId: string;
}

/** Records of one tenant and one hour, that came together. Never empty. */
export interface Pack {
  readonly tenantId: string;
  /** Start of the hour in which it is billed. */
  readonly hour: Instant;
  readonly records: readonly Usage[];
}

/** A pack under the hash of its text (SHA-256, base64url): the same content is the same pack, however often it comes. */
export interface NamedPack extends Pack {
  readonly hash: string;
}
