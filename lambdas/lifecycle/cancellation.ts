/**
 * What AWS Marketplace says of a request to cancel an agreement goes to the reassignment that sent it, if one did.
 * @module
 */
import { hearCancellation } from '#domain/reassignment/commands.ts';
import { subscriptionOf } from '#domain/reassignment/scene.ts';
import { currentSubscription } from '#domain/subscription/license.ts';
import type { PolicyShelf } from '#lambdas/edge/policies.ts';
import type { Heard } from '#lambdas/marketplace/notification.ts';
import { circumstancesOf, isSceneFound, putScene, readScene, sceneEvents } from '#lambdas/stores/scenes.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';

/** The open changes of the tenants that hold the licenses of an agreement. */
const changesAround = async (work: UnitOfWork, agreementId: string): Promise<string[]> => {
  const agreement = await work.read('agreement', agreementId);
  const licenses = await work.readAll('license', agreement?.licenseIds ?? []);
  const tenantIds = licenses.flatMap((license) => (license && currentSubscription(license)?.tenantId) ?? []);
  const tenants = await work.readAll('tenant', [...new Set(tenantIds)]);
  return [...new Set(tenants.flatMap((tenant) => tenant?.changeId ?? []))];
};

/** Hears a request's status where a reassignment waits for it; requests that an operator sent by hand mean nothing here. */
export const applyCancellation = async (
  work: UnitOfWork,
  policies: PolicyShelf,
  { agreementId, requestId, status, stamp }: Heard & { kind: 'cancellation' },
): Promise<void> => {
  for (const changeId of await changesAround(work, agreementId)) {
    const scene = await readScene(work, changeId);
    if (!isSceneFound(scene)) continue;
    const { source, productCode } = scene.reassignment;
    if (subscriptionOf(scene, source.subscriptionId)?.agreementId !== agreementId) continue;
    const at = await circumstancesOf(work, await policies.forProduct(productCode), scene);
    const after = hearCancellation(scene, { agreementId, requestId, status, at: stamp.at }, at);
    await putScene(work, scene, after);
    work.announce(sceneEvents(scene, after));
  }
};
