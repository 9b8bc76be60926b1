/**
 * Reads propagations: as they stand now, also where nobody has come by since a system went down or a time was over.
 * @module
 */
import type { PropagationsQuery } from '#domain/api/propagation-requests.ts';
import type { PropagationView } from '#domain/api/propagations.ts';
import { weathered } from '#domain/capabilities/propagate.ts';
import type { Propagation } from '#domain/capabilities/propagation.ts';
import { isRefusal, refuse } from '#domain/errors.ts';
import type { Locale } from '#domain/messages/locale.ts';
import { upstreamTermsOf } from '#domain/policy/capabilities-terms.ts';
import { openCursor, sealCursor } from '#lambdas/edge/cursor.ts';
import { etagOf } from '#lambdas/edge/etag.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import type { Stored } from '#lambdas/stores/entities.ts';
import { fillPage, pageRequest } from '#lambdas/stores/page.ts';
import type { ListQuery } from '#lambdas/stores/state-store.ts';
import type { PropagationPorts } from './propagation-ports.ts';
import { propagationView } from './propagation-view.ts';
import { loadUpstreams } from './upstream-keys.ts';

const viewOf = async (
  { store, policies, surroundings }: PropagationPorts,
  propagation: Propagation,
  version: number,
  locale: Locale,
): Promise<PropagationView> => {
  const { productCode, terms } = propagation;
  const upstreams = await loadUpstreams(store, productCode, terms.upstreams);
  const now = surroundings.now();
  const systems = upstreamTermsOf(await policies.forProduct(productCode));
  return propagationView(weathered(propagation, upstreams, now), { version, now, locale, systems });
};

/** `GET /v1/propagations/{id}`. */
export const readPropagation =
  (ports: PropagationPorts): Handler<'GET /v1/propagations/{id}'> =>
  async ({ params: { id }, locale }) => {
    const [stored] = await ports.store.load([{ kind: 'propagation', id }]);
    if (!stored?.entity) return refuse('NOT_FOUND', { id });
    const { entity, version } = stored;
    return { body: await viewOf(ports, entity, version, locale), etag: etagOf(version) };
  };

/** The list that holds them; `undefined` where nothing says which. */
const listOf = ({
  tenantId,
  state,
}: PropagationsQuery): (ListQuery & { readonly kind: 'propagation' }) | undefined => {
  if (tenantId !== undefined) return { by: 'tenant', kind: 'propagation', tenantId };
  return state === undefined ? undefined : { by: 'state', kind: 'propagation', state };
};

/** `GET /v1/propagations`. */
export const listPropagations =
  (ports: PropagationPorts): Handler<'GET /v1/propagations'> =>
  async ({ query, locale }) => {
    const { limit, cursor, ...filters } = query;
    const list = listOf(query);
    if (!list)
      return refuse('PARAMETER_INVALID', {}, [{ field: 'tenantId', message: 'or a state has to be given' }]);
    const scope = { list: 'propagations', filters };
    const after = openCursor(scope, cursor);
    if (isRefusal(after)) return after;
    const rowOf = async ({ entity, version }: Stored<'propagation'>) => {
      const row = entity && (await viewOf(ports, entity, version, locale));
      return row && (filters.state === undefined || row.state === filters.state) ? row : undefined;
    };
    const { items, next } = await fillPage(ports.store, list, pageRequest(limit, after), rowOf);
    return {
      body: { items: [...items], ...(next === undefined ? {} : { next: sealCursor(scope, next) }) },
    };
  };
