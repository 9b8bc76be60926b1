/**
 * A bug that is planted: one text of the product, altered as it is loaded.
 * @module
 */
export interface Planted {
  readonly name: string;
  /** Path from the root. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
}
