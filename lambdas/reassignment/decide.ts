/**
 * A decision about one reassignment, in a unit of work: what is true around it is read, what was decided is put, and what it
 * comes to is announced: of the reassignment, its tenants and their subscriptions.
 * @module
 */
import { isRefusal, type Refusal } from '#domain/errors.ts';
import type { DomainEvent } from '#domain/events/schemas.ts';
import type { LicenseId } from '#domain/identifiers.ts';
import { reassignmentEvents } from '#domain/reassignment/events.ts';
import type { Circumstances, Scene } from '#domain/reassignment/scene.ts';
import { subscriptionEvents } from '#domain/subscription/events.ts';
import { tenantEvents } from '#domain/tenant/events.ts';
import { circumstancesOf, type PolicyOf, putScene, readScene } from '#lambdas/stores/scenes.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';

/** What stands in the store before anything is put: what time has done since then is part of what changes. */
export const eventsSince = async (
  work: UnitOfWork,
  { reassignment, tenant, fromTenant, licenses }: Scene,
) => {
  const tenants = [tenant, fromTenant].filter((each) => each !== undefined).map(({ tenantId }) => tenantId);
  const before = {
    reassignment: await work.read('reassignment', reassignment.changeId),
    tenants: await work.readAll('tenant', tenants),
    licenses: await work.readAll('license', [...licenses.keys()]),
  };
  return async (): Promise<DomainEvent[]> => {
    const after = {
      reassignment: await work.read('reassignment', reassignment.changeId),
      tenants: await work.readAll('tenant', tenants),
      licenses: await work.readAll('license', [...licenses.keys()]),
    };
    return [
      ...after.licenses.flatMap((each, index) =>
        each && each !== before.licenses[index] ? subscriptionEvents(before.licenses[index], each) : [],
      ),
      ...after.tenants.flatMap((each, index) => (each ? tenantEvents(before.tenants[index], each) : [])),
      ...(after.reassignment ? reassignmentEvents(before.reassignment, after.reassignment) : []),
    ];
  };
};

/** What was decided, and what is to be said of it. */
export interface Decision {
  readonly before: Scene;
  readonly scene: Scene;
  readonly events: readonly DomainEvent[];
}

/**
 * Decides about a reassignment, and puts what changes; the events are the caller's to announce.
 * @param decide gives the scene after it, or a refusal, which puts nothing
 * @param heard licenses that the reassignment may not know of
 * @returns a refusal NOT_FOUND
 */
export const decisionAbout = async (
  work: UnitOfWork,
  policyOf: PolicyOf,
  changeId: string,
  decide: (scene: Scene, at: Circumstances) => Scene | Refusal,
  heard: readonly LicenseId[] = [],
): Promise<Decision | Refusal> => {
  const scene = await readScene(work, changeId, heard);
  if (isRefusal(scene)) return scene;
  const policy = await policyOf(scene.reassignment.productCode);
  const after = decide(scene, await circumstancesOf(work, policy, scene));
  if (isRefusal(after)) return after;
  const known = await work.read('reassignment', changeId);
  const events = await eventsSince(work, after);
  // what was decided holds only as long as both sides are as they were seen
  for (const id of scene.licenses.keys()) work.guard('license', id);
  await putScene(work, known ? { ...scene, reassignment: known } : scene, after);
  return { before: scene, scene: after, events: await events() };
};

/**
 * Decides about a reassignment, and announces what it comes to.
 * @returns the scene as it stands then; a refusal NOT_FOUND
 */
export const decideAbout = async (...asked: Parameters<typeof decisionAbout>): Promise<Scene | Refusal> => {
  const decision = await decisionAbout(...asked);
  if (isRefusal(decision)) return decision;
  const [work] = asked;
  work.announce(decision.events);
  return decision.scene;
};
