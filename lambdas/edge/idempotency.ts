/**
 * Idempotency-Key: a write that is sent again is not done again, it gets the answer that it got.
 * The receipt is written in the transaction of the change, so there is never one without the other.
 * @module
 */
import { createHash } from 'node:crypto';
import { type Refusal, refuse } from '#domain/errors.ts';
import { IDEMPOTENCY_KEY_CHARACTERS_MAX, IDEMPOTENCY_LIFE_MS } from '#domain/limits.ts';
import type { Instant } from '#domain/time.ts';

/** What is kept of an answered write. */
export interface StoredAnswer {
  readonly receiptHash: string;
  readonly requestHash: string;
  readonly status: number;
  readonly body: string;
  readonly etag?: string;
  readonly expiresAt: number;
}

/** The part of a unit of work that receipts need. */
export interface ReceiptWork {
  readonly now: Instant;
  read(kind: 'receipt', id: string): Promise<StoredAnswer | undefined>;
  put(kind: 'receipt', id: string, receipt: StoredAnswer): void;
}

/** One write under its key. */
export interface KeyedRequest {
  readonly receiptHash: string;
  readonly requestHash: string;
}

const hashOf = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

const KEY = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/**
 * Ties a request to its key. The key counts for its caller alone. It is part of both hashes and kept nowhere: what a request said
 * (an address, a link) cannot be found by trying.
 * @param request the operation and its parsed parts, so that white space and the order of fields make no other request
 * @returns IDEMPOTENCY_KEY_MISSING, or PARAMETER_INVALID for a key that is too long or not printable ASCII
 */
export const keyedRequest = (
  key: string | undefined,
  principal: string,
  request: readonly unknown[],
): KeyedRequest | Refusal => {
  if (key === undefined || key === '') return refuse('IDEMPOTENCY_KEY_MISSING');
  if (key.length > IDEMPOTENCY_KEY_CHARACTERS_MAX || !KEY.test(key)) {
    const message = `is not 1 to ${IDEMPOTENCY_KEY_CHARACTERS_MAX} printable ASCII characters`;
    return refuse('PARAMETER_INVALID', {}, [{ field: 'Idempotency-Key', message }]);
  }
  return { receiptHash: hashOf([principal, key]), requestHash: hashOf([key, ...request]) };
};

/**
 * The answer that this very request got before.
 * @returns `undefined` where the key is new (or its time is over), IDEMPOTENCY_KEY_REUSED where it stood for another request
 */
export const formerAnswer = async (
  work: ReceiptWork,
  keyed: KeyedRequest,
): Promise<StoredAnswer | undefined | Refusal> => {
  const receipt = await work.read('receipt', keyed.receiptHash);
  if (!receipt || receipt.expiresAt <= work.now) return undefined;
  return receipt.requestHash === keyed.requestHash ? receipt : refuse('IDEMPOTENCY_KEY_REUSED');
};

/** Keeps the answer with the change that it tells of. */
export const keepAnswer = (
  work: ReceiptWork,
  keyed: KeyedRequest,
  answer: Pick<StoredAnswer, 'status' | 'body' | 'etag'>,
): StoredAnswer => {
  const receipt = { ...keyed, ...answer, expiresAt: work.now + IDEMPOTENCY_LIFE_MS };
  work.put('receipt', keyed.receiptHash, receipt);
  return receipt;
};
