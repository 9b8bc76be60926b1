/**
 * State in memory that says what each call would cost in DynamoDB: a read of several keys, and a transaction.
 */
import { kept } from '#lambdas/stores/codec.ts';
import type { Guard, Write } from '#lambdas/stores/entities.ts';
import { itemBytes, readUnits, writeUnits } from '#lambdas/stores/item-size.ts';
import { journalItem } from '#lambdas/stores/journal-item.ts';
import { placementOf, primaryKey } from '#lambdas/stores/layout.ts';
import { memoryStateStore } from '#lambdas/stores/memory.ts';
import type { CorridorStore } from '#lambdas/stores/state-store.ts';
import type { MemoryUsageStore } from '#lambdas/stores/usage-memory.ts';
import type { CapacityUnits } from '#lambdas/stores/usage-memory-table.ts';

/** A corridor with its meter. */
export interface CountedState extends CorridorStore {
  readonly units: () => CapacityUnits;
  /** bytes of all items, by kind */
  readonly bytes: () => ReadonlyMap<string, number>;
}

/** How often a unit counts in a transaction. */
const TRANSACTION_FACTOR = 2;

const nameOf = ({ key }: Guard | Write): string => `${key.kind}|${key.id}`;

const indexKeys = ({ byState, byKind, byBuyer }: ReturnType<typeof placementOf>): object =>
  Object.fromEntries(
    Object.entries({ byState, byKind, byBuyer }).flatMap(([index, place]) =>
      place ? [[`${index}Pk`, place.pk] as const, [`${index}Sk`, place.sk] as const] : [],
    ),
  );

/** Bytes of an entity's item, as the store over DynamoDB writes it. */
const bytesOf = ({ key, entity, expectedVersion }: Write): number => {
  if (entity === undefined) return 0;
  const { expiresAt, ...indexes } = placementOf(key.kind, entity as never);
  return itemBytes({
    ...primaryKey(key),
    ...indexKeys(indexes),
    expiresAt,
    kind: key.kind,
    version: expectedVersion + 1,
    entity: kept(key.kind, entity as never),
  });
};

/** An empty store. Entries of indexes are not counted: a mark stands in none. */
export const countedState = (usage: MemoryUsageStore): CountedState => {
  const store = memoryStateStore(usage);
  const sizes = new Map<string, number>();
  let [read, write] = [0, 0];
  return {
    load: async (keys) => {
      const unique = new Set(keys.map(({ kind, id }) => `${kind}|${id}`));
      for (const name of unique) read += readUnits(sizes.get(name) ?? 0, true);
      return store.load(keys);
    },
    commit: async (commit) => {
      const written = commit.writes.map((each) => [nameOf(each), bytesOf(each)] as const);
      const units = [
        ...written.map(([name, bytes]) => writeUnits(sizes.get(name) ?? 0, bytes)),
        ...commit.guards.map((guard) => writeUnits(sizes.get(nameOf(guard)) ?? 0)),
        ...(commit.journal ? [writeUnits(itemBytes({ ...journalItem(commit.journal) }))] : []),
      ];
      write += TRANSACTION_FACTOR * units.reduce((sum, each) => sum + each, 0);
      const became = await store.commit(commit);
      if (became === 'committed') for (const [name, bytes] of written) sizes.set(name, bytes);
      return became;
    },
    units: () => ({ read, write }),
    bytes: () => {
      const sums = new Map<string, number>();
      for (const [name, bytes] of sizes) {
        const kind = name.slice(0, name.indexOf('|'));
        sums.set(kind, (sums.get(kind) ?? 0) + bytes);
      }
      return sums;
    },
  };
};
