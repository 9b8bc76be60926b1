/**
 * What is true of a move when a letter about it is written.
 * @module
 */
import { parseSubscriptionId } from '#domain/identifiers.ts';
import type { MoveEvent, MoveStanding } from '#domain/notifications/move-notice.ts';
import type { Reassignment } from '#domain/reassignment/reassignment.ts';
import { movePath } from '#domain/registration/move-address.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';

/** The reassignment that holds the tenant's payer, where one does. */
export const openMoveOf = async (
  store: StateStore,
  { changeId }: Tenant,
): Promise<Reassignment | undefined> => {
  if (changeId === undefined) return undefined;
  const [stored] = await store.load([{ kind: 'reassignment' as const, id: changeId }]);
  return stored?.entity;
};

const agreementOf = async (store: StateStore, { source }: Reassignment): Promise<string | undefined> => {
  const parts = parseSubscriptionId(source.subscriptionId);
  if (!parts) return undefined;
  const [stored] = await store.load([{ kind: 'license' as const, id: parts.licenseId }]);
  return stored?.entity?.subscriptions[parts.generation - 1]?.agreementId;
};

/**
 * Reads what a letter about an event of a move must know.
 * @param publicOrigin of the door that the page stands at
 * @returns `undefined` where the reassignment or its tenant is not there
 */
export const moveStanding = async (
  store: StateStore,
  { changeId, tenantId }: MoveEvent,
  publicOrigin: string,
): Promise<MoveStanding | undefined> => {
  const [[moving], [held]] = await Promise.all([
    store.load([{ kind: 'reassignment' as const, id: changeId }]),
    store.load([{ kind: 'tenant' as const, id: tenantId }]),
  ]);
  const reassignment = moving?.entity;
  const tenant = held?.entity;
  if (!reassignment || !tenant) return undefined;
  const agreementId = await agreementOf(store, reassignment);
  return {
    reassignment,
    tenant,
    page: `${publicOrigin}${movePath(tenantId)}`,
    ...(agreementId === undefined ? {} : { agreementId }),
  };
};
