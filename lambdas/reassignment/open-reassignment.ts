/**
 * An operator begins a reassignment; a dry run shows its plan.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { type LicenseId, parseSubscriptionId } from '#domain/identifiers.ts';
import { LICENSES_OF_TARGET_MAX } from '#domain/limits.ts';
import { openReassignment, type Wanted } from '#domain/reassignment/open.ts';
import { reconcile } from '#domain/reassignment/reconcile.ts';
import { type Scene, subscriptionOf } from '#domain/reassignment/scene.ts';
import { tenantAt } from '#domain/tenant/decide.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { Asked, Handler } from '#lambdas/edge/operator.ts';
import { type Decided, operatorWrite } from '#lambdas/edge/operator-write.ts';
import { circumstancesOf, licensesNow, putScene } from '#lambdas/stores/scenes.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import { corridorOf, DOOR } from './api.corridor.ts';
import { isSppo } from './around.ts';
import { eventsSince } from './decide.ts';
import { REASSIGNMENTS } from './paths.ts';
import type { ReassignmentPorts } from './ports.ts';
import { showPlan, toldOf } from './told.ts';

type Key = 'POST /v1/reassignments';

const wantedOf = ({ body, caller }: Asked<Key>, work: UnitOfWork): Wanted => ({
  changeId: `c-${work.commitId}`,
  kind: body.kind ?? 'account-change',
  targetAccount: body.targetAccount,
  ...(body.offerId === undefined ? {} : { offerId: body.offerId }),
  takeover: body.takeover ?? false,
  requestedBy: { kind: 'operator', principal: caller.person },
  consents: false,
});

/** The licenses that hold the tenant, and those of the target account as far as the lists know of them. */
const licensesAround = async (
  { store }: ReassignmentPorts,
  work: UnitOfWork,
  tenant: Tenant,
  targetAccount: string,
) => {
  const held = tenant.bindings.flatMap(({ subscriptionId, endedAt }) =>
    endedAt === undefined || subscriptionId === tenant.link?.subscriptionId
      ? (parseSubscriptionId(subscriptionId)?.licenseId ?? [])
      : [],
  );
  const { keys } = await store.list(
    { by: 'buyer', kind: 'license', buyerAccount: targetAccount },
    { limit: LICENSES_OF_TARGET_MAX },
  );
  return licensesNow(work, [...new Set([...held, ...keys.map(({ id }) => id as LicenseId)])]);
};

/** Who pays with the target's subscription, where it is another tenant: it is held by this change as well. */
const holderOf = async (work: UnitOfWork, { reassignment }: Scene): Promise<Tenant | undefined> => {
  const fromId = reassignment.takeover?.fromTenantId;
  const holder = fromId === undefined ? undefined : await work.read('tenant', fromId);
  return holder && tenantAt(holder, work.now);
};

const decide = async (
  ports: ReassignmentPorts,
  work: UnitOfWork,
  stored: Tenant,
  asked: Asked<Key>,
): Promise<Decided | Refusal> => {
  const tenant = tenantAt(stored, work.now);
  const wanted = wantedOf(asked, work);
  const licenses = await licensesAround(ports, work, tenant, wanted.targetAccount);
  const payer = subscriptionOf({ licenses }, tenant.link?.subscriptionId);
  const policy = await ports.policies.forProduct(tenant.productCode);
  const at = await circumstancesOf(work, policy, { tenant, licenses });
  const isSourceSppo = await isSppo(work, payer?.offerId);
  const opening = { tenant, licenses, isSourceSppo };
  const alone = openReassignment(opening, wanted, at);
  if (isRefusal(alone)) return alone;
  const fromTenant = await holderOf(work, alone);
  const opened = fromTenant ? openReassignment({ ...opening, fromTenant }, wanted, at) : alone;
  if (isRefusal(opened)) return opened;
  const after = reconcile(opened, at);
  const events = await eventsSince(work, after);
  // what was decided holds only as long as both sides are as they were seen
  for (const [id, license] of after.licenses) {
    work.guard('license', id);
    work.put('license', id, license);
  }
  await putScene(work, undefined, after);
  return toldOf(ports, work, { after }, await events());
};

/** `POST /v1/reassignments`. */
export const reassign = (ports: ReassignmentPorts): Handler<Key> =>
  operatorWrite<Key, UnitOfWork, Tenant, ReturnType<typeof showPlan>>(DOOR, corridorOf(ports), {
    verb: 'reassign',
    status: 201,
    self: () => REASSIGNMENTS,
    show: showPlan,
    find: async (work, { body }) => {
      const target = await work.read('tenant', body.tenantId);
      if (target) return { target, version: 0 };
      return refuse('NOT_FOUND', { id: body.tenantId }, [{ field: 'tenantId', message: 'is no tenant' }]);
    },
    decide: (work, tenant, asked) => decide(ports, work, tenant, asked),
  });
