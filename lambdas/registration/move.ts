/**
 * The payer of a tenant is moved to the subscription that one of its administrators landed with: a reassignment begins, or
 * goes on. License, tenants and reassignment change in the unit of work of whoever asked.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import type { DomainEvent } from '#domain/events/schemas.ts';
import { parseSubscriptionId } from '#domain/identifiers.ts';
import { kindOf } from '#domain/offers/offer.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { approve, consent } from '#domain/reassignment/commands.ts';
import { reassignmentEvents } from '#domain/reassignment/events.ts';
import { openReassignment } from '#domain/reassignment/open.ts';
import { awaitsApproval, type Party, type Reassignment } from '#domain/reassignment/reassignment.ts';
import { reconcile } from '#domain/reassignment/reconcile.ts';
import { type Scene, subscriptionOf } from '#domain/reassignment/scene.ts';
import type { Way } from '#domain/registration/way.ts';
import { subscriptionEvents } from '#domain/subscription/events.ts';
import { currentSubscription, type License } from '#domain/subscription/license.ts';
import { tenantAt } from '#domain/tenant/decide.ts';
import { tenantEvents } from '#domain/tenant/events.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { PolicyShelf } from '#lambdas/edge/policies.ts';
import { circumstancesOf, licensesNow, putScene, readScene } from '#lambdas/stores/scenes.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';

/** What moving comes to: the scene after it, and what is to be announced. */
export interface Moved {
  readonly scene: Scene;
  /** The reassignment as it stood; absent where it begins. */
  readonly before: Reassignment | undefined;
  readonly events: readonly DomainEvent[];
}

/** The way of a tenant whose payer moves. */
export type MovingWay = Exclude<Way, { readonly name: 'bind' }>;

/** Whether operators recorded the offer that the payer is on as an SPPO. */
const isOnSppo = async (
  work: UnitOfWork,
  { licenses }: Pick<Scene, 'licenses'>,
  tenant: Tenant,
): Promise<boolean> => {
  const offerId = subscriptionOf({ licenses }, tenant.link?.subscriptionId)?.offerId;
  const offer = offerId === undefined ? undefined : await work.read('offer', offerId);
  return offer !== undefined && kindOf(offer) === 'sppo';
};

const licensesAround = (work: UnitOfWork, tenant: Tenant, license: License) => {
  const bound = tenant.bindings.filter(({ endedAt }) => endedAt === undefined);
  const ids = [tenant.link?.subscriptionId, ...bound.map(({ subscriptionId }) => subscriptionId)].flatMap(
    (id) => (id && parseSubscriptionId(id)?.licenseId) ?? [],
  );
  return licensesNow(work, [...new Set([...ids, license.licenseId])]);
};

/** Begins a reassignment to the account that the person came from, with their word. */
const begin = async (
  work: UnitOfWork,
  policy: Policy,
  { tenant, license }: { tenant: Tenant; license: License },
  kind: Reassignment['kind'],
  by: Party,
): Promise<Scene | Refusal> => {
  const licenses = await licensesAround(work, tenant, license);
  const isSourceSppo = await isOnSppo(work, { licenses }, tenant);
  const offerId = kind === 'offer-switch' ? currentSubscription(license)?.offerId : undefined;
  const at = await circumstancesOf(work, policy, { tenant, licenses });
  const opened = openReassignment(
    { tenant: tenantAt(tenant, work.now), licenses, isSourceSppo },
    {
      changeId: `c-${work.commitId}`,
      kind,
      targetAccount: license.buyerAccount ?? '',
      ...(offerId === undefined ? {} : { offerId }),
      takeover: false,
      requestedBy: by,
      consents: true,
    },
    at,
  );
  return isRefusal(opened) ? opened : reconcile(opened, at);
};

/**
 * Gives the person's word to the reassignment that awaits their account. They administer the tenant and hold the new
 * account's token, so theirs is the second pair of eyes, too, where an operator asked and nobody has approved.
 */
const agree = async (
  work: UnitOfWork,
  policy: Policy,
  license: License,
  changeId: string,
  by: Party,
): Promise<Scene | Refusal> => {
  const scene = await readScene(work, changeId, [license.licenseId]);
  if (isRefusal(scene)) return scene;
  const at = await circumstancesOf(work, policy, scene);
  const approved = awaitsApproval(scene.reassignment) ? approve(scene, by, at) : scene;
  const agreed = isRefusal(approved) ? approved : consent(approved, by, at);
  return isRefusal(agreed) ? agreed : reconcile(agreed, at);
};

/** What stood in the store of a scene's entities; the unit of work has read all of them. */
const storedOf = async (work: UnitOfWork, { reassignment, tenant, fromTenant, licenses }: Scene) => {
  const tenantIds = [tenant, fromTenant].flatMap((each) => each?.tenantId ?? []);
  return {
    reassignment: await work.read('reassignment', reassignment.changeId),
    tenants: await work.readAll('tenant', tenantIds),
    licenses: await work.readAll('license', [...licenses.keys()]),
  };
};

const eventsBetween = (before: Awaited<ReturnType<typeof storedOf>>, after: Scene): DomainEvent[] => {
  const licenses = [...after.licenses.values()];
  const tenants = [after.tenant, after.fromTenant].flatMap((tenant) => tenant ?? []);
  return [
    ...licenses.flatMap((license, index) => subscriptionEvents(before.licenses[index], license)),
    ...tenants.flatMap((tenant, index) => tenantEvents(before.tenants[index], tenant)),
    ...reassignmentEvents(before.reassignment, after.reassignment),
  ];
};

/**
 * Moves, and puts what changes into the unit of work; the events are the caller's to announce.
 * @param license that the person landed with
 * @returns refusals: those of `openReassignment` and `consent`
 */
export const carryMove = async (
  work: UnitOfWork,
  policies: PolicyShelf,
  { tenant, license }: { tenant: Tenant; license: License },
  way: MovingWay,
  personHash: string,
): Promise<Moved | Refusal> => {
  if (license.productCode === undefined) return refuse('INTERNAL');
  const policy = await policies.forProduct(license.productCode);
  const by: Party = { kind: 'administrator', personHash };
  const scene =
    way.name === 'move'
      ? await begin(work, policy, { tenant, license }, way.kind, by)
      : await agree(work, policy, license, way.changeId, by);
  if (isRefusal(scene)) return scene;
  const before = await storedOf(work, scene);
  const events = eventsBetween(before, scene);
  // what was decided holds only as long as both sides are as they were seen
  for (const [id, each] of scene.licenses) {
    work.guard('license', id);
    work.put('license', id, each);
  }
  await putScene(work, undefined, scene);
  return { scene, before: before.reassignment, events };
};

/** Whether the tenant is paid for by the subscription that the person landed with. */
export const isPaidBy = ({ tenant }: Scene, license: License): boolean =>
  tenant.link !== undefined &&
  parseSubscriptionId(tenant.link.subscriptionId)?.licenseId === license.licenseId;
