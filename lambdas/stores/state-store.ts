/**
 * What every store of our state can do. Two implementations: DynamoDB, and memory for tests;
 * one conformance suite holds them to the same behavior.
 * @module
 */
import type { JournalEntry } from '#domain/journal.ts';
import type { LedgerItem } from '#domain/metering/ledger.ts';
import type { EntityKey, EntityKind, Guard, Stored, Write } from './entities.ts';
import type { KindOfTenant } from './keys.ts';

export interface Commit {
  readonly writes: readonly Write[];
  readonly guards: readonly Guard[];
  /** Absent where nothing happened that anyone must hear of or account for (a session, a receipt). */
  readonly journal?: JournalEntry;
  /** Ledger items of usage that come with the running totals they draw from: each is put where there is none, or all conflict. */
  readonly ledger?: readonly LedgerItem[];
}

/** Lists are served by indexes: eventually consistent, never a basis of a decision. */
export type ListQuery =
  /** Entities in a state, by the time that matters in that state (due first, or oldest first). */
  | {
      readonly by: 'state';
      readonly kind:
        | 'license'
        | 'tenant'
        | 'registration'
        | 'customer'
        | 'entitlements'
        | 'offer'
        | 'reassignment'
        | 'meteringCase'
        | 'correction'
        | 'activations'
        | 'supportCase'
        | 'propagation';
      readonly state: string;
      readonly until?: number;
    }
  /** Every one of a kind, newest first. */
  | {
      readonly by: 'kind';
      readonly kind:
        | 'license'
        | 'tenant'
        | 'offer'
        | 'reassignment'
        | 'meteringCase'
        | 'correction'
        | 'supportCase';
    }
  /** The corrections, support cases or propagations of a tenant, newest first. */
  | { readonly by: 'tenant'; readonly kind: KindOfTenant; readonly tenantId: string }
  /** The templates of a product, by their ids. */
  | { readonly by: 'product'; readonly kind: 'template'; readonly productCode: string }
  /** The licenses of a buyer account, newest first. */
  | { readonly by: 'buyer'; readonly kind: 'license'; readonly buyerAccount: string }
  /** The tenants that a person administers. */
  | { readonly by: 'person'; readonly kind: 'administrator'; readonly personHash: string }
  /** Who administers a tenant or is invited to, oldest first: administrators and invitations. */
  | { readonly by: 'people'; readonly tenantId: string }
  /** What is kept of a person for a while: sessions, registrations, invitations; newest first. */
  | { readonly by: 'traces'; readonly personHash: string };

export interface ListPage {
  readonly keys: readonly EntityKey[];
  /** Position after the last key; absent at the end. Opaque to callers, safe to show. */
  readonly next?: string;
}

export interface StateStore {
  /** Strongly consistent; answers in the order of the keys. At most 100 keys. */
  load<Kind extends EntityKind>(keys: readonly EntityKey<Kind>[]): Promise<Stored<Kind>[]>;
  /** All or nothing; `conflict` where an entity is no longer at its expected version, or a ledger item is there already. */
  commit(commit: Commit): Promise<'committed' | 'conflict'>;
  list(query: ListQuery, page: { readonly limit: number; readonly after?: string }): Promise<ListPage>;
}

/** What the corridor takes of a store: it loads and commits, and never lists. */
export type CorridorStore = Pick<StateStore, 'load' | 'commit'>;

/** What a view takes: it loads and lists, and never commits. */
export type ReadStore = Pick<StateStore, 'load' | 'list'>;
