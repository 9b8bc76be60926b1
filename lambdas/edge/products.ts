/**
 * The products on sale, from the function's configuration.
 * @module
 */
import * as v from 'valibot';

const ProductSchema = v.object({
  productCode: v.string(),
  productId: v.string(),
  /** `vendor/product` of its policy. */
  policy: v.string(),
  name: v.string(),
  supportEmail: v.pipe(v.string(), v.email()),
  supportUrl: v.pipe(v.string(), v.url()),
});
export type Product = v.InferOutput<typeof ProductSchema>;

/** Reads ENV.products; throws at start where the configuration is broken. */
export const parseProducts = (json: string): readonly Product[] =>
  v.parse(v.array(ProductSchema), JSON.parse(json));
