/**
 * The corridor's commit: what a decision read is remembered with its version, what it wants is written in one
 * conditional transaction with its journal entry, and a conflict decides again.
 * @module
 */
import { heardInCommit } from '#domain/audit/heard.ts';
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import type { DomainEvent } from '#domain/events/schemas.ts';
import type { Cause, HeardInCommit, Written } from '#domain/journal.ts';
import { COMMIT_ATTEMPTS_MAX } from '#domain/limits.ts';
import type { LedgerItem } from '#domain/metering/ledger.ts';
import type { Instant } from '#domain/time.ts';
import type { Entities, EntityKey, EntityKind, Stored, Write } from './entities.ts';
import type { Commit, CorridorStore } from './state-store.ts';

/** What is nondeterministic, given from outside. */
export interface Surroundings {
  readonly now: () => Instant;
  /** A fresh unguessable id, e.g. a UUID. */
  readonly newId: () => string;
  /** Told of each commit that has to be decided again. */
  readonly onConflict?: () => void;
}

/** What a use case may touch while it decides. */
export interface UnitOfWork {
  /** One instant for the whole attempt. */
  readonly now: Instant;
  /** Id of the commit in the making. */
  readonly commitId: string;
  /** Reads strongly, once; remembers the version that the commit will be guarded by. What was put is read as it was put. */
  read<Kind extends EntityKind>(kind: Kind, id: string): Promise<Entities[Kind] | undefined>;
  readAll<Kind extends EntityKind>(
    kind: Kind,
    ids: readonly string[],
  ): Promise<(Entities[Kind] | undefined)[]>;
  /** Reads several entities, of any kinds, in one call; `read` then finds them. */
  prefetch(keys: readonly EntityKey[]): Promise<void>;
  /** Version of an entity that was read, 0 where it is absent. */
  versionOf(kind: EntityKind, id: string): number;
  /** Wants it written; the very object that was read is no change and writes nothing. */
  put<Kind extends EntityKind>(kind: Kind, id: string, entity: Entities[Kind]): void;
  remove(kind: EntityKind, id: string): void;
  /** The commit shall fail if an entity that was only read has changed meanwhile. */
  guard(kind: EntityKind, id: string): void;
  announce(events: readonly DomainEvent[]): void;
  /**
   * Wants a ledger item of usage written with the running totals that it draws from, in the same transaction. Where one stands
   * meanwhile the commit conflicts: who decides again reads the ledger first.
   */
  record(item: LedgerItem): void;
}

/** How a walk ended. */
export type Walked<Result> =
  | {
      readonly outcome: 'committed' | 'unchanged' | 'previewed';
      readonly result: Result;
      readonly events: readonly DomainEvent[];
      readonly written: readonly Written[];
      readonly commitId: string;
    }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

export interface WalkOptions {
  /** Decide and say what would happen, but write nothing. */
  readonly dryRun?: boolean;
  /** Housekeeping that nobody must hear of (sessions): no journal entry. */
  readonly quiet?: boolean;
}

const nameOf = (key: EntityKey): string => `${key.kind}/${key.id}`;

const stateName = (entity: unknown): string | undefined => {
  if (typeof entity !== 'object' || entity === null) return undefined;
  if ('subscriptions' in entity) return stateName((entity.subscriptions as unknown[]).at(-1));
  const state = 'state' in entity ? entity.state : 'step' in entity ? entity.step : undefined;
  return typeof state === 'object' && state !== null && 'name' in state ? String(state.name) : undefined;
};

class Attempt implements UnitOfWork {
  readonly #store: CorridorStore;
  readonly #read = new Map<string, Stored>();
  readonly #wanted = new Map<string, Write>();
  readonly #guarded = new Set<string>();
  readonly events: DomainEvent[] = [];
  readonly ledger: LedgerItem[] = [];
  readonly now: Instant;
  readonly commitId: string;

  constructor(store: CorridorStore, now: Instant, commitId: string) {
    this.#store = store;
    this.now = now;
    this.commitId = commitId;
  }

  async read<Kind extends EntityKind>(kind: Kind, id: string): Promise<Entities[Kind] | undefined> {
    return (await this.readAll(kind, [id]))[0];
  }

  async readAll<Kind extends EntityKind>(
    kind: Kind,
    ids: readonly string[],
  ): Promise<(Entities[Kind] | undefined)[]> {
    const keys = ids.map((id) => ({ kind, id }));
    await this.prefetch(keys);
    return keys.map((key) => {
      const name = nameOf(key);
      // what this attempt wants is what it goes on from
      const latest = this.#wanted.has(name) ? this.#wanted.get(name) : this.#read.get(name);
      return latest?.entity as Entities[Kind] | undefined;
    });
  }

  async prefetch(keys: readonly EntityKey[]): Promise<void> {
    const missing = keys.filter((key) => !this.#read.has(nameOf(key)));
    const loaded = missing.length === 0 ? [] : await this.#store.load(missing);
    for (const stored of loaded) this.#read.set(nameOf(stored.key), stored);
  }

  versionOf(kind: EntityKind, id: string): number {
    return this.#read.get(nameOf({ kind, id }))?.version ?? 0;
  }

  put<Kind extends EntityKind>(kind: Kind, id: string, entity: Entities[Kind]): void {
    this.#want({ kind, id }, entity);
  }

  remove(kind: EntityKind, id: string): void {
    this.#want({ kind, id }, undefined);
  }

  #want(key: EntityKey, entity: Entities[EntityKind] | undefined): void {
    const name = nameOf(key);
    if (this.#read.get(name)?.entity === entity) this.#wanted.delete(name);
    else this.#wanted.set(name, { key, entity, expectedVersion: this.versionOf(key.kind, key.id) });
  }

  guard(kind: EntityKind, id: string): void {
    this.#guarded.add(nameOf({ kind, id }));
  }

  announce(events: readonly DomainEvent[]): void {
    this.events.push(...events);
  }

  record(item: LedgerItem): void {
    this.ledger.push(item);
  }

  written(): Written[] {
    return [...this.#wanted].map(([entity, { entity: after, expectedVersion }]) => {
      const from = stateName(this.#read.get(entity)?.entity);
      const to = stateName(after);
      return { entity, version: expectedVersion + 1, ...(from ? { from } : {}), ...(to ? { to } : {}) };
    });
  }

  heard(): HeardInCommit[] {
    return [...this.#wanted].flatMap(
      ([name, { key, entity }]) => heardInCommit(key.kind, this.#read.get(name)?.entity, entity) ?? [],
    );
  }

  commit(cause: Cause, quiet: boolean): Commit {
    const guards = [...this.#guarded].flatMap((name) => {
      const stored = this.#read.get(name);
      return stored && !this.#wanted.has(name) ? [{ key: stored.key, expectedVersion: stored.version }] : [];
    });
    const { commitId, now: at, events, ledger } = this;
    const heard = this.heard();
    const journal = {
      commitId,
      at,
      cause,
      written: this.written(),
      events,
      ...(heard.length > 0 ? { heard } : {}),
    };
    return {
      writes: [...this.#wanted.values()],
      guards,
      ...(quiet ? {} : { journal }),
      ...(ledger.length > 0 ? { ledger } : {}),
    };
  }
}

/**
 * Walks the corridor once: decide, then commit in one transaction, deciding again on conflict.
 * @param decide reads, decides and says what to write; a refusal that it returns writes nothing
 * @returns `unchanged` where nothing was to be written; a refusal `COMMIT_CONFLICT` after `COMMIT_ATTEMPTS_MAX` conflicts
 */
export const walk = async <Result>(
  store: CorridorStore,
  surroundings: Surroundings,
  cause: Cause,
  decide: (work: UnitOfWork) => Promise<Result | Refusal>,
  options: WalkOptions = {},
): Promise<Walked<Result>> => {
  for (let attempt = 1; attempt <= COMMIT_ATTEMPTS_MAX; attempt += 1) {
    const work = new Attempt(store, surroundings.now(), surroundings.newId());
    const result = await decide(work);
    if (isRefusal(result)) return { outcome: 'refused', refusal: result };
    const { events, commitId } = work;
    const commit = work.commit(cause, options.quiet ?? false);
    const walked = { result, events, written: work.written(), commitId };
    const isEmpty = commit.writes.length === 0 && events.length === 0 && !commit.ledger;
    if (isEmpty) return { outcome: 'unchanged', ...walked };
    if (options.dryRun) return { outcome: 'previewed', ...walked };
    if ((await store.commit(commit)) === 'committed') return { outcome: 'committed', ...walked };
    surroundings.onConflict?.();
  }
  return { outcome: 'refused', refusal: refuse('COMMIT_CONFLICT') };
};
