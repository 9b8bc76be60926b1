/**
 * What the vendor is told of a change beside the value that is wanted: the settings of a template, an authorization key, a
 * profile. Kept until the vendor was told, or a newer change made it moot; then it is gone.
 * @module
 */
import type { Sealed } from '../sealed.ts';
import type { VendorValue } from './account.ts';

/**
 * Stands where a tenant's id stands, in changes of what is the reseller's own and all customers share: templates. No tenant
 * has such an id.
 */
export const RESELLER = 'reseller';

/** What is sealed: a field of what is told, and its value as JSON text, opened by nobody but who tells. */
export interface SealedDetail {
  readonly field: 'authorizationKey' | 'profile';
  readonly value: Sealed;
}

/** Details of one propagation. */
export interface ChangeDetails {
  readonly propagationId: string;
  /** `RESELLER` where it concerns no single tenant. */
  readonly tenantId: string;
  /** Fields that are told as they are. */
  readonly plain: Readonly<Record<string, VendorValue | Readonly<Record<string, VendorValue>>>>;
  readonly sealed?: SealedDetail;
}

/** Characters of a key that people see: enough to tell two of them apart. */
const SHOWN_OF_KEY = 4;

/** An authorization key as people may see it; a short one is not shown at all. */
export const maskedKey = (key: string): string =>
  `••••${key.length >= 3 * SHOWN_OF_KEY ? key.slice(-SHOWN_OF_KEY) : ''}`;

/** The fields of a flat record as text, the same however they were ordered: what is hashed, and what is sealed. */
export const settled = (fields: Readonly<Record<string, VendorValue>>): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(fields).sort(([left], [right]) => (left < right ? -1 : 1))),
  );
