/**
 * What an entity is rebuilt from: its journal, and the notifications of AWS Marketplace as they came.
 * @module
 */
import type { AgreementFact } from '../agreement/agreement.ts';
import type { HeardInCommit, JournalEntry } from '../journal.ts';
import type { LicenseFact, Stamp } from '../subscription/facts.ts';
import type { LicenseDetails } from '../subscription/license.ts';
import type { Instant } from '../time.ts';

/** What a kept notification says; of other kinds nothing follows. */
export type Told =
  | { readonly kind: 'license'; readonly details: LicenseDetails; readonly fact: LicenseFact }
  | { readonly kind: 'agreement'; readonly agreementId: string; readonly fact: AgreementFact }
  | {
      readonly kind: 'advisory';
      readonly agreementId: string;
      readonly stamp: Stamp;
      readonly resolved: boolean;
    };

export interface Evidence {
  /** Every commit that wrote one of the entities, in any order. */
  readonly entries: readonly JournalEntry[];
  /** In any order, doubled or not. */
  readonly notifications: readonly Told[];
}

type Kind = HeardInCommit['kind'];

/** What one commit heard of an entity: which version it made, and when. */
export interface Hearing<Of extends HeardInCommit = HeardInCommit> {
  readonly version: number;
  readonly at: Instant;
  /** Absent where time alone moved it. */
  readonly heard: Of | undefined;
}

/** The commits of one entity, in the order of the versions that they made. */
export const hearingsOf = <Of extends Kind>(
  { entries }: Evidence,
  kind: Of,
  id: string,
): Hearing<HeardInCommit & { kind: Of }>[] =>
  entries
    .flatMap(({ at, written, heard = [] }) => {
      const version = written.find(({ entity }) => entity === `${kind}/${id}`)?.version;
      const told = heard.find((each) => each.kind === kind && each.id === id);
      return version === undefined
        ? []
        : [{ version, at, heard: told as (HeardInCommit & { kind: Of }) | undefined }];
    })
    .sort((left, right) => left.version - right.version);

/** The versions up to `version` that no commit of the evidence made: expired, or not there yet. */
export const missingVersions = (
  evidence: Evidence,
  kind: Kind,
  id: string,
  version: number,
): readonly number[] => {
  const made = new Set(hearingsOf(evidence, kind, id).map((hearing) => hearing.version));
  return Array.from({ length: version }, (_, index) => index + 1).filter((each) => !made.has(each));
};
