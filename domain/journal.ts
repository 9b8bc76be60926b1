/**
 * The journal: one entry per commit, with its events and its audit. Written in the same transaction as the change.
 * @module
 */
import type { AgreementFact } from './agreement/agreement.ts';
import type { DomainEvent } from './events/schemas.ts';
import type { LicenseFact, Stamp } from './subscription/facts.ts';
import type { LicenseDetails } from './subscription/license.ts';
import type { TenantAct } from './tenant/acts.ts';
import type { Tenant } from './tenant/tenant.ts';
import type { Instant } from './time.ts';

/** Who caused a commit. */
export type Actor =
  /** A notification of AWS Marketplace. */
  | { readonly kind: 'aws-marketplace'; readonly notificationId: string }
  /** A person on the public door, by the hash of their proven e-mail address, if proven yet. */
  | { readonly kind: 'buyer'; readonly personHash?: string }
  /** A person or a pipeline on `/v1`: the IAM principal, and what their role may do. */
  | { readonly kind: 'operator'; readonly principal: string; readonly role: string }
  /** Time itself. */
  | { readonly kind: 'clock' };

/** Why a commit happened: what came in, through which door. */
export interface Cause {
  /** Capability that committed, e.g. `lifecycle`. */
  readonly door: string;
  /** The verb, e.g. `suspend-tenant`. */
  readonly verb: string;
  readonly actor: Actor;
  /** Follows one input from door to event; the request or message id. */
  readonly correlationId: string;
  /** What an operator gave as their reason. */
  readonly reason?: string;
  /** What was asked for, where no entity shows it: the range of a replay, say. */
  readonly details?: Readonly<Record<string, string | number>>;
}

/** One entity that a commit wrote. */
export interface Written {
  /** `kind/id`, e.g. `tenant/t-0123`. */
  readonly entity: string;
  /** Version after the commit; 1 for a new entity. */
  readonly version: number;
  /** State before and after, where the entity has one. */
  readonly from?: string;
  readonly to?: string;
}

/**
 * What a commit was told of one entity: the facts and acts themselves, so that the entity can be rebuilt. The states and
 * tenures that follow from them are left out.
 */
export type HeardInCommit =
  | {
      readonly kind: 'license';
      readonly id: string;
      /** Those that were new, or changed. */
      readonly details: Partial<LicenseDetails>;
      readonly facts: readonly LicenseFact[];
      /** Facts that are believed no more, or otherwise: an agreement that goes on after all, a place taken by another. */
      readonly dropped?: readonly Pick<LicenseFact, 'kind' | 'at' | 'id'>[];
    }
  | {
      readonly kind: 'agreement';
      readonly id: string;
      readonly facts: readonly AgreementFact[];
      readonly advisory?: Stamp & { readonly resolved: boolean };
    }
  | {
      readonly kind: 'tenant';
      readonly id: string;
      /** What a new tenant begins with. */
      readonly born?: Pick<
        Tenant,
        'productCode' | 'policy' | 'createdAt' | 'retentionMs' | 'provisioningUntil' | 'attachments'
      >;
      readonly acts: readonly TenantAct[];
      /** Subscription id → ms of grace that were pinned when its end was heard of. */
      readonly graces: Readonly<Record<string, number>>;
    };

export interface JournalEntry {
  readonly commitId: string;
  readonly at: Instant;
  readonly cause: Cause;
  readonly written: readonly Written[];
  readonly events: readonly DomainEvent[];
  /** Absent where nothing was told (time alone moved it), and in entries older than this field. */
  readonly heard?: readonly HeardInCommit[];
}
