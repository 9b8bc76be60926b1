/**
 * Asks AWS Marketplace what every contract of a product grants, license by license.
 * @module
 */
import {
  GetEntitlementsCommand,
  MarketplaceEntitlementServiceClient,
} from '@aws-sdk/client-marketplace-entitlement-service';
import type { Entitlement } from '#domain/entitlement/entitlement.ts';
import { type LicenseId, licenseIdOf } from '#domain/identifiers.ts';
import { REPAIR_ENTITLEMENT_PAGES_MAX } from '#domain/limits.ts';
import { entitlementsOf } from './entitlements.ts';
import type { Seller } from './seller.ts';

/**
 * Reads every page of a product.
 * @returns by license; those of an answer without a license ARN (legacy customers) are left out
 * @throws AWS's error, or one where there are more pages than `REPAIR_ENTITLEMENT_PAGES_MAX`: half a set is none
 */
export type GetProductEntitlements = (
  productCode: string,
) => Promise<ReadonlyMap<LicenseId, readonly Entitlement[]>>;

/** A client that has time. */
export const productEntitlementClient = (seller: Seller) =>
  new MarketplaceEntitlementServiceClient({ ...seller, maxAttempts: 5 });

/** Reads from AWS Marketplace: `GetEntitlements`, without a filter. */
export const productEntitlements =
  (client: MarketplaceEntitlementServiceClient): GetProductEntitlements =>
  async (productCode) => {
    const found = new Map<LicenseId, Entitlement[]>();
    let NextToken: string | undefined;
    for (let page = 0; page < REPAIR_ENTITLEMENT_PAGES_MAX; page += 1) {
      const input = { ProductCode: productCode, ...(NextToken === undefined ? {} : { NextToken }) };
      const answer = await client.send(new GetEntitlementsCommand(input));
      for (const entitlement of answer.Entitlements ?? []) {
        const licenseId = licenseIdOf(entitlement.LicenseArn ?? '');
        if (licenseId === undefined) continue;
        found.set(licenseId, [...(found.get(licenseId) ?? []), ...entitlementsOf(entitlement)]);
      }
      NextToken = answer.NextToken;
      if (NextToken === undefined || NextToken === '') return found;
    }
    throw new Error(`${productCode}: more than ${REPAIR_ENTITLEMENT_PAGES_MAX} pages of entitlements`);
  };
