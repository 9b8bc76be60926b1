/**
 * The one place where a function reads the clock and makes up ids; everything else gets them as arguments.
 * @module
 */
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Instant } from '#domain/time.ts';

/** Milliseconds since 1970 UTC. */
export const now = (): Instant => Date.now();

/** A fresh UUID. */
export const newId = (): string => randomUUID();

/** `bytes` of randomness, base64url: references, cookies, codes' salt. */
export const newSecret = (bytes: number): string => randomBytes(bytes).toString('base64url');

/** A fresh tenant id: `t-` and 20 characters of base 32. */
export const newTenantId = (): string =>
  `t-${[...randomBytes(20)].map((byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte & 31]).join('')}`;

/** Random decimal digits, each equally likely: one-time codes. */
export const newDigits = (count: number): string =>
  Array.from({ length: count }, () => String(randomInt(10))).join('');

/** Waits so many ms. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
