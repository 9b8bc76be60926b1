/**
 * Hashes that stand for what must not be kept: tokens, references, cookies, codes, e-mail addresses.
 * @module
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** SHA-256 in hex. For secrets of 128 bits and more, which cannot be guessed from their hash. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Names a text by its content: SHA-256, base64url. The same text has the same name, wherever it is made. */
export const textHashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Names a person without their address: SHA-256 of the lower-cased e-mail address. */
export const personHashOf = (email: string): string => hashOf(email.trim().toLowerCase());

/** HMAC-SHA-256 in hex: what only the holder of `key` can make. */
export const sealOf = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('hex');

/**
 * What is kept of a one-time code: salted with its registration, so that a code of another one never fits.
 * Six digits can be tried out by whoever reads the table, but not used: that also takes the buyer's own cookie, of
 * which only the hash is kept.
 */
export const codeHashOf = (referenceHash: string, code: string): string => sealOf(referenceHash, code);

/** Compares two hashes in a time that does not depend on where they differ. */
export const isSameHash = (left: string, right: string): boolean => {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
};
