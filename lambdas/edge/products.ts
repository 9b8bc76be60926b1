/**
 * The products on sale, from the function's configuration.
 * @module
 */
import * as v from 'valibot';
import { INTEGRATIONS, PRODUCT_TYPES } from '#domain/names.ts';

const ProductSchema = v.object({
  productCode: v.string(),
  productId: v.string(),
  /** How the listing is priced; absent: pay-as-you-go. */
  type: v.optional(v.picklist(PRODUCT_TYPES)),
  /** How AWS Marketplace speaks of its customers; absent: by license ARN. */
  integration: v.optional(v.picklist(INTEGRATIONS)),
  /** `vendor/product` of its policy. */
  policy: v.string(),
  name: v.string(),
  supportEmail: v.pipe(v.string(), v.email()),
  supportUrl: v.pipe(v.string(), v.url()),
  /** Where its buyers register: on our own pages, unless they are handed off to the seller's sign-up. */
  registration: v.optional(v.object({ mode: v.literal('hand-off'), signUpUrl: v.pipe(v.string(), v.url()) })),
});
export type Product = v.InferOutput<typeof ProductSchema>;

/** Reads ENV.products; throws at start where the configuration is broken. */
export const parseProducts = (json: string): readonly Product[] =>
  v.parse(v.array(ProductSchema), JSON.parse(json));

/** Whether AWS Marketplace grants entitlements for it: contracts, with consumption or without; never pay-as-you-go. */
export const hasEntitlements = (products: readonly Product[], productCode: string | undefined): boolean =>
  products.some(
    ({ productCode: code, type = 'saas-subscription' }) =>
      code === productCode && type !== 'saas-subscription',
  );
