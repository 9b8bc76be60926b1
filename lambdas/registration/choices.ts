/**
 * What a proven person may choose from, and what each choice would change.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { PAGE_SIZE_MAX } from '#domain/limits.ts';
import { kindOf } from '#domain/offers/offer.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { reassignmentTermsOf } from '#domain/policy/reassignment-terms.ts';
import { subscriptionOf } from '#domain/reassignment/scene.ts';
import {
  type Administrator,
  administratorId,
  type Registration,
  type Session,
} from '#domain/registration/registration.ts';
import { type Around, type Way, wayOf } from '#domain/registration/way.ts';
import { currentSubscription, type License } from '#domain/subscription/license.ts';
import { mayBind } from '#domain/tenant/decide.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { aroundOf, expectedTenants, type Read, readFrom } from './around.ts';
import { carryMove } from './move.ts';
import { causeOf, type PagePorts } from './ports.ts';

/** A tenant that the person administers. */
export interface Choice {
  readonly tenant: Tenant;
  readonly administrator: Administrator;
  /** The AWS account that the person came from is expected to pay for it. */
  readonly isExpected: boolean;
}

const load = async (
  ports: PagePorts,
  ids: readonly string[],
  expected: ReadonlySet<string>,
): Promise<Choice[]> => {
  const [administrators, tenants] = await Promise.all([
    ports.store.load(ids.map((id) => ({ kind: 'administrator' as const, id }))),
    ports.store.load(ids.map((id) => ({ kind: 'tenant' as const, id: id.split('/')[0] ?? '' }))),
  ]);
  return ids.flatMap((_, index) => {
    const administrator = administrators[index]?.entity;
    const tenant = tenants[index]?.entity;
    if (!administrator || !tenant) return [];
    return [{ administrator, tenant, isExpected: expected.has(tenant.tenantId) }];
  });
};

/**
 * The tenants of the same product that the person administers and may choose: found by index, believed by strong read. Those
 * that the account is expected to pay for come first.
 */
export const choicesOf = async (
  ports: PagePorts,
  session: Session,
  registration: Registration,
): Promise<readonly Choice[]> => {
  const query = { by: 'person', kind: 'administrator', personHash: session.personHash } as const;
  const { keys } = await ports.store.list(query, { limit: PAGE_SIZE_MAX });
  if (keys.length === 0) return [];
  const read = readFrom(ports.store);
  const license = await read('license', registration.licenseId);
  const expected = license ? await expectedTenants(read, license) : new Set<string>();
  const choices = await load(
    ports,
    keys.map(({ id }) => id),
    expected,
  );
  const open = choices.filter(({ tenant }) => mayBind(tenant, registration.productCode) === undefined);
  return [...open.filter(({ isExpected }) => isExpected), ...open.filter(({ isExpected }) => !isExpected)];
};

/** One choice, what it comes to, and what a person should know of it. */
export interface Preview {
  readonly choice: Choice;
  readonly way: Way;
  /** Who cancels the former subscription afterwards. */
  readonly cancelBy: 'buyer' | 'seller';
  /** The payer is on an SPPO, and the new subscription is not: its price and support are lost. */
  readonly leavesSppo: boolean;
}

const isSppo = async (read: Read, offerId: string | undefined): Promise<boolean> => {
  const offer = offerId === undefined ? undefined : await read('offer', offerId);
  return offer !== undefined && kindOf(offer) === 'sppo';
};

const leavesSppo = async (
  read: Read,
  { link }: Tenant,
  { payer }: Around,
  license: License,
): Promise<boolean> => {
  const licenses = new Map(payer ? [[payer.licenseId as string, payer]] : []);
  const [from, to] = await Promise.all([
    isSppo(read, subscriptionOf({ licenses }, link?.subscriptionId)?.offerId),
    isSppo(read, currentSubscription(license)?.offerId),
  ]);
  return from && !to;
};

const cancelByOf = ({ open }: Around, policy: Policy): 'buyer' | 'seller' =>
  (open?.terms ?? reassignmentTermsOf(policy)).cancel.by;

/** What stands against moving the payer, found by doing all of it but the commit. */
const againstMoving = async (
  ports: PagePorts,
  { personHash }: Session,
  license: License,
  tenant: Tenant,
  way: Way,
): Promise<Refusal | undefined> => {
  if (way.name === 'bind') return undefined;
  const decided = await walk(
    ports.store,
    ports.surroundings,
    causeOf('preview', 'preview', personHash),
    (work) => carryMove(work, ports.policies, { tenant, license }, way, personHash),
    { dryRun: true },
  );
  return decided.outcome === 'refused' ? decided.refusal : undefined;
};

/**
 * Looks closely at one tenant.
 * @returns NOT_ADMINISTRATOR where the person does not administer it; else the refusals of `wayOf` and of `carryMove`
 */
export const previewOf = async (
  ports: PagePorts,
  session: Session,
  license: License,
  tenantId: string,
): Promise<Preview | Refusal> => {
  const [choice] = await load(ports, [administratorId(tenantId, session.personHash)], new Set());
  if (!choice) return refuse('NOT_ADMINISTRATOR', { tenantId });
  const read = readFrom(ports.store);
  const around = await aroundOf(read, choice.tenant);
  const way = wayOf(choice.tenant, license, around, ports.surroundings.now());
  if (isRefusal(way)) return way;
  const against = await againstMoving(ports, session, license, choice.tenant, way);
  if (against) return against;
  return {
    choice,
    way,
    cancelBy: cancelByOf(around, await ports.policies.forProduct(license.productCode)),
    leavesSppo: way.name !== 'bind' && (await leavesSppo(read, choice.tenant, around, license)),
  };
};
