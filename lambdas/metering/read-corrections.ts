/**
 * Reads corrections.
 * @module
 */
import type { CorrectionView } from '#domain/api/metering-corrections.ts';
import { isRefusal, refuse } from '#domain/errors.ts';
import type { Correction } from '#domain/metering/account.ts';
import { isoOf } from '#domain/time.ts';
import { openCursor, sealCursor } from '#lambdas/edge/cursor.ts';
import { etagOf } from '#lambdas/edge/etag.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { fillPage, pageRequest } from '#lambdas/stores/page.ts';
import type { DeskPorts } from './desk-ports.ts';
import { correctionPath, explainPath, tenantPath } from './paths.ts';

const stateView = ({ state }: Correction): CorrectionView['state'] => ({
  name: state.name,
  since: isoOf(state.since),
  ...('by' in state ? { by: state.by } : {}),
  ...('hour' in state ? { hour: isoOf(state.hour) } : {}),
  ...('reason' in state ? { reason: state.reason } : {}),
});

const correctionView = (correction: Correction, version: number): CorrectionView => {
  const { correctionId, tenantId, dimension, quantity, reason, about, proposedAt, state } = correction;
  const self = correctionPath(correctionId);
  const isOpen = state.name === 'PROPOSED';
  const billed = 'hour' in state && quantity > 0 ? state.hour : undefined;
  return {
    ...{ correctionId, tenantId, dimension, quantity, reason, version },
    ...(about === undefined ? {} : { about: isoOf(about) }),
    proposedAt: isoOf(proposedAt),
    state: stateView(correction),
    links: {
      self,
      tenant: tenantPath(tenantId),
      ...(isOpen ? { approve: `${self}/approve`, reject: `${self}/reject` } : {}),
      ...(billed === undefined ? {} : { explain: explainPath({ tenantId, hour: billed, dimension }) }),
    },
  };
};

/** `GET /v1/corrections/{id}`. */
export const readCorrection =
  ({ store }: DeskPorts): Handler<'GET /v1/corrections/{id}'> =>
  async ({ params }) => {
    const [stored] = await store.load([{ kind: 'correction' as const, id: params.id }]);
    if (!stored?.entity) return refuse('NOT_FOUND', { id: params.id });
    return { body: correctionView(stored.entity, stored.version), etag: etagOf(stored.version) };
  };

/** `GET /v1/tenants/{id}/corrections`. */
export const listCorrections =
  ({ store }: DeskPorts): Handler<'GET /v1/tenants/{id}/corrections'> =>
  async ({ params, query }) => {
    const scope = { list: 'corrections', filters: { tenantId: params.id } };
    const after = openCursor(scope, query.cursor);
    if (isRefusal(after)) return after;
    const list = { by: 'tenant', kind: 'correction', tenantId: params.id } as const;
    const page = await fillPage(store, list, pageRequest(query.limit, after), ({ entity, version }) =>
      entity ? correctionView(entity, version) : undefined,
    );
    const next = page.next === undefined ? {} : { next: sealCursor(scope, page.next) };
    return { body: { items: [...page.items], ...next } };
  };
