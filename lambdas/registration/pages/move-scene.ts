/**
 * What the page of a move is drawn with.
 * @module
 */
import type { Product } from '#lambdas/edge/products.ts';
import type { SignedInSetting } from './signed-in-setting.ts';

/** The setting, the product, and whose move it is. */
export interface MoveScene extends SignedInSetting {
  readonly product: Product;
  readonly tenantId: string;
}
