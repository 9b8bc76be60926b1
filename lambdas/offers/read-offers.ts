/**
 * Reads offers.
 * @module
 */
import type { Agreement } from '#domain/agreement/agreement.ts';
import type { OfferSummary, OffersQuery } from '#domain/api/offers.ts';
import { isRefusal, refuse } from '#domain/errors.ts';
import { AWS_BATCH_GET_KEYS_MAX } from '#domain/limits.ts';
import type { Locale } from '#domain/messages/locale.ts';
import { accountsOf } from '#domain/offers/extended.ts';
import { lineageOf } from '#domain/offers/lineage.ts';
import { type Offer, termsOf } from '#domain/offers/offer.ts';
import type { License } from '#domain/subscription/license.ts';
import { openCursor, sealCursor } from '#lambdas/edge/cursor.ts';
import { etagOf } from '#lambdas/edge/etag.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import type { Stored } from '#lambdas/stores/entities.ts';
import { type FilledPage, fillPage, type PageRequest, pageRequest } from '#lambdas/stores/page.ts';
import type { ReadStore } from '#lambdas/stores/state-store.ts';
import { offerSummary, offerView, type Viewing } from './offer-view.ts';
import type { OffersPorts } from './ports.ts';

const viewingOf = async (
  { policies, surroundings }: OffersPorts,
  offer: Offer,
  { version, locale }: { version: number; locale: Locale },
): Promise<Viewing> => ({
  version,
  locale,
  now: surroundings.now(),
  policy: await policies.forProduct(termsOf(offer).productCode),
});

/** The row of an offer, where the filters want it. */
const rowOf =
  (ports: OffersPorts, { account, kind, expiring }: OffersQuery, locale: Locale) =>
  async ({ entity, version }: Stored<'offer'>): Promise<OfferSummary | undefined> => {
    if (!entity || (account !== undefined && !accountsOf(entity).includes(account))) return undefined;
    const row = offerSummary(entity, await viewingOf(ports, entity, { version, locale }));
    const isWanted = (kind === undefined || row.kind === kind) && (!expiring || row.state === 'EXPIRING');
    return isWanted ? row : undefined;
  };

/** An account knows its offers, a bounded number: no index is needed. */
const pageOfAccount = async (
  store: ReadStore,
  account: string,
  { limit, after }: PageRequest,
  row: (stored: Stored<'offer'>) => Promise<OfferSummary | undefined>,
): Promise<FilledPage<OfferSummary>> => {
  const [extended] = await store.load([{ kind: 'extended', id: account }]);
  const all = extended?.entity?.offerIds.toReversed() ?? [];
  const from = after === undefined ? 0 : all.indexOf(after) + 1;
  const ids = all.slice(from, from + limit);
  const stored = ids.length === 0 ? [] : await store.load(ids.map((id) => ({ kind: 'offer' as const, id })));
  const rows = await Promise.all(stored.map(row));
  const next = from + ids.length < all.length ? ids.at(-1) : undefined;
  return { items: rows.filter((each) => each !== undefined), ...(next === undefined ? {} : { next }) };
};

/** `GET /v1/offers`. */
export const listOffers =
  (ports: OffersPorts): Handler<'GET /v1/offers'> =>
  async ({ query, locale }) => {
    const { limit, cursor, ...filters } = query;
    const scope = { list: 'offers', filters };
    const after = openCursor(scope, cursor);
    if (isRefusal(after)) return after;
    const request = pageRequest(limit, after);
    const row = rowOf(ports, query, locale);
    const list = filters.expiring
      ? ({ by: 'state', kind: 'offer', state: 'EXPIRING' } as const)
      : ({ by: 'kind', kind: 'offer' } as const);
    const page =
      filters.account === undefined
        ? await fillPage(ports.store, list, request, row)
        : await pageOfAccount(ports.store, filters.account, request, row);
    const next = page.next === undefined ? {} : { next: sealCursor(scope, page.next) };
    return { body: { items: [...page.items], ...next } };
  };

const loadLicenses = async (store: ReadStore, ids: readonly string[]): Promise<Stored<'license'>[]> => {
  const chunks = Array.from({ length: Math.ceil(ids.length / AWS_BATCH_GET_KEYS_MAX) }, (_, n) =>
    ids.slice(n * AWS_BATCH_GET_KEYS_MAX, (n + 1) * AWS_BATCH_GET_KEYS_MAX),
  );
  const loads = chunks.map((some) => store.load(some.map((id) => ({ kind: 'license' as const, id }))));
  return (await Promise.all(loads)).flat();
};

/** The agreements under the offer, and their licenses. */
const lineageIn = async ({ store, surroundings }: OffersPorts, offer: Offer) => {
  const keys = offer.acceptances.map(({ agreementId: id }) => ({ kind: 'agreement' as const, id }));
  const agreements = keys.length === 0 ? [] : await store.load(keys);
  const ids = [...new Set(agreements.flatMap(({ entity }) => entity?.licenseIds ?? []))];
  const licenses = await loadLicenses(store, ids);
  const byId = new Map<string, License | undefined>(licenses.map(({ key, entity }) => [key.id, entity]));
  const byAgreement = new Map<string, Agreement | undefined>(
    agreements.map(({ key, entity }) => [key.id, entity]),
  );
  const around = {
    agreement: (id: string) => byAgreement.get(id),
    license: (id: string) => byId.get(id),
  };
  return lineageOf(offer, around, surroundings.now());
};

/** `GET /v1/offers/{id}`. */
export const readOffer =
  (ports: OffersPorts): Handler<'GET /v1/offers/{id}'> =>
  async ({ params, locale }) => {
    const [stored] = await ports.store.load([{ kind: 'offer' as const, id: params.id }]);
    if (!stored?.entity) return refuse('NOT_FOUND', { id: params.id });
    const { entity, version } = stored;
    const viewing = await viewingOf(ports, entity, { version, locale });
    return { body: offerView(entity, await lineageIn(ports, entity), viewing), etag: etagOf(version) };
  };
