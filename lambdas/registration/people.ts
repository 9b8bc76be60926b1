/**
 * Who administers a tenant and who is invited to: found by index, believed by strong read.
 * @module
 */
import { PEOPLE_PER_TENANT_SHOWN } from '#domain/limits.ts';
import type { Invitation } from '#domain/registration/invitation.ts';
import type { Administrator } from '#domain/registration/registration.ts';
import type { Instant } from '#domain/time.ts';
import type { EntityKey, EntityKind } from '#lambdas/stores/entities.ts';
import type { ReadStore } from '#lambdas/stores/state-store.ts';

/** The keys of one kind among those of a list. */
export const keysOf = <Kind extends EntityKind>(
  keys: readonly EntityKey[],
  kind: Kind,
): readonly EntityKey<Kind>[] => keys.filter((key): key is EntityKey<Kind> => key.kind === kind);

/** The people of a tenant, oldest first. */
export interface People {
  readonly administrators: readonly Administrator[];
  /** Those that are open. */
  readonly invitations: readonly Invitation[];
}

/** Reads the people of a tenant; at most `PEOPLE_PER_TENANT_SHOWN` of both kinds together. */
export const peopleOf = async (store: ReadStore, tenantId: string, now: Instant): Promise<People> => {
  const { keys } = await store.list({ by: 'people', tenantId }, { limit: PEOPLE_PER_TENANT_SHOWN });
  const [administrators, invitations] = await Promise.all([
    store.load(keysOf(keys, 'administrator')),
    store.load(keysOf(keys, 'invitation')),
  ]);
  return {
    administrators: administrators.flatMap(({ entity }) => entity ?? []),
    invitations: invitations.flatMap(({ entity }) => entity ?? []).filter(({ expiresAt }) => expiresAt > now),
  };
};
