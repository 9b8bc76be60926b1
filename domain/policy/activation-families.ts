/**
 * Which products a family has.
 * @module
 */
import type { ActivationPolicy } from './activation-schema.ts';

type Family = ActivationPolicy['families'][number];

/** The products of a family: those that it names, or the catalog without those of the families that it excepts. */
export const productsOf = (
  { products, families }: Pick<ActivationPolicy, 'products' | 'families'>,
  family: Family,
): readonly string[] => {
  if (family.products) return family.products;
  const taken = families
    .filter(({ id }) => family.allExcept?.includes(id))
    .flatMap((excepted) => excepted.products ?? []);
  return products.map(({ id }) => id).filter((id) => !taken.includes(id));
};
