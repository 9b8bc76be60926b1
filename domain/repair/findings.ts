/**
 * What a comparison with AWS Marketplace can find, and what is then heard as if its notification had come.
 * @module
 */
import type { AgreementFact } from '../agreement/agreement.ts';
import type { LicenseId } from '../identifiers.ts';
import type { LicenseFact } from '../subscription/facts.ts';
import type { LicenseDetails } from '../subscription/license.ts';

/**
 * Named after what was not heard. `contradicted`: AWS says otherwise than it told us before; nothing is heard then,
 * since a newer notification may be under way, and a person should look where it stays.
 */
export const FINDING_KINDS = [
  'agreement-created',
  'agreement-amended',
  'agreement-ended',
  'license-granted',
  'license-ended',
  'entitlements-drifted',
  'contradicted',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** What enters the corridor: the very inputs that notifications are read into. */
export type RepairFact =
  | { readonly kind: 'license'; readonly details: LicenseDetails; readonly fact: LicenseFact }
  | { readonly kind: 'agreement'; readonly agreementId: string; readonly fact: AgreementFact };

/** One difference between what AWS says and what we know. */
export interface Finding {
  readonly kind: FindingKind;
  readonly agreementId: string;
  readonly licenseId?: LicenseId;
  /** The state that we know, or `UNKNOWN`. */
  readonly known: string;
  /** The state that AWS says. */
  readonly said: string;
  /** Absent where a person must look. */
  readonly fact?: RepairFact;
}

/** What a run found, counted. */
export interface RepairReport {
  readonly lookedAt: number;
  readonly differing: number;
  /** Facts that changed something when they were heard. */
  readonly repaired: number;
  readonly byKind: Readonly<Partial<Record<FindingKind, number>>>;
}

/** A run that has not looked at anything yet. */
export const EMPTY_REPORT: RepairReport = { lookedAt: 0, differing: 0, repaired: 0, byKind: {} };

/** Two reports as one. */
export const addReports = (left: RepairReport, right: RepairReport): RepairReport => {
  const kinds = FINDING_KINDS.filter((kind) => left.byKind[kind] || right.byKind[kind]);
  return {
    lookedAt: left.lookedAt + right.lookedAt,
    differing: left.differing + right.differing,
    repaired: left.repaired + right.repaired,
    byKind: Object.fromEntries(
      kinds.map((kind) => [kind, (left.byKind[kind] ?? 0) + (right.byKind[kind] ?? 0)]),
    ),
  };
};
