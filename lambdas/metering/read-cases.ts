/**
 * Reads the desk: cases, and records that were refused.
 * @module
 */
import type { CaseView, RefusedView } from '#domain/api/metering-cases.ts';
import type { CasesQuery } from '#domain/api/metering-requests.ts';
import { isRefusal, type RefusalCode, refuse } from '#domain/errors.ts';
import { PAGE_SIZE_DEFAULT } from '#domain/limits.ts';
import type { Locale } from '#domain/messages/locale.ts';
import { USAGE_WORDS } from '#domain/messages/refusal-groups.ts';
import { wordsOf } from '#domain/messages/refusals.ts';
import { isoOf } from '#domain/time.ts';
import { openCursor, sealCursor } from '#lambdas/edge/cursor.ts';
import { etagOf } from '#lambdas/edge/etag.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import type { Stored } from '#lambdas/stores/entities.ts';
import { fillPage, pageRequest } from '#lambdas/stores/page.ts';
import type { RefusedUsage } from '#lambdas/stores/usage-store.ts';
import { caseView } from './case-view.ts';
import type { DeskPorts } from './desk-ports.ts';

/** `GET /v1/metering/cases/{id}`. */
export const readCase =
  ({ store }: DeskPorts): Handler<'GET /v1/metering/cases/{id}'> =>
  async ({ params, locale }) => {
    const [stored] = await store.load([{ kind: 'meteringCase' as const, id: params.id }]);
    if (!stored?.entity) return refuse('NOT_FOUND', { id: params.id });
    const { entity, version } = stored;
    return { body: caseView(entity, { version, locale }), etag: etagOf(version) };
  };

const rowOf =
  ({ state, kind }: CasesQuery, locale: Locale) =>
  ({ entity, version }: Stored<'meteringCase'>): CaseView | undefined => {
    const isWanted =
      entity &&
      (state === undefined || entity.state.name === state) &&
      (kind === undefined || entity.kind === kind);
    return isWanted ? caseView(entity, { version, locale }) : undefined;
  };

/** `GET /v1/metering/cases`. */
export const listCases =
  ({ store }: DeskPorts): Handler<'GET /v1/metering/cases'> =>
  async ({ query, locale }) => {
    const { limit, cursor, ...filters } = query;
    const scope = { list: 'cases', filters };
    const after = openCursor(scope, cursor);
    if (isRefusal(after)) return after;
    const list =
      filters.state === 'WAITING'
        ? ({ by: 'state', kind: 'meteringCase', state: 'WAITING' } as const)
        : ({ by: 'kind', kind: 'meteringCase' } as const);
    const page = await fillPage(store, list, pageRequest(limit, after), rowOf(query, locale));
    const next = page.next === undefined ? {} : { next: sealCursor(scope, page.next) };
    return { body: { items: [...page.items], ...next } };
  };

const refusedView = ({ receivedAt, id, code, record }: RefusedUsage, locale: Locale): RefusedView => {
  const words = wordsOf(refuse(code as RefusalCode, {}), locale, USAGE_WORDS);
  return {
    receivedAt: isoOf(receivedAt),
    id,
    code: code as RefusalCode,
    text: words.title,
    remedies: words.remedies.map(({ text }) => text),
    record: { ...record },
  };
};

/** `GET /v1/metering/refused`. */
export const listRefused =
  ({ usage, surroundings }: DeskPorts): Handler<'GET /v1/metering/refused'> =>
  async ({ query, locale }) => {
    const { limit = PAGE_SIZE_DEFAULT, cursor, day = isoOf(surroundings.now()).slice(0, 10) } = query;
    const scope = { list: 'refused', filters: { day } };
    const after = openCursor(scope, cursor);
    if (isRefusal(after)) return after;
    const page = await usage.refused.ofDay(day, limit, after);
    const next = page.next === undefined ? {} : { next: sealCursor(scope, page.next) };
    return { body: { items: page.items.map((row) => refusedView(row, locale)), ...next } };
  };
