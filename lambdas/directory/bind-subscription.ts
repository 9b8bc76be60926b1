/**
 * An operator binds a subscription to a tenant, where the buyer did not or could not.
 * @module
 */
import { type Refusal, refuse } from '#domain/errors.ts';
import { parseSubscriptionId } from '#domain/identifiers.ts';
import { hintOf } from '#domain/messages/hints.ts';
import { hearFact, type License, licenseAt } from '#domain/subscription/license.ts';
import type { Subscription } from '#domain/subscription/subscription.ts';
import { mayBind } from '#domain/tenant/decide.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { type Decided, operatorWrite } from '#lambdas/edge/operator-write.ts';
import { following } from '#lambdas/stores/follow.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import { toldOfBinding } from './binding-told.ts';
import { corridorOf, DOOR } from './corridor.ts';
import { subscriptionPath } from './paths.ts';
import type { WritePorts } from './ports.ts';

const OVER = {
  ENDING: 'SUBSCRIPTION_ENDING',
  ENDED: 'SUBSCRIPTION_ENDED',
  FAILED: 'SUBSCRIPTION_FAILED',
} as const;

/** Why it cannot be bound. A former generation is over: the next one began because it was. */
const whyNotBound = (subscription: Subscription, tenantId: string): Refusal | undefined => {
  const { id: subscriptionId, state } = subscription;
  const over = OVER[state.name as keyof typeof OVER];
  if (over) return refuse(over, { subscriptionId });
  const isElsewhere = subscription.tenantId !== undefined && subscription.tenantId !== tenantId;
  return isElsewhere
    ? refuse('SUBSCRIPTION_LINKED_ELSEWHERE', { subscriptionId, tenantId: subscription.tenantId })
    : undefined;
};

const alreadyBound = (subscriptionId: string): Decided => ({
  isWritten: false,
  changes: [],
  events: [],
  warnings: [hintOf('ALREADY_BOUND', { subscriptionId })],
  next: [],
});

/** Hears the binding, and has everything around the license follow. */
const bound = async (
  { policies }: WritePorts,
  work: UnitOfWork,
  license: License,
  tenant: Tenant,
): Promise<Decided> => {
  const { tenantId } = tenant;
  const fact = { kind: 'bound', tenantId, at: work.now, id: work.commitId } as const;
  const changes = following(work, policies.forProduct);
  changes.tenant(tenant, tenantId);
  await changes.license(license, hearFact(license, license, fact, work.now));
  const events = await changes.settle();
  const after = (await work.read('license', license.licenseId)) ?? license;
  const tenantAfter = (await work.read('tenant', tenantId)) ?? tenant;
  return {
    isWritten: true,
    events,
    ...toldOfBinding({ license, tenant }, { license: after, tenant: tenantAfter }, work.now),
  };
};

const decide = async (
  ports: WritePorts,
  work: UnitOfWork,
  stored: License,
  wanted: { subscriptionId: string; tenantId: string },
): Promise<Decided | Refusal> => {
  const license = licenseAt(stored, work.now);
  const subscription = license.subscriptions.find(({ id }) => id === wanted.subscriptionId);
  if (!subscription) return refuse('NOT_FOUND', { id: wanted.subscriptionId });
  const refusal = whyNotBound(subscription, wanted.tenantId);
  if (refusal) return refusal;
  if (subscription.tenantId === wanted.tenantId) return alreadyBound(subscription.id);
  const tenant = await work.read('tenant', wanted.tenantId);
  if (!tenant) {
    return refuse('NOT_FOUND', { id: wanted.tenantId }, [{ field: 'tenantId', message: 'is no tenant' }]);
  }
  return mayBind(tenant, license.productCode) ?? isBeingMoved(tenant) ?? bound(ports, work, stored, tenant);
};

/** While somebody pays, only the change that is open moves the payer; where nobody does, whoever can shall. */
const isBeingMoved = ({ tenantId, changeId, state }: Tenant): Refusal | undefined =>
  changeId !== undefined && state.name === 'ACTIVE'
    ? refuse('CHANGE_IN_PROGRESS', { tenantId, changeId })
    : undefined;

/** `POST /v1/subscriptions/{id}/bind`. */
export const bindSubscription = (ports: WritePorts): Handler<'POST /v1/subscriptions/{id}/bind'> =>
  operatorWrite<'POST /v1/subscriptions/{id}/bind', UnitOfWork, License>(DOOR, corridorOf(ports), {
    verb: 'bind-subscription',
    self: ({ params }) => subscriptionPath(params.id),
    find: async (work, { params }) => {
      const licenseId = parseSubscriptionId(params.id)?.licenseId ?? '';
      const target = await work.read('license', licenseId);
      return target
        ? { target, version: work.versionOf('license', licenseId) }
        : refuse('NOT_FOUND', { id: params.id });
    },
    decide: (work, license, { params, body }) =>
      decide(ports, work, license, { subscriptionId: params.id, tenantId: body.tenantId }),
  });
