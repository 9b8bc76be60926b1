/**
 * Fills one page of a list: an index gives keys, the entities are read strongly, rows that the filters leave out are
 * skipped. The work of one request is bounded, so a page may be short and still have a next one.
 * @module
 */
import { LIST_KEYS_EVALUATED_MAX, LIST_ROUNDS_MAX, PAGE_SIZE_DEFAULT } from '#domain/limits.ts';
import type { EntityKey, EntityKind, Stored } from './entities.ts';
import type { ListQuery, ReadStore } from './state-store.ts';

/** Where a page begins and how long it may be. */
export interface PageRequest {
  readonly limit: number;
  /** Position after the row before. */
  readonly after?: string;
}

/** A page and the position after it. */
export interface FilledPage<Row> {
  readonly items: readonly Row[];
  readonly next?: string;
}

/** The page that a query asks for. */
export const pageRequest = (limit: number | undefined, after: string | undefined): PageRequest => ({
  limit: limit ?? PAGE_SIZE_DEFAULT,
  ...(after === undefined ? {} : { after }),
});

/**
 * Fills a page.
 * @param rowOf the row of an entity, or `undefined` where it is not wanted (any more): indexes lag behind
 * @returns at most `limit` rows, after looking at no more than LIST_KEYS_EVALUATED_MAX keys in LIST_ROUNDS_MAX rounds;
 *   a round asks for no more keys than rows are missing, so that the position after it is the index's own
 */
export const fillPage = async <Kind extends EntityKind, Row>(
  store: ReadStore,
  query: ListQuery & { readonly kind: Kind },
  { limit, after }: PageRequest,
  rowOf: (stored: Stored<Kind>) => Row | undefined | Promise<Row | undefined>,
): Promise<FilledPage<Row>> => {
  const items: Row[] = [];
  let position = after;
  let evaluated = 0;
  for (let round = 0; round < LIST_ROUNDS_MAX; round += 1) {
    const keysMax = Math.min(limit - items.length, LIST_KEYS_EVALUATED_MAX - evaluated);
    const page = await store.list(query, pageRequest(keysMax, position));
    const stored = page.keys.length === 0 ? [] : await store.load(page.keys as readonly EntityKey<Kind>[]);
    const rows = await Promise.all(stored.map(rowOf));
    items.push(...rows.filter((row) => row !== undefined));
    evaluated += page.keys.length;
    position = page.next;
    const isDone = position === undefined || items.length >= limit || evaluated >= LIST_KEYS_EVALUATED_MAX;
    if (isDone) break;
  }
  return { items, ...(position === undefined ? {} : { next: position }) };
};
