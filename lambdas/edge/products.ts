/**
 * The products on sale, from the function's configuration.
 * @module
 */
import * as v from 'valibot';
import { INTEGRATIONS, METERING_MODES, type MeteringMode, PRODUCT_TYPES } from '#domain/names.ts';

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
  /** Where and how it is metered, as far as the configuration says. */
  metering: v.optional(
    v.object({ region: v.optional(v.string()), mode: v.optional(v.picklist(METERING_MODES)) }),
  ),
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

/** Where AWS Marketplace takes usage unless a product says another Region: its own home. */
const METERING_REGION = 'us-east-1';

/**
 * Where and how a product is metered: one Region for all of its usage, since AWS takes the same hour in two of them and bills
 * it twice (facts §5.3).
 */
export const meteringOf = ({
  metering,
}: Product): { readonly region: string; readonly mode: MeteringMode } => ({
  region: metering?.region ?? METERING_REGION,
  mode: metering?.mode ?? 'live',
});
