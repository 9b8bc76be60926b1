/**
 * Sealing without AWS, for tests: what it gives cannot be read by eye, opens for its purpose alone, and is found by its hash.
 */
import { createHmac } from 'node:crypto';
import type { Sealing } from '#lambdas/edge/sealing.ts';

/** A sealing of its own; what another one sealed does not open. */
export const memorySealing = (): Sealing => {
  const plainOf = new Map<string, { readonly plain: string; readonly purpose: string }>();
  const hashed = (plain: string, purpose: string): string =>
    createHmac('sha256', 'test').update(`${purpose}\n${plain}`).digest('hex');
  return {
    hash: async (plain, purpose) => hashed(plain, purpose),
    seal: async (plain, masked, purpose) => {
      const ciphertext = `sealed-${plainOf.size + 1}`;
      plainOf.set(ciphertext, { plain, purpose });
      return { hash: hashed(plain, purpose), ciphertext, masked };
    },
    open: async ({ ciphertext }, purpose) => {
      const found = plainOf.get(ciphertext);
      if (found?.purpose !== purpose) throw new Error('nothing that was sealed for this');
      return found.plain;
    },
  };
};
