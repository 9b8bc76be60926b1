/**
 * Where templates stand in the store.
 * @module
 */

/** A template of a product on sale. */
export const templateKeyOf = (productCode: string, templateId: string): string =>
  `${productCode}/${templateId}`;

/** What new customers of a product of the policy get. */
export const newCustomersKeyOf = (productCode: string, product: string): string =>
  `${productCode}/${product}`;
