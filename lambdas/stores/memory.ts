/**
 * State in memory, for tests and simulations: the same keys, indexes and conditions as in DynamoDB.
 * @module
 */
import type { JournalEntry } from '#domain/journal.ts';
import type { Entities, EntityKey, EntityKind, Guard, Stored, Write } from './entities.ts';
import type { KeyPair, Placement } from './keys.ts';
import { placementOf, primaryKey } from './layout.ts';
import { type IndexEntry, type IndexRead, indexReadOf, mergePage } from './lists.ts';
import type { Commit, StateStore } from './state-store.ts';
import type { MemoryUsageStore } from './usage-memory.ts';

interface Row {
  readonly key: KeyPair;
  readonly entity: Entities[EntityKind];
  readonly version: number;
  readonly placement: Placement;
}

/** A store with its insides open to tests. */
export interface MemoryStateStore extends StateStore {
  /** Every journal entry, oldest first. */
  readonly journal: readonly JournalEntry[];
  /** Every entity of a kind, in no particular order. */
  all<Kind extends EntityKind>(kind: Kind): Entities[Kind][];
}

const rowId = (key: EntityKey): string => {
  const { pk, sk } = primaryKey(key);
  return `${pk}|${sk}`;
};

/** Rows by the index partitions that they stand in. */
class Indexes {
  readonly #rows = new Map<string, Map<string, Row>>();

  /** Those of the partitions of a read that have any. */
  of({ index, partitions }: IndexRead): Iterable<Row>[] {
    return partitions.flatMap((partition) => {
      const rows = this.#rows.get(`${index}|${partition}`);
      return rows && rows.size > 0 ? [rows.values()] : [];
    });
  }

  put(id: string, row: Row): void {
    for (const name of placesOf(row)) {
      const rows = this.#rows.get(name) ?? new Map<string, Row>();
      this.#rows.set(name, rows);
      rows.set(id, row);
    }
  }

  delete(id: string, row: Row): void {
    for (const name of placesOf(row)) this.#rows.get(name)?.delete(id);
  }
}

const placesOf = ({ placement }: Row): string[] =>
  INDEXES.flatMap((index) => (placement[index] ? [`${index}|${placement[index].pk}`] : []));

const INDEXES = ['byState', 'byKind', 'byBuyer'] as const satisfies readonly IndexRead['index'][];

const entriesOf = (rows: Iterable<Row>, read: IndexRead, after: string | undefined): IndexEntry[] => {
  const sign = read.newestFirst ? -1 : 1;
  const isPast = (sk: string): boolean =>
    after !== undefined && (read.newestFirst ? sk >= after : sk <= after);
  const entries: IndexEntry[] = [];
  for (const { key, placement } of rows) {
    const place = placement[read.index];
    if (!place || isPast(place.sk)) continue;
    if (read.upTo === undefined || place.sk <= read.upTo) entries.push({ ...key, indexSk: place.sk });
  }
  return entries.sort((left, right) => (left.indexSk < right.indexSk ? -sign : sign));
};

/**
 * An empty store.
 * @param usage where the ledger items of a commit go
 */
export const memoryStateStore = (
  usage?: Pick<MemoryUsageStore, 'hasNone' | 'recordAll'>,
): MemoryStateStore => {
  const rows = new Map<string, Row>();
  const indexes = new Indexes();
  const journal: JournalEntry[] = [];
  const isAt = ({ key, expectedVersion }: Guard | Write): boolean =>
    (rows.get(rowId(key))?.version ?? 0) === expectedVersion;

  const write = ({ key, entity, expectedVersion }: Write): void => {
    const id = rowId(key);
    const known = rows.get(id);
    if (known) indexes.delete(id, known);
    if (entity === undefined) {
      rows.delete(id);
      return;
    }
    const placement = placementOf(key.kind, entity as never);
    const row = { key: primaryKey(key), entity, version: expectedVersion + 1, placement };
    rows.set(id, row);
    indexes.put(id, row);
  };

  return {
    journal,
    all: <Kind extends EntityKind>(kind: Kind) =>
      [...rows].filter(([id]) => isKind(id, kind)).map(([, row]) => row.entity as Entities[Kind]),
    load: async <Kind extends EntityKind>(keys: readonly EntityKey<Kind>[]): Promise<Stored<Kind>[]> =>
      keys.map((key) => {
        const row = rows.get(rowId(key));
        return { key, entity: row?.entity as Entities[Kind] | undefined, version: row?.version ?? 0 };
      }),
    commit: async (commit: Commit) => {
      if (commit.ledger && !usage) throw new Error('a commit with ledger items needs the usage store');
      if (![...commit.writes, ...commit.guards].every(isAt)) return 'conflict';
      if (commit.ledger && !usage?.hasNone(commit.ledger)) return 'conflict';
      commit.writes.forEach(write);
      usage?.recordAll(commit.ledger ?? []);
      if (commit.journal) journal.push(commit.journal);
      return 'committed';
    },
    list: async (query, { limit, after }) => {
      const read = indexReadOf(query);
      const heads = indexes.of(read).map((rows) => entriesOf(rows, read, after).slice(0, limit + 1));
      return mergePage(heads, read, limit);
    },
  };
};

const isKind = (id: string, kind: EntityKind): boolean =>
  kind === 'administrator'
    ? id.includes('|ADMINISTRATOR#')
    : id.endsWith(`|${primaryKey({ kind, id: '' }).sk}`);
