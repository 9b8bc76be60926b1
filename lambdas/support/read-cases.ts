/**
 * Reads support cases.
 * @module
 */
import type { SupportCaseSummary } from '#domain/api/support.ts';
import type { SupportCasesQuery } from '#domain/api/support-requests.ts';
import { isRefusal, refuse } from '#domain/errors.ts';
import type { Locale } from '#domain/messages/locale.ts';
import { openCursor, sealCursor } from '#lambdas/edge/cursor.ts';
import { etagOf } from '#lambdas/edge/etag.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import type { Stored } from '#lambdas/stores/entities.ts';
import { fillPage, pageRequest } from '#lambdas/stores/page.ts';
import type { ListQuery } from '#lambdas/stores/state-store.ts';
import { OPEN_CASES } from '#lambdas/stores/vendor-layout.ts';
import type { SupportPorts } from './ports.ts';
import { caseSummary, caseView } from './view.ts';

/** `GET /v1/support-cases/{id}`. */
export const readCase =
  ({ store }: SupportPorts): Handler<'GET /v1/support-cases/{id}'> =>
  async ({ params, locale }) => {
    const [stored] = await store.load([{ kind: 'supportCase' as const, id: params.id }]);
    if (!stored?.entity) return refuse('NOT_FOUND', { id: params.id });
    const { entity, version } = stored;
    return { body: caseView(entity, { version, locale }), etag: etagOf(version) };
  };

/** Of a tenant, newest first; else those that are open, oldest first; those that are closed, newest first. */
const listOf = ({ tenantId, state }: SupportCasesQuery): ListQuery & { kind: 'supportCase' } => {
  if (tenantId !== undefined) return { by: 'tenant', kind: 'supportCase', tenantId };
  return state === 'CLOSED'
    ? { by: 'kind', kind: 'supportCase' }
    : { by: 'state', kind: 'supportCase', state: OPEN_CASES };
};

const rowOf =
  ({ tenantId, state }: SupportCasesQuery, locale: Locale) =>
  ({ entity, version }: Stored<'supportCase'>): SupportCaseSummary | undefined => {
    if (!entity) return undefined;
    const { name } = entity.state;
    const isWanted = state === undefined ? tenantId !== undefined || name !== 'CLOSED' : name === state;
    return isWanted ? caseSummary(entity, { version, locale }) : undefined;
  };

/** `GET /v1/support-cases`. */
export const listCases =
  ({ store }: SupportPorts): Handler<'GET /v1/support-cases'> =>
  async ({ query, locale }) => {
    const { limit, cursor, ...filters } = query;
    const scope = { list: 'support-cases', filters };
    const after = openCursor(scope, cursor);
    if (isRefusal(after)) return after;
    const page = await fillPage(store, listOf(query), pageRequest(limit, after), rowOf(query, locale));
    const next = page.next === undefined ? {} : { next: sealCursor(scope, page.next) };
    return { body: { items: [...page.items], ...next } };
  };
