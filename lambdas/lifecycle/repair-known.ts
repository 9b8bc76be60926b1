/**
 * What is known of agreements that AWS speaks of: in two reads for a page.
 * @module
 */
import { licenseIdOf } from '#domain/identifiers.ts';
import { AWS_BATCH_GET_KEYS_MAX } from '#domain/limits.ts';
import type { KnownAgreement } from '#domain/repair/agreement-findings.ts';
import type { SaidAgreement } from '#domain/repair/said.ts';
import type { EntityKind } from '#lambdas/stores/entities.ts';
import type { CorridorStore } from '#lambdas/stores/state-store.ts';

const loadAll = async <Kind extends EntityKind>(store: CorridorStore, kind: Kind, ids: readonly string[]) => {
  const keys = [...new Set(ids)].map((id) => ({ kind, id }));
  const stored = [];
  for (let from = 0; from < keys.length; from += AWS_BATCH_GET_KEYS_MAX) {
    stored.push(...(await store.load(keys.slice(from, from + AWS_BATCH_GET_KEYS_MAX))));
  }
  return new Map(
    stored.flatMap(({ key, entity }) => (entity === undefined ? [] : [[key.id, entity] as const])),
  );
};

const licenseIdsOf = ({ licenseArns }: SaidAgreement): string[] =>
  licenseArns.flatMap((arn) => licenseIdOf(arn) ?? []);

/** What is known of each, in their order. */
export const knownAgreements = async (
  store: CorridorStore,
  agreements: readonly SaidAgreement[],
): Promise<KnownAgreement[]> => {
  const [known, licenses] = await Promise.all([
    loadAll(
      store,
      'agreement',
      agreements.map(({ agreementId }) => agreementId),
    ),
    loadAll(store, 'license', agreements.flatMap(licenseIdsOf)),
  ]);
  return agreements.map((said) => ({
    agreement: known.get(said.agreementId),
    licenses: licenseIdsOf(said)
      .map((id) => licenses.get(id))
      .filter((license) => license !== undefined),
  }));
};
