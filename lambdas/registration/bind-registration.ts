/**
 * The seller's application binds what a handed-off buyer has bought: license, tenant, administrator and registration change
 * in one transaction, and are refused as on our own pages.
 * @module
 */
import type { BindRegistrationBody } from '#domain/api/registrations.ts';
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { hintOf } from '#domain/messages/hints.ts';
import { administratorOf, registeredSubscription } from '#domain/registration/binding.ts';
import { boundHandOff, exchanged, usedRefusal } from '#domain/registration/hand-off.ts';
import { administratorId, type Completion, type Registration } from '#domain/registration/registration.ts';
import { wayOf } from '#domain/registration/way.ts';
import { currentSubscription, type License } from '#domain/subscription/license.ts';
import type { Subscription } from '#domain/subscription/subscription.ts';
import { newTenant, tenantAt } from '#domain/tenant/decide.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { hashOf, personHashOf } from '#lambdas/edge/hashes.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { type Decided, operatorWrite } from '#lambdas/edge/operator-write.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import { type ApiPorts, corridorOf, DOOR } from './api-ports.ts';
import { aroundOf } from './around.ts';
import { type Carried, type Chosen, carryChoice } from './carry-choice.ts';
import { reassignmentPath, registrationPath, subscriptionPath, tenantPath } from './paths.ts';

/** Word for the state of a tenant or a reassignment that was not there. */
const NEW = 'NEW';

/** Whether the person administers the tenant; it must still be so when the commit lands. */
const administers = async (work: UnitOfWork, tenantId: string, personHash: string): Promise<boolean> => {
  const id = administratorId(tenantId, personHash);
  const found = (await work.read('administrator', id)) !== undefined;
  if (found) work.guard('administrator', id);
  return found;
};

const chosenTenant = async (
  ports: ApiPorts,
  work: UnitOfWork,
  { productCode }: Registration,
  license: License,
  { tenantId, adminEmail }: BindRegistrationBody,
): Promise<Chosen | Refusal> => {
  if (tenantId === undefined) {
    const policy = await ports.policies.forProduct(productCode);
    const entity = newTenant(ports.newTenantId(), productCode, policy, work.now);
    return { entity, isNew: true, way: { name: 'bind' } };
  }
  const entity = await work.read('tenant', tenantId);
  if (!entity || !(await administers(work, tenantId, personHashOf(adminEmail)))) {
    return refuse('NOT_ADMINISTRATOR', { tenantId });
  }
  const around = await aroundOf((kind, id) => work.read(kind, id), entity);
  const way = wayOf(entity, license, around, work.now);
  return isRefusal(way) ? way : { entity, isNew: false, way };
};

/** The subscription has a tenant: the person's own, or somebody else's. */
const held = async (
  work: UnitOfWork,
  subscription: Subscription,
  { tenantId, adminEmail }: BindRegistrationBody,
): Promise<string | undefined | Refusal> => {
  const holder = subscription.tenantId;
  if (holder === undefined) return undefined;
  const isTheirs = await administers(work, holder, personHashOf(adminEmail));
  return isTheirs && (tenantId ?? holder) === holder
    ? holder
    : refuse('SUBSCRIPTION_LINKED_ELSEWHERE', { subscriptionId: subscription.id, tenantId: holder });
};

const complete = (
  work: UnitOfWork,
  registration: Registration,
  tenantId: string,
  completion: Completion,
): void => {
  const after = boundHandOff(registration, tenantId, completion, work.now);
  work.put('registration', registration.referenceHash, after);
};

const toldOf = (
  before: { subscription: Subscription; tenant: Tenant | undefined },
  after: Carried,
  now: number,
): Pick<Decided, 'changes' | 'warnings' | 'next'> => {
  const subscription = currentSubscription(after.license) ?? before.subscription;
  const { move, tenant } = after;
  const isUnpaid = subscription.state.name === 'PENDING' && move === undefined;
  return {
    changes: [
      {
        resource: subscriptionPath(subscription.id),
        from: before.subscription.state.name,
        to: subscription.state.name,
      },
      {
        resource: tenantPath(tenant.tenantId),
        from: before.tenant ? tenantAt(before.tenant, now).state.name : NEW,
        to: tenant.state.name,
      },
      ...(move ? [{ resource: reassignmentPath(move.changeId), from: move.from ?? NEW, to: move.to }] : []),
    ],
    warnings: isUnpaid ? [hintOf('NOTHING_PAYS')] : [],
    next: [
      ...(isUnpaid ? [hintOf('PAYER_TO_COME')] : []),
      ...(move ? [hintOf('MOVE_TO_FOLLOW', { changeId: move.changeId })] : []),
    ],
  };
};

const bindToChosen = async (
  ports: ApiPorts,
  work: UnitOfWork,
  registration: Registration,
  found: { license: License; subscription: Subscription },
  body: BindRegistrationBody,
): Promise<Decided | Refusal> => {
  const personHash = personHashOf(body.adminEmail);
  const chosen = await chosenTenant(ports, work, registration, found.license, body);
  if (isRefusal(chosen)) return chosen;
  const carried = await carryChoice(work, ports.policies, found.license, chosen, personHash);
  if (isRefusal(carried)) return carried;
  const { tenantId } = chosen.entity;
  if (chosen.isNew) {
    const person = { personHash, applicant: { email: body.adminEmail } };
    const administrator = administratorOf(tenantId, person, registration, work.now);
    work.put('administrator', administratorId(tenantId, personHash), administrator);
  }
  complete(work, registration, tenantId, carried.completion);
  const tenant = chosen.isNew ? undefined : chosen.entity;
  return {
    isWritten: true,
    events: carried.events,
    ...toldOf({ subscription: found.subscription, tenant }, carried, work.now),
  };
};

const decide = async (
  ports: ApiPorts,
  work: UnitOfWork,
  registration: Registration,
  body: BindRegistrationBody,
): Promise<Decided | Refusal> => {
  const used = usedRefusal(registration);
  if (used) return used;
  const license = await work.read('license', registration.licenseId);
  const subscription = registeredSubscription(license, work.now);
  if (isRefusal(subscription)) return subscription;
  if (!license) return refuse('INTERNAL');
  work.guard('license', license.licenseId);
  const holder = await held(work, subscription, body);
  if (isRefusal(holder)) return holder;
  if (holder === undefined) return bindToChosen(ports, work, registration, { license, subscription }, body);
  complete(work, registration, holder, 'already-linked');
  const warnings = [hintOf('ALREADY_BOUND', { subscriptionId: subscription.id })];
  return { isWritten: true, changes: [], events: [], warnings, next: [] };
};

/** `POST /v1/registrations/{code}/bind`. */
export const bindRegistration = (ports: ApiPorts): Handler<'POST /v1/registrations/{code}/bind'> =>
  operatorWrite<'POST /v1/registrations/{code}/bind', UnitOfWork, Registration>(DOOR, corridorOf(ports), {
    verb: 'bind-registration',
    self: ({ params }) => registrationPath(params.code),
    find: async (work, { params }) => {
      const id = hashOf(params.code);
      const target = exchanged(await work.read('registration', id), work.now);
      return isRefusal(target) ? target : { target, version: work.versionOf('registration', id) };
    },
    decide: (work, registration, { body }) => decide(ports, work, registration, body),
  });
