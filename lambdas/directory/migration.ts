/**
 * Reads the customers of a product that moves from `CustomerIdentifier` to license ARNs.
 * @module
 */
import type { CustomerView } from '#domain/api/migration.ts';
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { compareIdentities } from '#domain/legacy/compare.ts';
import type { LegacyCustomer } from '#domain/legacy/customer.ts';
import { currentSubscription, type License, licenseAt } from '#domain/subscription/license.ts';
import { type Instant, isoOf } from '#domain/time.ts';
import { openCursor, sealCursor } from '#lambdas/edge/cursor.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import type { Product } from '#lambdas/edge/products.ts';
import { customerListState } from '#lambdas/stores/layout.ts';
import { fillPage, pageRequest } from '#lambdas/stores/page.ts';
import type { ReadStore } from '#lambdas/stores/state-store.ts';
import { subscriptionPath, tenantPath } from './paths.ts';
import type { ReadPorts } from './ports.ts';

/** The product of that code, if its customers are heard under both names. */
export const movingProduct = (products: readonly Product[], productCode: string): Product | Refusal => {
  const product = products.find((each) => each.productCode === productCode);
  if (!product) return refuse('NOT_FOUND', { id: productCode });
  return product.integration === 'both' ? product : refuse('NOT_DUAL_RUNNING', { productCode });
};

const sideOf = (license: License | undefined, now: Instant): CustomerView['legacy'] => {
  const subscription = license && currentSubscription(licenseAt(license, now));
  return (
    subscription && {
      subscriptionId: subscription.id,
      state: subscription.state.name,
      href: subscriptionPath(subscription.id),
    }
  );
};

const standingOf = (
  { cutOver }: LegacyCustomer,
  legacy: License | undefined,
  license: License | undefined,
  now: Instant,
): Pick<CustomerView, 'standing' | 'since' | 'cutOverAt'> => {
  if (cutOver) return { standing: 'cut-over', cutOverAt: isoOf(cutOver.at) };
  const comparison = compareIdentities(legacy, license, now);
  return 'since' in comparison ? { ...comparison, since: isoOf(comparison.since) } : comparison;
};

const viewOf = (
  customer: LegacyCustomer,
  legacy: License | undefined,
  license: License | undefined,
  now: Instant,
): CustomerView => {
  const tenantId = legacy && currentSubscription(legacy)?.tenantId;
  const sides = { legacy: sideOf(legacy, now), license: sideOf(license, now) };
  return {
    customerIdentifier: customer.customerIdentifier,
    ...(customer.buyerAccount === undefined ? {} : { buyerAccount: customer.buyerAccount }),
    ...(tenantId === undefined ? {} : { tenantId }),
    ...standingOf(customer, legacy, license, now),
    ...(sides.legacy ? { legacy: sides.legacy } : {}),
    ...(sides.license ? { license: sides.license } : {}),
    links: tenantId === undefined ? {} : { tenant: tenantPath(tenantId) },
  };
};

const rowOf =
  (store: ReadStore, now: Instant) =>
  async ({ entity: customer }: { entity: LegacyCustomer | undefined }): Promise<CustomerView | undefined> => {
    if (!customer) return undefined;
    const ids = [customer.legacyId, ...(customer.licenseId === undefined ? [] : [customer.licenseId])];
    const [legacy, license] = await store.load(ids.map((id) => ({ kind: 'license' as const, id })));
    return viewOf(customer, legacy?.entity, license?.entity, now);
  };

/** `GET /v1/products/{code}/migration`. */
export const listMigration =
  ({ store, products, surroundings }: ReadPorts): Handler<'GET /v1/products/{code}/migration'> =>
  async ({ params, query }) => {
    const product = movingProduct(products, params.code);
    if (isRefusal(product)) return product;
    const { state = 'dual', limit, cursor } = query;
    const scope = { list: 'migration', filters: { productCode: params.code, state } };
    const after = openCursor(scope, cursor);
    if (isRefusal(after)) return after;
    const list = {
      by: 'state',
      kind: 'customer',
      state: customerListState(params.code, state === 'cut-over'),
    } as const;
    const row = rowOf(store, surroundings.now());
    const page = await fillPage(store, list, pageRequest(limit, after), row);
    const next = page.next === undefined ? {} : { next: sealCursor(scope, page.next) };
    return { body: { items: [...page.items], ...next } };
  };
