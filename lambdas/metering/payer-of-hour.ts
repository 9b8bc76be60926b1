/**
 * Who pays for an hour, read strongly as it stands now, with what was bought.
 * @module
 */
import type { EntitlementSet } from '#domain/entitlement/entitlement.ts';
import type { MeteredHour } from '#domain/metering/hour.ts';
import { hourPayerOf, readsForPayer } from '#domain/metering/payer.ts';
import { agreementIdsOf } from '#domain/metering/term.ts';
import type { License } from '#domain/subscription/license.ts';
import { billingOfHour } from '#domain/tenant/billing.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { meteringOf } from '#lambdas/edge/products.ts';
import type { EntityKey, EntityKind, Stored } from '#lambdas/stores/entities.ts';
import type { HourPorts } from './ports.ts';

/** An hour's payer, or why there is none; with the payer's license and entitlements, as far as they are there. */
export interface PayerFound {
  readonly payer: ReturnType<typeof hourPayerOf>;
  readonly license?: License;
  readonly entitlements?: EntitlementSet;
}

const entityOf = <Kind extends EntityKind>(stored: readonly Stored[], kind: Kind) =>
  (stored as readonly Stored<Kind>[]).find(({ key }) => key.kind === kind)?.entity;

const agreementsToRead = (
  tenant: Tenant,
  hour: number,
  license: License | undefined,
): { readonly kind: 'agreement'; readonly id: string }[] => {
  const billing = billingOfHour(tenant, hour);
  const subscription =
    'payer' in billing ? license?.subscriptions.find(({ id }) => id === billing.payer) : undefined;
  if (!license || !subscription) return [];
  return agreementIdsOf(license, subscription).map((id) => ({ kind: 'agreement', id }));
};

/**
 * Finds who pays for a tenant's hour, in at most two reads.
 * @param tenant as it was read after the hour was marked, where the hour is to be frozen with the answer
 * @throws where the tenant's product is not configured
 */
export const payerOfTenantHour = async (
  { store, products }: Pick<HourPorts, 'store' | 'products'>,
  tenant: Tenant,
  hour: MeteredHour['hour'],
): Promise<PayerFound> => {
  const product = products.find(({ productCode }) => productCode === tenant.productCode);
  if (!product) throw new Error(`tenant ${tenant.tenantId} is of a product that is not configured`);
  const { licenseId, customerId } = readsForPayer(tenant, hour);
  const keys: EntityKey[] = [
    ...(licenseId
      ? ([
          { kind: 'license', id: licenseId },
          { kind: 'entitlements', id: licenseId },
        ] as const)
      : []),
    ...(customerId ? ([{ kind: 'customer', id: customerId }] as const) : []),
  ];
  const found = keys.length === 0 ? [] : await store.load(keys);
  const [license, entitlements] = [entityOf(found, 'license'), entityOf(found, 'entitlements')];
  const agreementKeys = agreementsToRead(tenant, hour, license);
  const stored = agreementKeys.length === 0 ? [] : await store.load(agreementKeys);
  const payer = hourPayerOf({
    tenant,
    hour,
    license,
    agreements: stored.flatMap(({ entity }) => entity ?? []),
    customer: entityOf(found, 'customer'),
    product: meteringOf(product),
  });
  return { payer, ...(license ? { license } : {}), ...(entitlements ? { entitlements } : {}) };
};
