/**
 * Reads subscriptions.
 * @module
 */
import type { SubscriptionSummary, SubscriptionsQuery } from '#domain/api/subscriptions.ts';
import { isRefusal, refuse } from '#domain/errors.ts';
import { parseSubscriptionId } from '#domain/identifiers.ts';
import { licenseAt } from '#domain/subscription/license.ts';
import type { Subscription } from '#domain/subscription/subscription.ts';
import { openCursor, sealCursor } from '#lambdas/edge/cursor.ts';
import { etagOf } from '#lambdas/edge/etag.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import type { Stored } from '#lambdas/stores/entities.ts';
import { type FilledPage, fillPage, type PageRequest, pageRequest } from '#lambdas/stores/page.ts';
import type { ListQuery, ReadStore } from '#lambdas/stores/state-store.ts';
import type { ReadPorts } from './ports.ts';
import { agreementView, subscriptionSummary, subscriptionView } from './subscription-view.ts';
import type { Viewing } from './tenant-view.ts';

/** States that are lists of their own; ACTIVE and ENDED are the ordinary ones, picked from all. */
const LISTED = new Set(['PENDING', 'ACTIVE_UNREGISTERED', 'NEEDS_ATTENTION', 'ENDING', 'FAILED']);

/** The narrowest index for the filters: a buyer has few licenses, a listed state hardly more. */
const queryOf = ({ state, buyerAccount }: SubscriptionsQuery): ListQuery & { kind: 'license' } => {
  if (buyerAccount !== undefined) return { by: 'buyer', kind: 'license', buyerAccount };
  return state !== undefined && LISTED.has(state)
    ? { by: 'state', kind: 'license', state }
    : { by: 'kind', kind: 'license' };
};

const isWanted = (value: string | undefined, wanted: string | undefined): boolean =>
  wanted === undefined || value === wanted;

/** The row of a license: its current generation, or the latest under the agreement that is asked for. */
const rowOf = (
  { entity, version }: Stored<'license'>,
  query: SubscriptionsQuery,
  viewing: Omit<Viewing, 'version'>,
): SubscriptionSummary | undefined => {
  if (!entity || !isWanted(entity.productCode, query.productCode)) return undefined;
  if (!isWanted(entity.buyerAccount, query.buyerAccount)) return undefined;
  const license = licenseAt(entity, viewing.now);
  const isUnder = ({ agreementId }: Subscription): boolean => isWanted(agreementId, query.agreementId);
  const subscription =
    query.agreementId === undefined ? license.subscriptions.at(-1) : license.subscriptions.findLast(isUnder);
  if (!subscription || !isWanted(subscription.state.name, query.state)) return undefined;
  return subscriptionSummary(license, subscription, { ...viewing, version });
};

/** An agreement knows its licenses, a bounded number: no index is needed. */
const pageOfAgreement = async <Row>(
  store: ReadStore,
  agreementId: string,
  { limit, after = '' }: PageRequest,
  row: (stored: Stored<'license'>) => Row | undefined,
): Promise<FilledPage<Row>> => {
  const [agreement] = await store.load([{ kind: 'agreement', id: agreementId }]);
  const ids = (agreement?.entity?.licenseIds ?? []).filter((id) => id > after);
  const page = ids.slice(0, limit);
  const stored =
    page.length === 0 ? [] : await store.load(page.map((id) => ({ kind: 'license' as const, id })));
  const items = stored.map(row).filter((each) => each !== undefined);
  const next = ids.length > page.length ? page.at(-1) : undefined;
  return { items, ...(next === undefined ? {} : { next }) };
};

/** The agreement that a list is about: it may be known long before its first license. */
const agreementIn = async (store: ReadStore, agreementId: string | undefined) => {
  const [stored] =
    agreementId === undefined ? [] : await store.load([{ kind: 'agreement', id: agreementId }]);
  return stored?.entity && agreementView(stored.entity);
};

/** `GET /v1/subscriptions`. */
export const listSubscriptions =
  ({ store, surroundings }: ReadPorts): Handler<'GET /v1/subscriptions'> =>
  async ({ query, locale }) => {
    const { limit, cursor, ...filters } = query;
    const scope = { list: 'subscriptions', filters };
    const after = openCursor(scope, cursor);
    if (isRefusal(after)) return after;
    const viewing = { now: surroundings.now(), locale };
    const request = pageRequest(limit, after);
    const row = (stored: Stored<'license'>) => rowOf(stored, query, viewing);
    const page =
      query.agreementId === undefined
        ? await fillPage(store, queryOf(query), request, row)
        : await pageOfAgreement(store, query.agreementId, request, row);
    const next = page.next === undefined ? {} : { next: sealCursor(scope, page.next) };
    const agreement = await agreementIn(store, query.agreementId);
    return { body: { items: [...page.items], ...next, ...(agreement ? { agreement } : {}) } };
  };

/** `GET /v1/subscriptions/{id}`. */
export const readSubscription =
  ({ store, surroundings }: ReadPorts): Handler<'GET /v1/subscriptions/{id}'> =>
  async ({ params, locale }) => {
    const id = parseSubscriptionId(params.id);
    const [stored] = id ? await store.load([{ kind: 'license', id: id.licenseId }]) : [];
    if (!id || !stored?.entity) return refuse('NOT_FOUND', { id: params.id });
    const { entity, version } = stored;
    const agreementId = entity.subscriptions[id.generation - 1]?.agreementId;
    const [agreement] =
      agreementId === undefined ? [] : await store.load([{ kind: 'agreement', id: agreementId }]);
    const [set] = await store.load([{ kind: 'entitlements', id: id.licenseId }]);
    const beside = { agreement: agreement?.entity, entitlements: set?.entity };
    const viewing = { version, now: surroundings.now(), locale };
    const view = subscriptionView(entity, id.generation, beside, viewing);
    return view ? { body: view, etag: etagOf(version) } : refuse('NOT_FOUND', { id: params.id });
  };
