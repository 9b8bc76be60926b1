/**
 * Lists over sharded index partitions: each shard is read in order and merged, so that a list is sorted as one
 * and its cursor is simply the last sort key. Shared by both stores.
 * @module
 */
import { STATE_SHARDS } from '#domain/limits.ts';
import { isoOf } from '#domain/time.ts';
import {
  type KeyPair,
  kindPartition,
  peoplePartition,
  statePartition,
  templatesPartition,
  tenantPartition,
  tracesPartition,
} from './keys.ts';
import { entityKeyOf } from './layout.ts';
import type { ListPage, ListQuery } from './state-store.ts';

/** One entry of an index: its sort key there, and the primary key of the entity. */
export interface IndexEntry extends KeyPair {
  readonly indexSk: string;
}

/** What to read from one index. */
export interface IndexRead {
  readonly index: 'byState' | 'byKind' | 'byBuyer';
  readonly partitions: readonly string[];
  readonly newestFirst: boolean;
  /** Only sort keys up to and including this text. */
  readonly upTo?: string;
}

const shards = (name: (shard: number) => string): string[] =>
  Array.from({ length: STATE_SHARDS }, (_, shard) => name(shard));

/** Sorts after every `…#id` of its instant. */
const AFTER_IDS = '$';

/** The index partitions that a query reads. */
export const indexReadOf = (query: ListQuery): IndexRead => {
  switch (query.by) {
    case 'state':
      return {
        index: 'byState',
        partitions: shards((shard) => statePartition(query.kind, query.state, shard)),
        newestFirst: false,
        ...(query.until === undefined ? {} : { upTo: `${isoOf(query.until)}${AFTER_IDS}` }),
      };
    case 'kind':
      return {
        index: 'byKind',
        partitions: shards((shard) => kindPartition(query.kind, shard)),
        newestFirst: true,
      };
    case 'buyer':
      return { index: 'byBuyer', partitions: [`BUYER#${query.buyerAccount}`], newestFirst: true };
    case 'tenant':
      return {
        index: 'byBuyer',
        partitions: [tenantPartition(query.kind, query.tenantId)],
        newestFirst: true,
      };
    case 'product':
      return { index: 'byBuyer', partitions: [templatesPartition(query.productCode)], newestFirst: false };
    case 'people':
      return { index: 'byBuyer', partitions: [peoplePartition(query.tenantId)], newestFirst: false };
    case 'traces':
      return { index: 'byKind', partitions: [tracesPartition(query.personHash)], newestFirst: true };
    case 'person':
      return { index: 'byKind', partitions: [`PERSON#${query.personHash}`], newestFirst: false };
  }
};

/**
 * Merges the heads of the shards into one page.
 * @param heads up to `limit + 1` entries of each shard, in order, all after the cursor
 */
export const mergePage = (
  heads: readonly (readonly IndexEntry[])[],
  read: IndexRead,
  limit: number,
): ListPage => {
  const sign = read.newestFirst ? -1 : 1;
  const merged = heads
    .flat()
    .sort((left, right) => (left.indexSk < right.indexSk ? -sign : left.indexSk > right.indexSk ? sign : 0));
  const page = merged.slice(0, limit);
  const next = merged.length > limit ? page.at(-1)?.indexSk : undefined;
  return { keys: page.map(entityKeyOf), ...(next === undefined ? {} : { next }) };
};
