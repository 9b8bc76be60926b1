/**
 * What is known around a tenant that a person may choose: who pays for it, and what holds its payer.
 * @module
 */

import { awaitedIdOf } from '#domain/reassignment/awaited.ts';
import { payingLicenseId } from '#domain/registration/binding.ts';
import { type Around, awaits } from '#domain/registration/way.ts';
import type { License } from '#domain/subscription/license.ts';
import { currentSubscription } from '#domain/subscription/license.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { EntityKey } from '#lambdas/stores/entities.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';

/** Reads one entity strongly: from the store for a page, from a unit of work for a decision. */
export type Read = UnitOfWork['read'];

/** Reads from the store, for a page. */
export const readFrom =
  (store: StateStore): Read =>
  async (kind, id) => {
    const key: EntityKey<typeof kind> = { kind, id };
    const [stored] = await store.load([key]);
    return stored?.entity;
  };

/** Who pays for the tenant, and the reassignment that holds its payer. */
export const aroundOf = async (read: Read, tenant: Tenant): Promise<Around> => {
  const payerId = payingLicenseId(tenant);
  const { changeId } = tenant;
  const [payer, open] = await Promise.all([
    payerId === undefined ? undefined : read('license', payerId),
    changeId === undefined ? undefined : read('reassignment', changeId),
  ]);
  return { payer, open };
};

/** The tenants for which this license's account is expected to pay: by a reassignment, or by an offer that was linked ahead. */
export const expectedTenants = async (read: Read, license: License): Promise<ReadonlySet<string>> => {
  const { productCode, buyerAccount } = license;
  if (productCode === undefined || buyerAccount === undefined) return new Set();
  const awaited = await read('awaited', awaitedIdOf(productCode, buyerAccount));
  if (!awaited) return new Set();
  const changes = await Promise.all(awaited.changes.map((id) => read('reassignment', id)));
  const offerId = currentSubscription(license)?.offerId;
  return new Set([
    ...changes.flatMap((change) => (change && awaits(change, license) ? [change.tenantId] : [])),
    ...awaited.offers.flatMap((offer) =>
      offerId === undefined || offer.offerId === offerId ? [offer.tenantId] : [],
    ),
  ]);
};
