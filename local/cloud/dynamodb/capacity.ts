import { isDeepStrictEqual } from 'node:util';
import { itemBytes } from './size.ts';
import type { IndexShape, TableShape } from './tables.ts';
import { sameItem } from './values.ts';
import type { Body, Item } from './wire.ts';

/** Units of capacity: the developer guide's "Read and write operations" (read 2026-11-21). */
const WRITE_UNIT_BYTES = 1024;
const READ_UNIT_BYTES = 4096;
/** A transaction prepares and commits: each unit counts twice. */
export const TRANSACTION_FACTOR = 2;

/** What a request used of one table and of each of its indexes. */
export interface Units {
  table: number;
  indexes: Record<string, number>;
}

/** One item before and after a write; absent: no such item. */
export interface Change {
  shape: TableShape;
  before: Item | undefined;
  after: Item | undefined;
}

const writeUnitsOf = (item: Item | undefined): number =>
  item === undefined ? 0 : Math.max(1, Math.ceil(itemBytes(item) / WRITE_UNIT_BYTES));

/** What an index holds of an item; undefined where the item has not all of the index's key. */
const entryOf = (index: IndexShape, shape: TableShape, item: Item | undefined): Item | undefined => {
  if (item === undefined || index.key.some((name) => item[name] === undefined)) return undefined;
  if (index.projection === 'ALL') return item;
  const kept = new Set([...index.key, ...shape.key, ...index.attributes]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => kept.has(name)));
};

const indexUnits = (index: IndexShape, { shape, before, after }: Change): number => {
  const old = entryOf(index, shape, before);
  const fresh = entryOf(index, shape, after);
  if (sameItem(old, fresh)) return 0;
  const moved = index.key.some((name) => !isDeepStrictEqual(old?.[name], fresh?.[name]));
  // A changed key is a delete and a put; anything else rewrites the entry in its place.
  if (moved) return writeUnitsOf(old) + writeUnitsOf(fresh);
  return Math.max(writeUnitsOf(old), writeUnitsOf(fresh));
};

/** Write units of one change: the larger of both images, and each index that the change reaches. */
export const writeUnits = (change: Change, factor = 1): Units => {
  const table = Math.max(1, writeUnitsOf(change.before), writeUnitsOf(change.after)) * factor;
  const touched = change.shape.indexes.map(
    (index) => [index.name, indexUnits(index, change) * factor] as const,
  );
  return { table, indexes: Object.fromEntries(touched.filter(([, units]) => units > 0)) };
};

/** Read units for so many bytes; a read that finds nothing takes the least. */
export const readUnits = (bytes: number, factor: 0.5 | 1 | 2): number =>
  Math.max(1, Math.ceil(bytes / READ_UNIT_BYTES)) * factor;

/** The sum of what several items of one table used. */
export const addUnits = (all: readonly Units[]): Units => {
  const indexes: Record<string, number> = {};
  for (const units of all) {
    for (const [name, used] of Object.entries(units.indexes)) indexes[name] = (indexes[name] ?? 0) + used;
  }
  return { table: all.reduce((total, units) => total + units.table, 0), indexes };
};

/** The `ReturnConsumedCapacity` of a request; undefined where it asks for nothing, or for nonsense. */
export const capacityMode = (body: Body): 'TOTAL' | 'INDEXES' | undefined => {
  const mode = body['ReturnConsumedCapacity'];
  return mode === 'TOTAL' || mode === 'INDEXES' ? mode : undefined;
};

/** The `ConsumedCapacity` of a reply; `direction` as transactions spell it out. */
export const consumed = (
  mode: 'TOTAL' | 'INDEXES',
  shape: TableShape,
  { table, indexes }: Units,
  direction?: 'Read' | 'Write',
): Body => {
  const figure = (units: number): Body => ({
    CapacityUnits: units,
    ...(direction && { [`${direction}CapacityUnits`]: units }),
  });
  const total = Object.values(indexes).reduce((sum, units) => sum + units, table);
  const reply: Body = { TableName: shape.name, ...figure(total) };
  if (mode === 'TOTAL') return reply;
  reply['Table'] = figure(table);
  for (const kind of ['Global', 'Local'] as const) {
    const used = shape.indexes.filter((index) => index.kind === kind && index.name in indexes);
    if (used.length === 0) continue;
    const figures = used.map((index) => [index.name, figure(indexes[index.name] ?? 0)]);
    reply[`${kind}SecondaryIndexes`] = Object.fromEntries(figures);
  }
  return reply;
};

/** One `ConsumedCapacity` for each table among the changes; `factor` 2 for transactions. */
export const consumedByTable = (
  mode: 'TOTAL' | 'INDEXES',
  changes: readonly Change[],
  factor = 1,
  direction?: 'Write',
): Body[] => {
  const shapes = new Set(changes.map((change) => change.shape));
  return [...shapes].map((shape) => {
    const own = changes.filter((change) => change.shape === shape);
    return consumed(mode, shape, addUnits(own.map((change) => writeUnits(change, factor))), direction);
  });
};
