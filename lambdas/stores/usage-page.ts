/**
 * Pages of items as pages of what they stand for.
 * @module
 */
import type { UsageItem } from './usage-layout.ts';
import type { Paged } from './usage-store.ts';
import type { StretchPage } from './usage-stretch.ts';

/** A page as its readers see it. */
export const mapped = <To>({ items, next }: Paged<UsageItem>, to: (item: UsageItem) => To): Paged<To> => ({
  items: items.map(to),
  ...(next === undefined ? {} : { next }),
});

/** The page that a call asks for. */
export const pageOf = (limit: number | undefined, after: string | undefined): StretchPage => ({
  ...(limit === undefined ? {} : { limit }),
  ...(after === undefined ? {} : { after }),
});
