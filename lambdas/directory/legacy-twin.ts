/**
 * Whether somebody has registered a purchase under its other name: nobody needs to look for them then.
 * @module
 */
import { isLegacyId } from '#domain/legacy/identity.ts';
import { PAGE_SIZE_MAX } from '#domain/limits.ts';
import { currentSubscription, type License, licenseAt } from '#domain/subscription/license.ts';
import { isLive } from '#domain/subscription/subscription.ts';
import type { ReadPorts } from './ports.ts';

/**
 * Whether the buyer of a license has a live legacy subscription of the same product. Only a landing tells the account of
 * one, so that it is registered.
 */
export const hasLegacyTwin = async (
  { store, products, surroundings }: ReadPorts,
  { licenseId, productCode, buyerAccount }: License,
): Promise<boolean> => {
  const { integration = 'concurrent' } = products.find((each) => each.productCode === productCode) ?? {};
  if (integration === 'concurrent' || isLegacyId(licenseId) || buyerAccount === undefined) return false;
  const query = { by: 'buyer', kind: 'license', buyerAccount } as const;
  const { keys } = await store.list(query, { limit: PAGE_SIZE_MAX });
  const ids = keys.map(({ id }) => id).filter(isLegacyId);
  const stored =
    ids.length === 0 ? [] : await store.load(ids.map((id) => ({ kind: 'license' as const, id })));
  return stored.some(({ entity }) => {
    const twin = entity?.productCode === productCode ? entity : undefined;
    const subscription = twin && currentSubscription(licenseAt(twin, surroundings.now()));
    return subscription !== undefined && isLive(subscription);
  });
};
