/**
 * Reads tenants.
 * @module
 */
import { isRefusal, refuse } from '#domain/errors.ts';
import { openCursor, sealCursor } from '#lambdas/edge/cursor.ts';
import { etagOf } from '#lambdas/edge/etag.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { fillPage, pageRequest } from '#lambdas/stores/page.ts';
import type { ListQuery } from '#lambdas/stores/state-store.ts';
import type { ReadPorts } from './ports.ts';
import { tenantSummary, tenantView } from './tenant-view.ts';

/** ACTIVE tenants are the ordinary ones: no list of their own, they are picked from all. */
const queryOf = (state: string | undefined): ListQuery & { kind: 'tenant' } =>
  state === undefined || state === 'ACTIVE'
    ? { by: 'kind', kind: 'tenant' }
    : { by: 'state', kind: 'tenant', state };

/** `GET /v1/tenants`. */
export const listTenants =
  ({ store, surroundings }: ReadPorts): Handler<'GET /v1/tenants'> =>
  async ({ query, locale }) => {
    const { state, productCode, limit, cursor } = query;
    const scope = { list: 'tenants', filters: { state, productCode } };
    const after = openCursor(scope, cursor);
    if (isRefusal(after)) return after;
    const now = surroundings.now();
    const page = await fillPage(store, queryOf(state), pageRequest(limit, after), ({ entity, version }) => {
      if (!entity || (productCode !== undefined && entity.productCode !== productCode)) return undefined;
      const row = tenantSummary(entity, { version, now, locale });
      return state === undefined || row.state.name === state ? row : undefined;
    });
    const next = page.next === undefined ? {} : { next: sealCursor(scope, page.next) };
    return { body: { items: [...page.items], ...next } };
  };

/** `GET /v1/tenants/{id}`. */
export const readTenant =
  ({ store, surroundings }: ReadPorts): Handler<'GET /v1/tenants/{id}'> =>
  async ({ params, locale }) => {
    const [stored] = await store.load([{ kind: 'tenant', id: params.id }]);
    if (!stored?.entity) return refuse('NOT_FOUND', { id: params.id });
    const { entity, version } = stored;
    return { body: tenantView(entity, { version, now: surroundings.now(), locale }), etag: etagOf(version) };
  };
