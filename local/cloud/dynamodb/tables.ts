import type { Engine } from './engine.ts';
import { type Body, errorName, type Item, Refused } from './wire.ts';

/** One secondary index: what makes an entry of it, and what the entry holds. */
export interface IndexShape {
  name: string;
  kind: 'Global' | 'Local';
  key: string[];
  projection: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
  attributes: string[];
}

/** What writing to a table must know of it: names of the key attributes, hash first, and the indexes. */
export interface TableShape {
  name: string;
  key: string[];
  keySchema: unknown;
  indexes: IndexShape[];
}

interface Description {
  TableStatus: string;
  KeySchema: { AttributeName: string }[];
  GlobalSecondaryIndexes?: IndexDescription[];
  LocalSecondaryIndexes?: IndexDescription[];
}

interface IndexDescription {
  IndexName: string;
  KeySchema: { AttributeName: string }[];
  Projection: { ProjectionType: IndexShape['projection']; NonKeyAttributes?: string[] };
}

const names = (schema: { AttributeName: string }[]): string[] => schema.map((part) => part.AttributeName);

const indexShape =
  (kind: IndexShape['kind']) =>
  (index: IndexDescription): IndexShape => ({
    name: index.IndexName,
    kind,
    key: names(index.KeySchema),
    projection: index.Projection.ProjectionType,
    attributes: index.Projection.NonKeyAttributes ?? [],
  });

const shapeOf = (name: string, table: Description): TableShape => ({
  name,
  key: names(table.KeySchema),
  keySchema: table.KeySchema,
  indexes: [
    ...(table.GlobalSecondaryIndexes ?? []).map(indexShape('Global')),
    ...(table.LocalSecondaryIndexes ?? []).map(indexShape('Local')),
  ],
});

/** The shapes of the tables that stand, asked of the engine once each. */
export interface Tables {
  /** Undefined where there is no such table, or it is not active. */
  shape(name: string): Promise<TableShape | undefined>;
  /** The engine's own description; undefined where there is no such table. */
  describe(name: string): Promise<Body | undefined>;
  /** To be told whenever a table was made or deleted. */
  forget(name: string): void;
}

/** Reads the tables' shapes through the engine. */
export const openTables = (engine: Engine): Tables => {
  const shapes = new Map<string, TableShape>();

  const describe = async (name: string): Promise<Body | undefined> => {
    const reply = await engine.call('DescribeTable', { TableName: name });
    if (errorName(reply) === 'ResourceNotFoundException') return undefined;
    if (reply.status !== 200) throw new Refused(reply);
    return (reply.body as { Table: Body }).Table;
  };

  const shape = async (name: string): Promise<TableShape | undefined> => {
    const known = shapes.get(name);
    if (known) return known;
    const table = (await describe(name)) as Description | undefined;
    if (table?.TableStatus !== 'ACTIVE') return undefined;
    const fresh = shapeOf(name, table);
    shapes.set(name, fresh);
    return fresh;
  };
  return { shape, describe, forget: (name) => void shapes.delete(name) };
};

/** The primary key of an item; undefined where an attribute of it is missing. */
export const keyOf = (shape: TableShape, item: Item): Item | undefined => {
  const key: Item = {};
  for (const name of shape.key) {
    const value = item[name];
    if (value === undefined) return undefined;
    key[name] = value;
  }
  return key;
};

/** One text per item of the whole database. */
export const itemId = (shape: TableShape, key: Item): string =>
  `${shape.name}|${JSON.stringify(shape.key.map((name) => key[name]))}`;
