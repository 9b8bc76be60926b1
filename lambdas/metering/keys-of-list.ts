/**
 * Every key of a list, page after page.
 * @module
 */
import { METERING_LIST_PAGE } from '#domain/metering/limits.ts';
import type { EntityKey } from '#lambdas/stores/entities.ts';
import type { ListQuery, StateStore } from '#lambdas/stores/state-store.ts';

/** The keys of a list, a page at a time. */
export async function* pagesOf(
  store: Pick<StateStore, 'list'>,
  query: ListQuery,
): AsyncGenerator<readonly EntityKey[]> {
  let after: string | undefined;
  do {
    const page = await store.list(query, {
      limit: METERING_LIST_PAGE,
      ...(after === undefined ? {} : { after }),
    });
    yield page.keys;
    after = page.next;
  } while (after !== undefined);
}
