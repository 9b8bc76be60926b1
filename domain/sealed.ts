/**
 * What is kept sealed: links that are as good as a license, addresses of people.
 * @module
 */

/** Something sealed by the edge: found by its hash, opened by nobody but who may, shown masked. */
export interface Sealed {
  /** Keyed hash of the plain text, hexadecimal. */
  readonly hash: string;
  readonly ciphertext: string;
  readonly masked: string;
}
