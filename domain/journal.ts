/**
 * The journal: one entry per commit, with its events and its audit. Written in the same transaction as the change.
 * @module
 */
import type { DomainEvent } from './events/schemas.ts';
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

export interface JournalEntry {
  readonly commitId: string;
  readonly at: Instant;
  readonly cause: Cause;
  readonly written: readonly Written[];
  readonly events: readonly DomainEvent[];
}
