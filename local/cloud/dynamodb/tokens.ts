import { createHash } from 'node:crypto';
import type { Commit } from './journal.ts';

/** A client token stands for its transaction for ten minutes after it finished (API reference, 2026-11-21). */
export const TOKEN_LIFE_MS = 10 * 60 * 1000;

/** Transactions that were acknowledged, by their client token. */
export interface Tokens {
  /** `new`: to be carried out · `same`: was carried out · `other`: the token came with something else. */
  judge(token: string, hash: string): 'new' | 'same' | 'other';
  remember(token: string, hash: string): void;
}

/** A fingerprint of what a transaction asks for. */
export const requestHash = (transactItems: unknown): string =>
  createHash('sha256').update(JSON.stringify(transactItems)).digest('base64');

/**
 * @param commits what the journal retained
 * @param now milliseconds since the epoch
 */
export const openTokens = (commits: readonly Commit[], now: () => number): Tokens => {
  const known = new Map<string, { hash: string; at: number }>();
  for (const { token, at } of commits) if (token) known.set(token.value, { hash: token.hash, at });

  /** Oldest first, as maps keep their order. */
  const forgetOld = (): void => {
    const oldest = now() - TOKEN_LIFE_MS;
    for (const [token, { at }] of known) {
      if (at >= oldest) return;
      known.delete(token);
    }
  };

  return {
    judge: (token, hash) => {
      forgetOld();
      const found = known.get(token);
      if (!found) return 'new';
      return found.hash === hash ? 'same' : 'other';
    },
    remember: (token, hash) => void known.set(token, { hash, at: now() }),
  };
};
