/**
 * What a subscription without a tenant follows: where the chain of agreements could not carry the tenant over by itself
 * (another buyer account, or only the chain's beginning is known), a person is told where to look.
 * @module
 */
import { type Agreement, agreementTerms, predecessorOf } from '#domain/agreement/agreement.ts';
import type { OrphanView } from '#domain/api/orphans.ts';
import type { ReadStore } from '#lambdas/stores/state-store.ts';

/** The agreement before, else the first one of the chain. */
const namedBy = (agreement: Agreement): string | undefined => {
  const { initialAgreementId } = agreementTerms(agreement);
  return (
    predecessorOf(agreement) ??
    (initialAgreementId === agreement.agreementId ? undefined : initialAgreementId)
  );
};

const load = async (store: ReadStore, agreementId: string | undefined): Promise<Agreement | undefined> =>
  agreementId === undefined
    ? undefined
    : (await store.load([{ kind: 'agreement', id: agreementId }]))[0]?.entity;

/** The row with the predecessor of its agreement, if it names one. */
export const withPredecessor = async (store: ReadStore, row: OrphanView): Promise<OrphanView> => {
  const agreement = await load(store, row.agreementId);
  const agreementId = agreement && namedBy(agreement);
  if (agreementId === undefined) return row;
  const previous = await load(store, agreementId);
  const ids = previous?.licenseIds ?? [];
  const licenses =
    ids.length === 0 ? [] : await store.load(ids.map((id) => ({ kind: 'license' as const, id })));
  const served = licenses
    .flatMap(({ entity }) => entity?.subscriptions ?? [])
    .filter(({ id, tenantId }) => tenantId !== undefined && id !== row.subscriptionId)
    .at(-1);
  return {
    ...row,
    predecessor: {
      agreementId,
      ...(served === undefined ? {} : { subscriptionId: served.id }),
      ...(served?.tenantId === undefined ? {} : { tenantId: served.tenantId }),
    },
  };
};
