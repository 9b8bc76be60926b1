/**
 * What the page of a move is drawn with.
 * @module
 */
import type { Product } from '#lambdas/edge/products.ts';
import type { Setting } from './setting.ts';

/** The setting, the product, and whose move it is. */
export interface MoveScene extends Setting {
  readonly product: Product;
  readonly tenantId: string;
}
