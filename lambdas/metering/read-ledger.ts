/**
 * Reads the ledger of a tenant.
 * @module
 */
import { isRefusal, refuse } from '#domain/errors.ts';
import { PAGE_SIZE_DEFAULT } from '#domain/limits.ts';
import { DAY_MS, parseInstant, startOfHour } from '#domain/time.ts';
import { openCursor, sealCursor } from '#lambdas/edge/cursor.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import type { ExplainPorts } from './desk-ports.ts';
import { ledgerRow } from './ledger-view.ts';

/** `GET /v1/tenants/{id}/usage`; the hours that a cursor goes on in are those of the first page, also where they were left open. */
export const listUsage =
  ({ store, usage, surroundings }: ExplainPorts): Handler<'GET /v1/tenants/{id}/usage'> =>
  async ({ params, query }) => {
    const { limit = PAGE_SIZE_DEFAULT, cursor, ...filters } = query;
    const scope = { list: 'usage', filters: { ...filters, tenantId: params.id } };
    const after = openCursor(scope, cursor);
    if (isRefusal(after)) return after;
    const [tenant] = await store.load([{ kind: 'tenant' as const, id: params.id }]);
    if (!tenant?.entity) return refuse('NOT_FOUND', { id: params.id });
    const until = parseInstant(filters.until ?? '') ?? surroundings.now();
    const from = parseInstant(filters.from ?? '') ?? startOfHour(until - DAY_MS);
    const page =
      from < until ? await usage.ledger.between(params.id, from, until, limit, after) : { items: [] };
    const next = page.next === undefined ? {} : { next: sealCursor(scope, page.next) };
    return { body: { items: page.items.map(ledgerRow), ...next } };
  };
