/**
 * What AWS's signer of requests hashes with.
 * @module
 */
import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';

type SourceData = string | ArrayBuffer | ArrayBufferView;

const bytesOf = (part: SourceData): Uint8Array => {
  if (typeof part === 'string') return Buffer.from(part);
  return ArrayBuffer.isView(part)
    ? new Uint8Array(part.buffer, part.byteOffset, part.byteLength)
    : new Uint8Array(part);
};

/** SHA-256 of text and bytes, or its HMAC where it is given a secret. */
export class Sha256 {
  readonly #hash: Hash | Hmac;
  constructor(secret?: SourceData) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }
  update(part: SourceData): void {
    this.#hash.update(bytesOf(part));
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}
