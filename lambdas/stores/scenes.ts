/**
 * Reassignments in a unit of work: what is true around one is read strongly, and what a decision changed of it is put.
 * @module
 */

import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { type LicenseId, parseSubscriptionId } from '#domain/identifiers.ts';
import { METERED_HOUR_LIFE_MS } from '#domain/limits.ts';
import { type MeteredHour, meteredHourId } from '#domain/metering/hour.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { awaitedIdOf, withChange, withoutChange } from '#domain/reassignment/awaited.ts';
import { hoursAtStake } from '#domain/reassignment/cut-over.ts';
import { reassignmentEvents } from '#domain/reassignment/events.ts';
import { isOpen, type Reassignment } from '#domain/reassignment/reassignment.ts';
import type { Circumstances, Scene } from '#domain/reassignment/scene.ts';
import { type License, licenseAt } from '#domain/subscription/license.ts';
import { tenantAt } from '#domain/tenant/decide.ts';
import { tenantEvents } from '#domain/tenant/events.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { Instant } from '#domain/time.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** The policy of a product, as the edge's shelf gives it. */
export type PolicyOf = (productCode: string | undefined) => Promise<Policy>;

const licenseIdsAround = ({ source, target }: Reassignment, tenant: Tenant): string[] => {
  const subscriptions = [
    source.subscriptionId,
    target.subscriptionId,
    tenant.link?.subscriptionId,
    ...tenant.bindings.flatMap(({ subscriptionId, endedAt }) =>
      endedAt === undefined ? subscriptionId : [],
    ),
  ];
  const ids = subscriptions.flatMap((id) => (id && parseSubscriptionId(id)?.licenseId) ?? []);
  return [...new Set([...ids, ...target.licenseIds])];
};

/** Licenses by id, as they stand now. */
export const licensesNow = async (
  work: UnitOfWork,
  ids: readonly string[],
): Promise<Map<string, License>> => {
  const found = await work.readAll('license', ids);
  return new Map(
    found.flatMap((license) =>
      license ? [[license.licenseId as string, licenseAt(license, work.now)]] : [],
    ),
  );
};

/** Licenses of the target account and product that were heard of, and that the reassignment does not know yet. */
const newsOf = async (
  work: UnitOfWork,
  { target, productCode }: Reassignment,
  heard: readonly LicenseId[],
): Promise<LicenseId[]> => {
  const found = await work.readAll('license', heard);
  return found.flatMap((license) =>
    license?.buyerAccount === target.buyerAccount &&
    license.productCode === productCode &&
    !target.licenseIds.includes(license.licenseId)
      ? [license.licenseId]
      : [],
  );
};

/**
 * What is true around a reassignment.
 * @param heard licenses that something was just heard of; those of its target are of it from now on
 * @returns a refusal NOT_FOUND
 */
export const readScene = async (
  work: UnitOfWork,
  changeId: string,
  heard: readonly LicenseId[] = [],
): Promise<Scene | Refusal> => {
  const known = await work.read('reassignment', changeId);
  const tenant = known && (await work.read('tenant', known.tenantId));
  if (!known || !tenant) return refuse('NOT_FOUND', { id: changeId });
  const news = isOpen(known) ? await newsOf(work, known, heard) : [];
  const reassignment =
    news.length === 0
      ? known
      : { ...known, target: { ...known.target, licenseIds: [...known.target.licenseIds, ...news] } };
  const licenses = await licensesNow(work, licenseIdsAround(reassignment, tenant));
  const fromId = reassignment.takeover?.fromTenantId;
  const fromTenant = fromId === undefined ? undefined : await work.read('tenant', fromId);
  return {
    reassignment,
    tenant: tenantAt(tenant, work.now),
    licenses,
    ...(fromTenant ? { fromTenant: tenantAt(fromTenant, work.now) } : {}),
  };
};

/** The marks on some hours of a tenant, by the start of the hour; read strongly. */
const marksOn = async (
  work: UnitOfWork,
  tenantId: string,
  hours: readonly Instant[],
): Promise<ReadonlyMap<Instant, MeteredHour | undefined>> => {
  const ids = hours.map((hour) => meteredHourId(tenantId, hour));
  const marks = ids.length === 0 ? [] : await work.readAll('hour', ids);
  return new Map(hours.map((hour, index) => [hour, marks[index]]));
};

/**
 * What decisions about a scene in this unit of work are given. An hour that was said to be unmarked must be so when the commit
 * lands: who closes it marks it first and reads the payer then.
 */
export const circumstancesOf = async (
  work: UnitOfWork,
  policy: Policy,
  { tenant: { tenantId }, licenses }: Pick<Scene, 'tenant' | 'licenses'>,
): Promise<Circumstances> => {
  const { now, commitId } = work;
  // an older mark may be forgotten by now: as nothing of such an hour can be billed, it stays as it is
  const isForgotten = (hour: Instant): boolean => hour + METERED_HOUR_LIFE_MS <= now;
  const hours = hoursAtStake(licenses.values()).filter((hour) => !isForgotten(hour));
  const marks = await marksOn(work, tenantId, hours);
  const recorded = (hour: Instant): boolean => {
    if (isForgotten(hour) || marks.get(hour)) return true;
    if (!marks.has(hour)) throw new Error(`nobody read the mark on ${meteredHourId(tenantId, hour)}`);
    work.guard('hour', meteredHourId(tenantId, hour));
    return false;
  };
  return { policy, now, commitId, recorded };
};

const putAwaited = async (work: UnitOfWork, change: Reassignment): Promise<void> => {
  const id = awaitedIdOf(change.productCode, change.target.buyerAccount);
  const known = await work.read('awaited', id);
  if (isOpen(change)) work.put('awaited', id, withChange(known, id, change.changeId));
  else if (known) work.put('awaited', id, withoutChange(known, change.changeId));
};

/** Puts what a decision changed of a scene, and whom it awaits; announces nothing. */
export const putScene = async (work: UnitOfWork, before: Scene | undefined, after: Scene): Promise<void> => {
  const { reassignment, tenant, fromTenant, licenses } = after;
  for (const [id, license] of licenses) {
    if (license !== before?.licenses.get(id) && before) work.put('license', id, license);
  }
  if (tenant !== before?.tenant) work.put('tenant', tenant.tenantId, tenant);
  if (fromTenant && fromTenant !== before?.fromTenant) work.put('tenant', fromTenant.tenantId, fromTenant);
  if (reassignment !== before?.reassignment) work.put('reassignment', reassignment.changeId, reassignment);
  const wasOpen = before !== undefined && isOpen(before.reassignment);
  if (!before || wasOpen !== isOpen(reassignment)) await putAwaited(work, reassignment);
};

/** What the difference between two scenes says to the world, tenants included. */
export const sceneEvents = (before: Scene, after: Scene, isNew = false) => [
  ...tenantEvents(before.tenant, after.tenant),
  ...(after.fromTenant ? tenantEvents(before.fromTenant, after.fromTenant) : []),
  ...reassignmentEvents(isNew ? undefined : before.reassignment, after.reassignment),
];

/** Whether something is a scene. */
export const isSceneFound = (scene: Scene | Refusal): scene is Scene => !isRefusal(scene);
