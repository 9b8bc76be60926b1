/**
 * Where the systems of a vendor stand in the store.
 * @module
 */
import type { Upstream } from '#domain/capabilities/upstream.ts';
import type { CorridorStore } from '#lambdas/stores/state-store.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';

/** The id under which a system of a product is kept. */
export const upstreamKeyOf = (productCode: string, upstreamId: string): string =>
  `${productCode}/${upstreamId}`;

/** Product and system of such an id; neither has a slash in it. */
export const upstreamOfKey = (key: string): { readonly productCode: string; readonly upstreamId: string } => {
  const [productCode = '', upstreamId = ''] = key.split('/');
  return { productCode, upstreamId };
};

/** What is known of some systems, read strongly. */
export const loadUpstreams = async (
  store: Pick<CorridorStore, 'load'>,
  productCode: string,
  upstreamIds: readonly string[],
): Promise<readonly Upstream[]> => {
  if (upstreamIds.length === 0) return [];
  const keys = upstreamIds.map((id) => ({ kind: 'upstream' as const, id: upstreamKeyOf(productCode, id) }));
  return (await store.load(keys)).flatMap(({ entity }) => entity ?? []);
};

/** The same, as a commit reads it. */
export const readUpstreams = async (
  work: UnitOfWork,
  productCode: string,
  upstreamIds: readonly string[],
): Promise<readonly Upstream[]> => {
  const keys = upstreamIds.map((id) => upstreamKeyOf(productCode, id));
  return (await work.readAll('upstream', keys)).filter((each) => each !== undefined);
};
