/**
 * Seats: which parts a device holds, and how many of each part a tenant has and uses. They are the tenant's: who pays has
 * nothing to do with them.
 * @module
 */
import type { SeatsTerms } from '../policy/enrolment-terms.ts';
import type { Instant } from '../time.ts';

/** A part that a device holds. */
export interface Seat {
  readonly part: string;
  readonly since: Instant;
  /** It was assigned when no purchased unit was left, and the policy allowed that. */
  readonly overage: boolean;
  /** `person`: assigned by hand; `draft`: as a person had drafted it; `recommended`, `default`: by rule. */
  readonly by: 'person' | 'draft' | 'recommended' | 'default';
}

/** A device of a tenant. */
export interface Device {
  readonly tenantId: string;
  readonly deviceId: string;
  /** Services that it was seen to use, by their ids in the policy. */
  readonly services: readonly string[];
  /** What a person drafted for it; empty: nothing shall be assigned. Absent: what is recommended. */
  readonly draft?: readonly string[];
  readonly seats: readonly Seat[];
}

/** A tenant's units of each part, one entity: the lock of its seats. */
export interface SeatUnits {
  readonly tenantId: string;
  readonly productCode: string;
  /** Purchased, by part: from the contract, else from the policy. */
  readonly purchased: Readonly<Record<string, number>>;
  /** Held by devices, by part; overage included. */
  readonly used: Readonly<Record<string, number>>;
  /** What the tenant chose of a part otherwise than the policy has it. */
  readonly overage: Readonly<Record<string, boolean>>;
}

/** devices · changed by one transaction: DynamoDB takes 100 items, and some are the counters, the job and the journal's. */
export const SEATS_AT_ONCE_MAX = 90;

/** The units of a tenant that uses none yet. */
export const noUnits = (tenantId: string, productCode: string): SeatUnits => ({
  tenantId,
  productCode,
  purchased: {},
  used: {},
  overage: {},
});

/** How many units of a part were purchased. */
export const purchasedOf = (
  { purchased }: SeatUnits,
  part: string,
  { parts }: Pick<SeatsTerms, 'parts'>,
): number => purchased[part] ?? parts.find(({ id }) => id === part)?.units ?? 0;

/** Whether a further unit of a part can be had, and whether it is beyond what was purchased (L11). */
export const unitOf = (
  units: SeatUnits,
  part: string,
  terms: Pick<SeatsTerms, 'parts'>,
): { readonly overage: boolean } | undefined => {
  if ((units.used[part] ?? 0) < purchasedOf(units, part, terms)) return { overage: false };
  const allowed = units.overage[part] ?? terms.parts.find(({ id }) => id === part)?.overage ?? false;
  return allowed ? { overage: true } : undefined;
};

/** The units after so many more of a part are held; fewer, where `more` is negative. */
export const withUsed = (units: SeatUnits, part: string, more: number): SeatUnits => ({
  ...units,
  used: { ...units.used, [part]: (units.used[part] ?? 0) + more },
});
